package org.chairside.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chairside.clinic.Clinic;
import org.chairside.course.Acuity;
import org.chairside.course.Course;
import org.chairside.course.TreatmentPhase;
import org.chairside.patient.Patient;
import org.chairside.planning.GapRule;
import org.chairside.planning.GapRules;
import org.chairside.planning.SeriesRequest.Usual;
import org.chairside.platform.problem.Conflict;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;

/**
 * A course with what planning needs.
 *
 * @param standing its active sessions, in the order of their starts
 * @param earlier how many sessions the patient had in other courses
 * @param infusionMinutes as a clinician recommended last, else as the course orders
 * @param usual where and by whom the patient was treated last
 */
public record Series(
    Course course,
    Clinic clinic,
    Patient patient,
    List<InfusionSession> standing,
    int earlier,
    int infusionMinutes,
    Usual usual) {

  /**
   * Refuses what only a living patient's active course allows.
   *
   * @throws Conflict naming the state
   */
  public void requireOpen() {
    patient.requireAlive();
    course.requireActive();
  }

  public WallClock wall() {
    return new WallClock(clinic.timeZone());
  }

  /** How many sessions are still to be booked. */
  public int remaining() {
    return Math.max(0, course.sessions() - standing.size());
  }

  /** What a session booked now takes. */
  public SessionPhases phases() {
    return new SessionPhases(
        clinic.preparation(),
        Duration.ofMinutes(infusionMinutes),
        clinic.disconnect(),
        clinic.recovery(),
        clinic.turnover());
  }

  public GapRules gapRules() {
    return gapRules(course);
  }

  /** The gaps of a course, session by session. */
  static GapRules gapRules(Course course) {
    List<GapRule> gaps = new ArrayList<>();
    for (TreatmentPhase phase : course.phases()) {
      TreatmentPhase.Gap days = phase.gapDays();
      for (int i = 0; i < phase.sessions(); i++) {
        gaps.add(new GapRule(days.min(), days.target(), days.max()));
      }
    }
    return new GapRules(gaps);
  }

  /** How many days the next sessions take with the longest gaps. */
  int daysAtMost(int sessions) {
    return IntStream.range(standing.size(), standing.size() + sessions)
        .mapToObj(gapRules()::before)
        .filter(Objects::nonNull)
        .mapToInt(GapRule::max)
        .sum();
  }

  /**
   * How many of the sessions to be booked fit into so many days at their target gaps; 1 or more.
   */
  int sessionsWithin(int days) {
    int left = days;
    int sessions = 0;
    while (sessions < remaining()) {
      GapRule gap = gapRules().before(standing.size() + sessions);
      left -= gap == null ? 0 : gap.target();
      if (left < 0 && sessions > 0) {
        return sessions;
      }
      sessions++;
    }
    return sessions;
  }

  /** A patient's first sessions are monitored more closely; the clinic says how many. */
  Acuity acuity(int index) {
    return earlier + index < clinic.heightenedSessions() ? Acuity.HIGH : course.acuity();
  }

  public int patientsPerNurse(int index) {
    return ScheduleSnapshots.patientsPerNurse(clinic, acuity(index));
  }
}
