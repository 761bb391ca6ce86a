package org.chairside;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of the packaged application, which it starts as a process. Such classes run side by side,
 * beside the tests of the {@linkplain ApplicationTest running application}.
 */
@Tag("packaged")
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PackagedApplicationTest {}
