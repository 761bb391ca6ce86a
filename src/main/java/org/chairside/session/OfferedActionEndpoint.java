package org.chairside.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource's method: the action that a call of it is. Anyone who may call the method may do
 * the action, so that the roles stand in one place.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OfferedActionEndpoint {
  OfferedAction value();
}
