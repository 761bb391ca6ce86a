package org.chairside.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Says of a body that cannot be read which field is at fault, without repeating its value. */
final class JsonFaults {

  private JsonFaults() {}

  /** The field at fault, or empty where the text is not JSON at all. */
  static Optional<FieldError> fieldError(JsonProcessingException fault) {
    if (!(fault instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(FieldError.of(path(mapping), message(mapping)));
  }

  private static String path(JsonMappingException fault) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : fault.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String message(JsonMappingException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown ->
          "is not a field of this request; known are "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case InvalidFormatException format -> expected(format.getTargetType());
      case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
      default -> "cannot be read";
    };
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong form";
    }
    if (type.isEnum()) {
      return "must be one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == Instant.class) {
      return "must be an instant with its offset such as 2026-03-02T14:05:00Z";
    }
    if (type == LocalDate.class) {
      return "must be a date such as 2026-03-02";
    }
    if (type == LocalTime.class) {
      return "must be a time of day such as 08:00";
    }
    if (type == Integer.class || type == int.class) {
      return "must be a whole number";
    }
    if (type == BigDecimal.class) {
      return "must be a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type == String.class) {
      return "must be a text";
    }
    if (type == UUID.class) {
      return "must be an id (a UUID)";
    }
    return List.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
  }
}
