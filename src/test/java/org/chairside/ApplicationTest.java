package org.chairside;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test of the running application. All of them share one application, started for the first, and
 * run one after the other: Quarkus' own extension keeps the class under test in a static field. The
 * tests of the {@linkplain PackagedApplicationTest packaged application} run beside them.
 */
@QuarkusTest
@Tag("application")
@Execution(ExecutionMode.SAME_THREAD)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApplicationTest {}
