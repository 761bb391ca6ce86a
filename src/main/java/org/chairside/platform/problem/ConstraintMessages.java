package org.chairside.platform.problem;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Map;
import org.chairside.message.Language;
import org.chairside.message.Message;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * Says which constraint of a form is broken. Where a constraint's own {@code message} is the code
 * of a message, that one is said; it takes no parameters.
 */
final class ConstraintMessages {

  private ConstraintMessages() {}

  static Message of(ConstraintViolation<?> violation) {
    String own = violation.getMessageTemplate();
    if (Language.ENGLISH.knows(own)) {
      return new Message(own, Map.of());
    }
    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
    return switch (constraint) {
      case NotNull _, NotBlank _, NotEmpty _ -> FIELD.required();
      case Size size -> size(size, violation.getInvalidValue() instanceof CharSequence);
      case Range range -> FIELD.between(range.min(), range.max());
      case Min min -> FIELD.atLeast(BigDecimal.valueOf(min.value()));
      case Max max -> FIELD.atMost(BigDecimal.valueOf(max.value()));
      case DecimalMin min -> FIELD.atLeast(new BigDecimal(min.value()));
      case DecimalMax max -> FIELD.atMost(new BigDecimal(max.value()));
      case Digits digits -> FIELD.decimalsAtMost(digits.fraction());
      case Email _ -> FIELD.email();
      case ReasonInWords _ ->
          FIELD.reasonInWords(ReasonInWords.LEAST_CHARACTERS, ReasonInWords.LEAST_WORDS);
      case WholeMinutes _ -> FIELD.wholeMinutes();
      case UniqueElements _ -> FIELD.unique();
      default -> FIELD.wrongForm();
    };
  }

  private static Message size(Size size, boolean text) {
    if (text) {
      return size.min() == 0
          ? FIELD.charactersAtMost(size.max())
          : FIELD.charactersBetween(size.min(), size.max());
    }
    return size.min() == 0
        ? FIELD.entriesAtMost(size.max())
        : FIELD.entriesBetween(size.min(), size.max());
  }
}
