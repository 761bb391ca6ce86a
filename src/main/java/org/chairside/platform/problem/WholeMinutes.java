package org.chairside.platform.problem;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An appointment's time, which letters and calendars tell in hours and minutes: no seconds. Null is
 * valid.
 */
@Constraint(validatedBy = WholeMinutes.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WholeMinutes {

  /** Unused: {@link ConstraintMessages} says what is wrong. */
  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks for seconds. */
  final class Check implements ConstraintValidator<WholeMinutes, Instant> {

    @Override
    public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
      return time == null || time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }
  }
}
