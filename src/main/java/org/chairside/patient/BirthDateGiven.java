package org.chairside.patient;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chairside.platform.web.HasVisibleText;

/** Somebody says what is known of the birth date, or why nothing is. */
@Constraint(validatedBy = BirthDateGiven.Check.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface BirthDateGiven {
  String message() default HasVisibleText.MESSAGE;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports it at the field, as of every other one. */
  final class Check implements ConstraintValidator<BirthDateGiven, NewPatient> {
    @Override
    public boolean isValid(NewPatient patient, ConstraintValidatorContext context) {
      if (patient.birthDate() != null || patient.birthDateKnown() != null) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(HasVisibleText.MESSAGE)
          .addPropertyNode("birthDate")
          .addConstraintViolation();
      return false;
    }
  }
}
