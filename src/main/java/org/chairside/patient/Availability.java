package org.chairside.patient;

import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.chairside.platform.problem.Problem.FieldError;

/**
 * When a patient, with who takes them home, can come.
 *
 * @param weekly spans of the week in the clinic's wall-clock time; none: at any time
 * @param away days on which the patient cannot come at all
 */
public record Availability(
    @Size(max = 50) List<@Valid @NotNull Weekly> weekly,
    @Size(max = 50) List<@Valid @NotNull Away> away) {

  /** What is left out is empty. */
  @SuppressWarnings("NullAway") // it is left out
  public Availability {
    weekly = weekly == null ? List.of() : weekly;
    away = away == null ? List.of() : away;
  }

  /**
   * A span of every such weekday.
   *
   * @param until the first minute after it; 00:00 is the midnight that ends the day
   */
  public record Weekly(
      @NotNull DayOfWeek day,
      @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
      @NotNull @JsonFormat(pattern = "HH:mm") LocalTime until) {

    /** Whether the span lasts until the end of the day: the midnight after it. */
    public boolean endsAtMidnight() {
      return until.equals(LocalTime.MIDNIGHT);
    }
  }

  /** Days on which the patient cannot come, the first and the last included. */
  public record Away(@NotNull LocalDate from, @NotNull LocalDate until) {}

  /** Whether it says nothing at all. */
  @JsonIgnore
  boolean saysNothing() {
    return weekly.isEmpty() && away.isEmpty();
  }

  /** What is the wrong way round in it. */
  List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    for (int i = 0; i < weekly.size(); i++) {
      Weekly span = weekly.get(i);
      if (!span.endsAtMidnight() && !span.from().isBefore(span.until())) {
        faults.add(FieldError.of("availability.weekly[" + i + "].from", FIELD.beforeUntil()));
      }
    }
    for (int i = 0; i < away.size(); i++) {
      if (away.get(i).from().isAfter(away.get(i).until())) {
        faults.add(FieldError.of("availability.away[" + i + "].from", FIELD.notAfterUntil()));
      }
    }
    return faults;
  }
}
