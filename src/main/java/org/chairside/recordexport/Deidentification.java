package org.chairside.recordexport;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a record names nobody, as 45 CFR 164.514(b)(2) (HIPAA, "Safe Harbor") lists it. What is
 * not known to be harmless is left out: of the tables and columns named here, numbers, truth values
 * and codes stay; a moment becomes minutes since the first session was to start; an id becomes a
 * number of its own in this export; an age over 89 years is 90. Free text never stays.
 */
final class Deidentification {

  /** The lowest age that the regulation lets stand for all above it. */
  private static final int OLDEST = 90;

  private static final Set<String> TABLES =
      Set.of(
          "patient",
          "threshold_override",
          "course",
          "dose_recommendation",
          "infusion_session",
          "infusion_segment",
          "observation",
          "side_effect",
          "side_effect_grade",
          "recovery_score",
          "flag",
          "flag_escalation",
          "outcome");

  private static final Set<String> CODES =
      Set.of(
          "sex",
          "weight_unit",
          "temperature_unit",
          "drug",
          "protocol",
          "protocol_code",
          "status",
          "acuity",
          "end_reason",
          "closing_code",
          "rule",
          "severity",
          "subject",
          "disposition",
          "review_disposition",
          "recipient",
          "source",
          "consciousness",
          "oxygen_device",
          "type",
          "scale",
          "instrument",
          "moment",
          "sign");

  /** Answers to the questions of a scale, each a number or a code. */
  private static final Set<String> ANSWERS = Set.of("cadss6", "items", "entered");

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,59}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final Map<String, Integer> numbers = new HashMap<>();
  private final @Nullable Instant start;

  private Deidentification(@Nullable Instant start) {
    this.start = start;
  }

  /** The tables with what of them names nobody. */
  static Map<String, List<Map<String, Object>>> of(Map<String, List<Map<String, Object>>> record) {
    Instant start =
        record.getOrDefault("infusion_session", List.of()).stream()
            .map(row -> moment(row.get("starts_at")))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(null);
    var work = new Deidentification(start);
    Map<String, List<Map<String, Object>>> kept = new LinkedHashMap<>();
    record.forEach(
        (table, rows) -> {
          if (TABLES.contains(table)) {
            kept.put(table, rows.stream().map(work::row).toList());
          }
        });
    return kept;
  }

  private Map<String, Object> row(Map<String, Object> row) {
    Map<String, Object> kept = new LinkedHashMap<>();
    row.forEach(
        (column, value) -> {
          switch (value) {
            case null -> {}
            case Number number -> kept.put(column, number);
            case Boolean truth -> kept.put(column, truth);
            case String text -> text(column, text, kept);
            default -> {
              if (ANSWERS.contains(column)) {
                kept.put(column, answers(value));
              }
            }
          }
        });
    return kept;
  }

  private void text(String column, String text, Map<String, Object> kept) {
    if (column.equals("birth_date")) {
      age(text).ifPresent(years -> kept.put("age", years));
    } else if (ID.matcher(text).matches()) {
      kept.put(column, numbers.computeIfAbsent(text, _ -> numbers.size() + 1));
    } else if (CODES.contains(column) && CODE.matcher(text).matches()) {
      kept.put(column, text);
    } else if (start != null) {
      moment(text)
          .ifPresent(at -> kept.put(column + "_minute", Duration.between(start, at).toMinutes()));
    }
  }

  private static Object answers(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> kept = new LinkedHashMap<>();
        map.forEach((name, each) -> keep(each).ifPresent(it -> kept.put(String.valueOf(name), it)));
        yield kept;
      }
      case List<?> list ->
          list.stream().map(Deidentification::keep).flatMap(Optional::stream).toList();
      default -> keep(value).orElse("");
    };
  }

  private static Optional<Object> keep(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Number number -> Optional.of(number);
      case Boolean truth -> Optional.of(truth);
      case String text -> Optional.<Object>of(text).filter(_ -> CODE.matcher(text).matches());
      default -> Optional.of(answers(value));
    };
  }

  /** At the first session, in whole years; unknown where the year of birth is, or no session. */
  private Optional<Integer> age(String birthDate) {
    if (start == null || !YEAR.matcher(birthDate).lookingAt()) {
      return Optional.empty();
    }
    LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate();
    int years = day.getYear() - Integer.parseInt(birthDate.substring(0, 4));
    boolean before =
        birthDate.length() == 10 && LocalDate.parse(birthDate).withYear(day.getYear()).isAfter(day);
    return Optional.of(Math.min(before ? years - 1 : years, OLDEST));
  }

  private static Optional<Instant> moment(@Nullable Object value) {
    try {
      return Optional.of(
          OffsetDateTime.parse(String.valueOf(Objects.requireNonNullElse(value, ""))).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
