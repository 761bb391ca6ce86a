package org.chairside.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.schedule.SessionPhases;
import org.jspecify.annotations.Nullable;

/**
 * The requested series: the course's existing sessions, and those still to be placed.
 *
 * @param sessions the course's sessions in order; those before the first that is to be placed
 *     matter only as far as a gap reaches
 * @param from the first day on which a session may be placed
 * @param until the last one
 * @param earliest no session is placed before
 * @param today in the clinic's calendar
 * @param usual where and by whom the patient was treated so far
 */
public record SeriesRequest(
    UUID courseId,
    UUID patientId,
    SessionPhases phases,
    List<RequestedSession> sessions,
    LocalDate from,
    LocalDate until,
    Instant earliest,
    LocalDate today,
    Wishes wishes,
    Usual usual) {

  /**
   * One session of the series.
   *
   * @param sessionId the session booked there; null for one that is to be placed again
   * @param start its start; for one that is to be placed, where it would best stay, or null
   * @param chairId the chair of that start
   * @param isFixed whether it stays where it is
   * @param gap from the session before it; null for the course's first
   * @param patientsPerNurse how many of its acuity one nurse may watch at once
   */
  public record RequestedSession(
      @Nullable UUID sessionId,
      @Nullable Instant start,
      @Nullable UUID chairId,
      boolean isFixed,
      @Nullable GapRule gap,
      int patientsPerNurse) {

    public RequestedSession withGap(GapRule other) {
      return new RequestedSession(sessionId, start, chairId, isFixed, other, patientsPerNurse);
    }
  }

  /**
   * The patient's preferred times; unmet ones cost points but exclude nothing.
   *
   * @param days empty where any is welcome
   */
  public record Wishes(Set<DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime until) {

    public static final Wishes NONE = new Wishes(Set.of(), null, null);

    /** Minutes by which a start at that minute of the day lies outside the hours wished for. */
    int minutesOff(int minute) {
      int early = from == null ? 0 : minute(from) - minute;
      int late = until == null ? 0 : minute - minute(until);
      return Math.max(0, Math.max(early, late));
    }

    private static int minute(LocalTime time) {
      return time.getHour() * 60 + time.getMinute();
    }
  }

  /** The chair and the nurse that the patient knows; null where there is none. */
  public record Usual(@Nullable UUID chairId, @Nullable UUID nurseId) {
    public static final Usual NONE = new Usual(null, null);
  }
}
