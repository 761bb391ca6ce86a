package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.booking.FloorPlans.Without;
import org.chairside.clinic.Clinic;
import org.chairside.course.Course;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.planning.Appointment;
import org.chairside.planning.BookingRule;
import org.chairside.planning.Diary;
import org.chairside.planning.Rhythm.Beat;
import org.chairside.planning.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/** Asks every rule of what is booked already: a closure or an absent nurse may have broken some. */
@ApplicationScoped
class PlanCheck {

  private final FloorPlans plans;
  private final SeriesFiles files;
  private final Patients patients;
  private final Sessions sessions;

  PlanCheck(FloorPlans plans, SeriesFiles files, Patients patients, Sessions sessions) {
    this.plans = plans;
    this.files = files;
    this.patients = patients;
    this.sessions = sessions;
  }

  /** A booked session that breaks a rule. */
  record Violation(InfusionSession session, BookingRule rule, String message) {}

  /** What breaks a rule among the sessions that start on these days and have not begun. */
  List<Violation> violations(Clinic clinic, LocalDate from, LocalDate until) {
    WallClock wall = new WallClock(clinic.timeZone());
    List<InfusionSession> booked =
        sessions.expected(clinic.id(), wall.day(from).from(), wall.day(until).until());
    Diary diary = plans.plan(clinic, from, until, Without.NOTHING);
    enterPatients(diary, clinic, booked, from, until);
    List<Violation> found = new ArrayList<>();
    for (InfusionSession session : booked) {
      Appointment own = diary.appointment(session.id()).orElseThrow();
      diary.strike(own.id());
      new Words(diary, Map.of())
          .reasons(own)
          .forEach(reason -> found.add(new Violation(session, reason.rule(), reason.message())));
      diary.enter(own);
    }
    found.addAll(missedGaps(booked, diary));
    return found;
  }

  void enterPatients(
      Diary diary, Clinic clinic, List<InfusionSession> booked, LocalDate from, LocalDate until) {
    Set<UUID> ids = booked.stream().map(InfusionSession::patientId).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      for (Patient patient : patients.list("id in ?1", ids)) {
        plans.enterPatient(diary, patient, clinic, from, until);
      }
    }
  }

  private List<Violation> missedGaps(List<InfusionSession> booked, Diary diary) {
    Words words = new Words(diary, Map.of());
    List<Violation> found = new ArrayList<>();
    Map<UUID, List<InfusionSession>> byCourse =
        booked.stream().collect(Collectors.groupingBy(InfusionSession::courseId));
    for (UUID courseId : byCourse.keySet()) {
      Series series = files.look(courseId);
      List<InfusionSession> mine = byCourse.getOrDefault(courseId, List.of());
      List<Beat> beats =
          series.standing().stream()
              .map(s -> new Beat(s.id(), s.startsAt(), mine.contains(s)))
              .toList();
      series.rhythm().missed(beats, series.wall(), LocalDate.MIN).stream()
          .filter(missed -> missed.beat().isNew())
          .forEach(
              missed ->
                  mine.stream()
                      .filter(s -> s.id().equals(missed.beat().id()))
                      .forEach(
                          s ->
                              found.add(
                                  new Violation(s, BookingRule.GAP, words.gap(missed, true)))));
      notActive(series.course(), mine, found);
    }
    return found;
  }

  private static void notActive(
      Course course, List<InfusionSession> sessions, List<Violation> found) {
    if (!course.isActive()) {
      sessions.forEach(
          s ->
              found.add(
                  new Violation(s, BookingRule.COURSE_ACTIVE, "the course is held or cancelled")));
    }
  }
}
