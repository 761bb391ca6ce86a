package org.chairside.platform.problem;

import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Names the field at fault in an unreadable body, without repeating its value. */
final class JsonFaults {

  private static final Map<Class<?>, Message> EXPECTED =
      Map.ofEntries(
          Map.entry(Instant.class, FIELD.instant()),
          Map.entry(LocalDate.class, FIELD.date()),
          Map.entry(LocalTime.class, FIELD.timeOfDay()),
          Map.entry(Integer.class, FIELD.wholeNumber()),
          Map.entry(int.class, FIELD.wholeNumber()),
          Map.entry(BigDecimal.class, FIELD.number()),
          Map.entry(Boolean.class, FIELD.trueOrFalse()),
          Map.entry(boolean.class, FIELD.trueOrFalse()),
          Map.entry(String.class, FIELD.text()),
          Map.entry(UUID.class, FIELD.id()));

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

  private static Message message(JsonMappingException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown ->
          FIELD.unknown(
              Message.names(
                  unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList()));
      case ForbiddenText forbidden -> forbidden.why();
      case InvalidFormatException format -> expected(format.getTargetType());
      case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
      default -> FIELD.wrongForm();
    };
  }

  private static Message expected(@Nullable Class<?> type) {
    if (type == null) {
      return FIELD.wrongForm();
    }
    if (type.isEnum()) {
      return FIELD.oneOf(Message.names(jsonNames(type)));
    }
    if (EXPECTED.containsKey(type)) {
      return EXPECTED.get(type);
    }
    return List.class.isAssignableFrom(type) ? FIELD.list() : FIELD.object();
  }

  /** The constants of an enum as JSON has them. */
  private static List<String> jsonNames(Class<?> type) {
    return Stream.of(type.getFields())
        .filter(Field::isEnumConstant)
        .map(JsonFaults::jsonName)
        .toList();
  }

  private static String jsonName(Field constant) {
    JsonProperty named = constant.getAnnotation(JsonProperty.class);
    return named == null ? constant.getName() : named.value();
  }
}
