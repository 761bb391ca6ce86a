package org.chairside.platform.web;

import static org.chairside.message.FieldMessages.FIELD;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; invalid ones are refused with the parameter's name. */
public final class Query {

  private Query() {}

  public static @Nullable UUID id(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException _) {
      throw new Invalid(name, FIELD.id());
    }
  }

  public static @Nullable Instant instant(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      return bounded(OffsetDateTime.parse(value));
    } catch (DateTimeParseException _) {
      throw new Invalid(name, FIELD.instant());
    }
  }

  // Beyond these years a time is mistyped, and no database column holds every Java instant.
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2999;

  /**
   * The instant, if its year is plausible.
   *
   * @throws DateTimeParseException otherwise, as for any invalid time
   */
  public static Instant bounded(OffsetDateTime time) {
    if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
      throw new DateTimeParseException("not a year that people mean", time.toString(), 0);
    }
    return time.toInstant();
  }

  /** A day in a path, where it is never missing. */
  public static LocalDate date(String name, String value) {
    try {
      LocalDate date = LocalDate.parse(value);
      if (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR) {
        return date;
      }
    } catch (DateTimeParseException _) {
      // falls through to the refusal
    }
    throw new Invalid(name, FIELD.date());
  }

  /** A whole number within these bounds; the fallback where the parameter is absent. */
  public static long number(
      String name, @Nullable String value, long least, long most, long fallback) {
    if (value == null || value.isEmpty()) {
      return fallback;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      throw new Invalid(name, FIELD.wholeNumber());
    }
    throw new Invalid(name, FIELD.between(least, most));
  }

  /** A text; one that the database cannot store is refused. */
  public static @Nullable String text(String name, @Nullable String value) {
    if (value != null && !Text.isStorable(value)) {
      throw new Invalid(name, FIELD.storableText());
    }
    return value;
  }

  /** Several constants separated by commas; none where the parameter is absent. */
  public static <E extends Enum<E>> List<E> anyOf(
      String name, Class<E> type, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return List.of();
    }
    return Arrays.stream(value.split(",", -1)).map(part -> one(name, type, part.strip())).toList();
  }

  private static <E extends Enum<E>> E one(String name, Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(value))
        .findFirst()
        .orElseThrow(
            () -> new Invalid(name, FIELD.oneOf(Message.names(List.of(type.getEnumConstants())))));
  }
}
