package org.chairside.calendar;

import static org.chairside.calendar.CalendarMessages.CALENDAR;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.NotFound;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionStatus;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/** Builds calendars. */
@ApplicationScoped
class CalendarBuilder {

  private static final Duration BACK = Duration.ofDays(60);
  private static final Duration AHEAD = Duration.ofDays(400);

  private final SessionCalendar calendar;
  private final Clinics clinics;
  private final Chairs chairs;
  private final Patients patients;
  private final StaffMembers staff;
  private final Clock clock;

  CalendarBuilder(
      SessionCalendar calendar,
      Clinics clinics,
      Chairs chairs,
      Patients patients,
      StaffMembers staff,
      Clock clock) {
    this.calendar = calendar;
    this.clinics = clinics;
    this.chairs = chairs;
    this.patients = patients;
    this.staff = staff;
    this.clock = clock;
  }

  /** The patient's appointments, which name the clinic and nothing of the treatment. */
  String ofPatient(UUID patientId) {
    Instant now = clock.instant();
    Map<UUID, Clinic> known = new HashMap<>();
    Patient patient = patients.get(patientId);
    List<CalendarEntry> entries =
        calendar.everOfPatient(patient.id(), now.minus(BACK), now.plus(AHEAD)).stream()
            .map(
                session -> {
                  Clinic clinic = known.computeIfAbsent(session.clinicId(), clinics::get);
                  String summary =
                      patient
                          .languageOr(clinic.patientLanguage())
                          .say(CALENDAR.appointmentAt(clinic.name()));
                  return entry(session, clinic, summary);
                })
            .toList();
    return CalendarFile.of(entries, now);
  }

  /**
   * The clinic's appointments by their chairs, without a patient.
   *
   * @param nurseId whose sessions only; null for all
   * @throws NotFound where the nurse no longer works
   */
  String ofClinic(UUID clinicId, @Nullable UUID nurseId) {
    if (nurseId != null && !staff.isWorking(nurseId, Role.NURSE)) {
      throw new NotFound(NOT_FOUND.calendar());
    }
    Clinic clinic = clinics.get(clinicId);
    Map<UUID, String> names =
        chairs.of(clinicId).stream().collect(Collectors.toMap(Chair::id, Chair::name));
    Instant now = clock.instant();
    List<CalendarEntry> entries =
        calendar.everAt(clinicId, nurseId, now.minus(BACK), now.plus(AHEAD)).stream()
            .map(session -> entry(session, clinic, name(names, session)))
            .toList();
    return CalendarFile.of(entries, now);
  }

  private static String name(Map<UUID, String> names, InfusionSession session) {
    return names.getOrDefault(session.chairId(), "A chair");
  }

  private static CalendarEntry entry(InfusionSession session, Clinic clinic, String summary) {
    return new CalendarEntry(
        session.id(),
        clinic.id(),
        summary,
        clinic.name(),
        session.startsAt(),
        session.endsAt(),
        clinic.timeZone(),
        session.plan().scheduleRevision(),
        changedAt(session),
        session.status() == SessionStatus.CANCELLED);
  }

  /** When it was given its time or, later, canceled. */
  private static Instant changedAt(InfusionSession session) {
    Instant closed = session.closing().closedAt();
    return closed != null && closed.isAfter(session.plan().scheduledAt())
        ? closed
        : session.plan().scheduledAt();
  }
}
