package org.chairside.death;

import static org.chairside.death.DeathMessages.DEATH;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chairside.clinic.Clinics;
import org.chairside.course.Course;
import org.chairside.patient.PartialDate;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.OrganizationZones;
import org.chairside.platform.Stamp;
import org.chairside.platform.event.ClinicEvent;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.web.Versioned;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Records that a patient has died, and ends in the same step what was planned. */
@ApplicationScoped
class DeathRecording {

  private final Patients patients;
  private final DeathRecords records;
  private final PatientDeaths deaths;
  private final Plans plans;
  private final Sessions sessions;
  private final Clinics clinics;
  private final OrganizationZones zones;
  private final EventLog events;
  private final Clock clock;

  DeathRecording(
      Patients patients,
      DeathRecords records,
      PatientDeaths deaths,
      Plans plans,
      Sessions sessions,
      Clinics clinics,
      OrganizationZones zones,
      EventLog events,
      Clock clock) {
    this.patients = patients;
    this.records = records;
    this.deaths = deaths;
    this.plans = plans;
    this.sessions = sessions;
    this.clinics = clinics;
    this.zones = zones;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The patient has died: booked sessions are canceled, courses put on hold, places kept or waited
   * for given up. Nobody is written to.
   *
   * @param diedOn the date as far as it is known; null where it is unknown
   * @throws Conflict where the death is on record
   */
  DeathRecord record(UUID patientId, @Nullable String ifMatch, @Nullable PartialDate diedOn) {
    List<Course> courses = plans.lock(patientId);
    Patient patient = patients.lock(patientId);
    Versioned.require(ifMatch, patient.version());
    if (patient.isDeceased()) {
      throw new Conflict(DEATH.already());
    }
    if (diedOn != null) {
      refuseWrongDate(patient, diedOn);
    }
    Stamp written = Actor.current().stamp(clock.instant());
    patient.recordDeath(diedOn, written.at());
    patients.flush();
    DeathRecord death =
        new DeathRecord(patientId, diedOn, plans.end(patientId, courses, written.at()), written);
    records.persistAndFlush(death);
    tell(courses, clinic -> new DeathEvent.DeathRecorded(clinic, patientId, death.id()));
    return death;
  }

  /**
   * It was recorded in error. What ended by it stays so: the times may be others' by now, and a
   * clinician releases the courses.
   */
  DeathRecord retract(UUID patientId, @Nullable String ifMatch, UUID deathId, String reason) {
    List<Course> courses = plans.lock(patientId);
    Versioned.require(ifMatch, patients.lock(patientId).version());
    DeathRecord death = records.lock(patientId, deathId);
    death.retract(reason, Actor.current().stamp(clock.instant()));
    deaths.settle(patientId);
    records.flush();
    tell(courses, clinic -> new DeathEvent.DeathRetracted(clinic, patientId, deathId));
    return death;
  }

  private void refuseWrongDate(Patient patient, PartialDate diedOn) {
    Instant now = clock.instant();
    if (diedOn.first().isAfter(zones.latestDate(now))) {
      throw new Invalid("diedOn", FIELD.notInTheFuture());
    }
    PartialDate born = patient.birthDate().date();
    if (born != null && diedOn.last().isBefore(born.first())) {
      throw new Invalid("diedOn", DEATH.beforeBirth());
    }
    List<InfusionSession> started = sessions.startedBefore(now, patient.id());
    if (!started.isEmpty()) {
      InfusionSession last = started.getLast();
      LocalDate day = last.startsAt().atZone(clinics.get(last.clinicId()).timeZone()).toLocalDate();
      if (diedOn.last().isBefore(day)) {
        throw new Invalid("diedOn", DEATH.beforeInfusion(day));
      }
    }
  }

  private void tell(List<Course> courses, Function<UUID, ClinicEvent> event) {
    courses.stream().map(Course::clinicId).distinct().map(event).forEach(events::add);
  }
}
