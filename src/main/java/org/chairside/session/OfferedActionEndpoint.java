package org.chairside.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the action that a resource's method performs. A person who may call the method may do the
 * action, so that roles are declared in one place.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OfferedActionEndpoint {
  OfferedAction value();
}
