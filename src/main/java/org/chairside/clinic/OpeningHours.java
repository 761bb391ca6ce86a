package org.chairside.clinic;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * One opening span of a weekday, in the clinic's own time. A day may have several; a day without
 * any is closed.
 */
public record OpeningHours(
    @NotNull DayOfWeek day,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime opens,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime closes) {

  @AssertTrue(message = "must open before it closes")
  @com.fasterxml.jackson.annotation.JsonIgnore
  @SuppressWarnings("NullAway") // Bean Validation also asks a record whose parts are missing
  public boolean isForward() {
    return opens == null || closes == null || opens.isBefore(closes);
  }
}
