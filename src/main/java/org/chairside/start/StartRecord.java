package org.chairside.start;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.clinic.Clinics;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.monitoring.StartFacts;
import org.chairside.patient.PartialDate;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.patient.Weighing;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** Collects what is on record for the start of a session. */
@ApplicationScoped
class StartRecord {

  private final Sessions sessions;
  private final Patients patients;
  private final Courses courses;
  private final Clinics clinics;
  private final Flags flags;

  StartRecord(Sessions sessions, Patients patients, Courses courses, Clinics clinics, Flags flags) {
    this.sessions = sessions;
    this.patients = patients;
    this.courses = courses;
    this.clinics = clinics;
    this.flags = flags;
  }

  StartFacts of(InfusionSession session, Instant at) {
    return new StartFacts(
        criticalFlags(session, at), checklist(session), patient(session), visit(session, at));
  }

  /** Those of the session and those of its course that belong to no session. */
  private int criticalFlags(InfusionSession session, Instant at) {
    long ofSession =
        flags.of(session.id()).stream()
            .filter(flag -> !flag.isResolved() && !flag.occurredAt().isAfter(at))
            .filter(StartRecord::isCritical)
            .count();
    long ofCourse =
        flags.unresolvedOfCourses(List.of(session.courseId())).stream()
            .filter(StartRecord::isCritical)
            .count();
    return Math.toIntExact(ofSession + ofCourse);
  }

  private static boolean isCritical(Flag flag) {
    return flag.severity() == Severity.CRITICAL;
  }

  private static Map<String, Boolean> checklist(InfusionSession session) {
    Map<String, Boolean> answers = new HashMap<>();
    for (ChecklistAnswer answer : session.checkIn().checklist()) {
      if (answer.ok() != null) {
        answers.put(answer.code(), answer.ok());
      }
    }
    return answers;
  }

  private StartFacts.OnRecord patient(InfusionSession session) {
    Patient patient = patients.get(session.patientId());
    Weighing weight = weighing(session, patient);
    return new StartFacts.OnRecord(
        born(patient.birthDate().date()),
        weight == null ? null : weight.weightKg(),
        patient.weightRecordedAt(),
        patient.allergies(),
        patient.contraindications());
  }

  private static StartFacts.@Nullable Born born(@Nullable PartialDate date) {
    return date == null ? null : new StartFacts.Born(date.first(), date.last());
  }

  /** The session's weight, or one that was taken since check-in; null where there is none. */
  static @Nullable Weighing weighing(InfusionSession session, Patient patient) {
    Instant weighed = patient.weightRecordedAt();
    Instant came = session.checkIn().checkInRecordedAt();
    boolean since = weighed != null && came != null && weighed.isAfter(came);
    return since ? patient.weighing() : session.checkIn().weighing();
  }

  private StartFacts.Visit visit(InfusionSession session, Instant at) {
    Course course = courses.get(session.courseId());
    List<InfusionSession> before =
        sessions.startedBefore(at, session.patientId()).stream()
            .filter(other -> !other.id().equals(session.id()))
            .toList();
    return new StartFacts.Visit(
        course.drug(),
        session.startsAt(),
        before.isEmpty() ? null : before.getLast().startedAt(),
        course.leastGapDays(session.number()),
        clinics.get(session.clinicId()).timeZone());
  }
}
