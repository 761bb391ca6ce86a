package org.chairside.platform.problem;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reason that colleagues can read later: at least ten characters and two different words. It is
 * asked of everyone who passes a safety gate or takes a step back; "ok" explains nothing. Null is
 * valid.
 */
@Constraint(validatedBy = ReasonInWords.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReasonInWords {

  int LEAST_CHARACTERS = 10;
  int LEAST_WORDS = 2;

  /** Unused: {@link ConstraintMessages} says what is missing. */
  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Counts characters and words. */
  final class Check implements ConstraintValidator<ReasonInWords, String> {

    @Override
    public boolean isValid(@Nullable String reason, ConstraintValidatorContext context) {
      return reason == null || isInWords(reason);
    }

    private static boolean isInWords(String reason) {
      String text = reason.strip().replaceAll("\\s+", " ");
      long words =
          Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"))
              .filter(word -> word.codePointCount(0, word.length()) > 1)
              .distinct()
              .count();
      return text.codePointCount(0, text.length()) >= LEAST_CHARACTERS && words >= LEAST_WORDS;
    }
  }
}
