package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.course.Acuity;
import org.chairside.hold.BookingHolds;
import org.chairside.patient.Availability;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionCalendar.Occupancy;
import org.jspecify.annotations.Nullable;

/** Reads a clinic's capacity over some days, with its bookings and holds. */
@ApplicationScoped
public class ScheduleSnapshots {

  // No session is longer, so that what began a day before may still reach into the first.
  private static final int DAYS_AROUND = 1;

  private final Chairs chairs;
  private final ClinicResources clinicResources;
  private final Patients patients;
  private final SessionCalendar calendar;
  private final BookingHolds holds;
  private final Clock clock;

  ScheduleSnapshots(
      Chairs chairs,
      ClinicResources clinicResources,
      Patients patients,
      SessionCalendar calendar,
      BookingHolds holds,
      Clock clock) {
    this.chairs = chairs;
    this.clinicResources = clinicResources;
    this.patients = patients;
    this.calendar = calendar;
    this.holds = holds;
    this.clock = clock;
  }

  /**
   * What to leave out of the schedule because it is about to change.
   *
   * @param courseId the course whose holds do not count; null for none
   */
  public record Without(Set<UUID> sessionIds, @Nullable UUID courseId) {
    public static final Without NOTHING = new Without(Set.of(), null);
  }

  /** The plan of these days, both included. */
  public ClinicSchedule plan(Clinic clinic, LocalDate from, LocalDate until, Without without) {
    WallClock wall = new WallClock(clinic.timeZone());
    LocalDate first = from.minusDays(DAYS_AROUND);
    LocalDate last = until.plusDays(DAYS_AROUND);
    Interval whole = new Interval(wall.day(first).from(), wall.day(last).until());
    ClinicSchedule schedule = new ClinicSchedule(clinicResources.of(clinic, wall, first, last));
    for (Occupancy each : calendar.occupancies(clinic.id(), whole.from(), whole.until())) {
      if (!without.sessionIds().contains(each.id())) {
        schedule.enter(appointment(each, clinic));
      }
    }
    holds.inForce(clinic.id(), clock.instant()).stream()
        .filter(hold -> !hold.courseId().equals(without.courseId()))
        .flatMap(hold -> hold.appointments().stream())
        .forEach(schedule::enter);
    return schedule;
  }

  /** Enters when the patient cannot come: their availability, and sessions in other clinics. */
  public void enterPatient(
      ClinicSchedule schedule, Patient patient, Clinic clinic, LocalDate from, LocalDate until) {
    enter(schedule, List.of(patient), clinic, from, until);
  }

  /** The same for the patients of these sessions. */
  public void enterPatients(
      ClinicSchedule schedule,
      Clinic clinic,
      List<InfusionSession> booked,
      LocalDate from,
      LocalDate until) {
    Set<UUID> ids = booked.stream().map(InfusionSession::patientId).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      enter(schedule, patients.byIds(ids), clinic, from, until);
    }
  }

  private void enter(
      ClinicSchedule schedule, List<Patient> some, Clinic clinic, LocalDate from, LocalDate until) {
    WallClock wall = new WallClock(clinic.timeZone());
    for (Patient patient : some) {
      Availability said = patient.availability();
      if (said != null) {
        schedule.available(patient.id(), available(said, wall, from, until));
      }
    }
    List<UUID> ids = some.stream().map(Patient::id).toList();
    calendar
        .elsewhere(ids, clinic.id(), wall.day(from).from(), wall.day(until).until())
        .forEach(
            other ->
                schedule.away(other.patientId(), new Interval(other.startsAt(), other.endsAt())));
  }

  private static Intervals available(
      Availability said, WallClock wall, LocalDate from, LocalDate until) {
    List<Interval> intervals = new ArrayList<>();
    for (LocalDate day = from.minusDays(DAYS_AROUND);
        !day.isAfter(until.plusDays(DAYS_AROUND));
        day = day.plusDays(1)) {
      LocalDate date = day;
      if (said.away().stream()
          .anyMatch(away -> !date.isBefore(away.from()) && !date.isAfter(away.until()))) {
        continue;
      }
      if (said.weekly().isEmpty()) {
        intervals.add(wall.day(date));
      }
      said.weekly().stream()
          .filter(weekly -> weekly.day() == date.getDayOfWeek())
          .forEach(
              weekly ->
                  wall.between(date, weekly.from(), weekly.until()).ifPresent(intervals::add));
    }
    return Intervals.of(intervals);
  }

  /** A session as the plan knows it. */
  static Appointment appointment(Occupancy taken, Clinic clinic) {
    SessionPhases phases =
        new SessionPhases(
            Duration.ofMinutes(taken.preparationMinutes()),
            Duration.ofMinutes(taken.infusionMinutes()),
            Duration.ofMinutes(taken.disconnectMinutes()),
            Duration.ofMinutes(taken.recoveryMinutes()),
            Duration.between(taken.endsAt(), taken.chairFreeAt()));
    return new Appointment(
        taken.id(),
        taken.courseId(),
        taken.patientId(),
        taken.chairId(),
        taken.nurseId(),
        taken.startsAt(),
        phases,
        patientsPerNurse(clinic, taken.acuity()),
        false);
  }

  public static int patientsPerNurse(Clinic clinic, Acuity acuity) {
    return switch (acuity) {
      case STANDARD -> clinic.patientsPerNurse();
      case HIGH -> clinic.highAcuityPatientsPerNurse();
    };
  }

  /** The active chairs of a clinic by id. */
  public Map<UUID, Chair> chairs(Clinic clinic) {
    return chairs.of(clinic.id()).stream()
        .collect(Collectors.toMap(Chair::id, Function.identity()));
  }

  Instant now() {
    return clock.instant();
  }
}
