package org.chairside.death;

import static org.chairside.death.DeathMessages.DEATH;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.patient.Patient;
import org.chairside.patient.PatientRows;
import org.chairside.patient.Patients;
import org.chairside.platform.problem.Conflict;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.waitlist.WaitlistActions;

/** What was recorded of a patient's death, as it goes to another record of the same person. */
@ApplicationScoped
class PatientDeaths implements PatientRows {

  private final DeathRecords records;
  private final Patients patients;
  private final SessionCalendar calendar;
  private final WaitlistActions waitlist;

  PatientDeaths(
      DeathRecords records, Patients patients, SessionCalendar calendar, WaitlistActions waitlist) {
    this.records = records;
    this.patients = patients;
    this.calendar = calendar;
    this.waitlist = waitlist;
  }

  @Override
  public String table() {
    return "patient_death";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return records.of(patientId).stream().map(DeathRecord::id).toList();
  }

  // Two records of which one still plans may be two people: a person decides, not the merge.
  @Override
  public void requireMergeable(UUID patientId, UUID otherId) {
    boolean isDead = patients.get(patientId).isDeceased();
    boolean isOtherDead = patients.get(otherId).isDeceased();
    if (isDead != isOtherDead && isPlanned(isDead ? otherId : patientId)) {
      throw new Conflict(DEATH.mergePlanned());
    }
  }

  private boolean isPlanned(UUID patientId) {
    return waitlist.isWaiting(patientId)
        || calendar.everOfPatient(patientId).stream().anyMatch(InfusionSession::isBooked);
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    Set<UUID> concerned = new LinkedHashSet<>();
    for (DeathRecord death : records.byIds(ids)) {
      concerned.add(death.patientId());
      death.giveTo(patientId);
      concerned.add(patientId);
    }
    concerned.forEach(this::settle);
  }

  /** The patient is deceased if and only if a record says so that was not retracted. */
  void settle(UUID patientId) {
    Patient patient = patients.get(patientId);
    List<DeathRecord> inForce = records.inForce(patientId);
    if (inForce.isEmpty()) {
      patient.retractDeath();
    } else {
      DeathRecord first = inForce.getFirst();
      patient.recordDeath(first.diedOn(), first.createdAt());
    }
  }
}
