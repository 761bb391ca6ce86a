package org.chairside.roster;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.DaySpan;

/**
 * One person's shift on one day of a clinic, by the clinic's wall clock.
 *
 * @param until the first minute after it; 00:00 is the midnight that ends the day
 * @param breaks within the shift, in order and apart from one another
 * @param charge whether the nurse leads the floor meanwhile, breaks included
 */
public record Shift(
    UUID staffId,
    Duty duty,
    @JsonFormat(pattern = "HH:mm") LocalTime from,
    @JsonFormat(pattern = "HH:mm") LocalTime until,
    List<Break> breaks,
    boolean charge) {

  /** As what somebody works. */
  public enum Duty {
    NURSE,
    CLINICIAN
  }

  /** When somebody on a shift sees to nobody; an end at 00:00 is the midnight that ends the day. */
  public record Break(
      @JsonFormat(pattern = "HH:mm") LocalTime from,
      @JsonFormat(pattern = "HH:mm") LocalTime until) {

    DaySpan span() {
      return DaySpan.of(from, until);
    }
  }

  public Shift {
    breaks = List.copyOf(breaks);
  }

  /** Whether the shift lasts until the end of the day: the midnight after it. */
  public boolean endsAtMidnight() {
    return until.equals(LocalTime.MIDNIGHT);
  }

  /** Whether that time of the day lies in the shift, breaks included. */
  public boolean covers(LocalTime time) {
    return span().covers(time);
  }

  DaySpan span() {
    return DaySpan.of(from, until);
  }
}
