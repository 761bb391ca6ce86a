package org.chairside.clinic;

import static org.chairside.clinic.ClinicMessages.CLINIC;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;

/**
 * One opening span of a weekday, in the clinic's own time. A day may have several that do not
 * overlap; a day without any is closed.
 *
 * @param closes 00:00 and 23:59 mean the end of the day, so that 00:00 to 00:00 is a whole day
 */
public record OpeningHours(
    @NotNull DayOfWeek day,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime opens,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime closes) {

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  /** Whether the clinic stays open until the end of the day: the midnight after it. */
  public boolean closesAtMidnight() {
    return closes.equals(LocalTime.MIDNIGHT) || closes.equals(LAST_MINUTE);
  }

  boolean holdsAt(LocalTime time) {
    return !time.isBefore(opens) && (closesAtMidnight() || time.isBefore(closes));
  }

  @AssertTrue(message = "clinic.opens-before-it-closes")
  @JsonIgnore
  @SuppressWarnings("NullAway") // Bean Validation also asks a record whose parts are missing
  public boolean isForward() {
    return opens == null || closes == null || span().isForward();
  }

  private DaySpan span() {
    return closesAtMidnight() ? DaySpan.untilMidnight(opens) : DaySpan.of(opens, closes);
  }

  /** Refuses spans of one day that overlap. */
  static void refuseOverlaps(List<OpeningHours> hours) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (hours.get(i).day() == hours.get(j).day()
            && hours.get(i).span().overlaps(hours.get(j).span())) {
          errors.add(FieldError.of("hours[" + i + "]", CLINIC.notOverlapping("hours[" + j + "]")));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }
}
