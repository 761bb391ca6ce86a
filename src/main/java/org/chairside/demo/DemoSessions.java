package org.chairside.demo;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;

/** What the demo asks of its sessions. */
@ApplicationScoped
class DemoSessions implements PanacheRepositoryBase<InfusionSession, UUID> {

  private static final List<SessionStatus> PRESENT =
      Arrays.stream(SessionStatus.values()).filter(SessionStatus::isPresent).toList();

  /** How many patients are in a chair of the clinic, or booked to come in the span. */
  long presentOrExpected(UUID clinicId, Instant from, Instant until) {
    return count(
        "clinicId = ?1 and (status in ?2 or status = ?3 and plan.startsAt between ?4 and ?5)",
        clinicId,
        PRESENT,
        SessionStatus.BOOKED,
        from,
        until);
  }

  long booked(UUID clinicId, Instant from, Instant until) {
    return count(
        "clinicId = ?1 and status = ?2 and plan.startsAt between ?3 and ?4",
        clinicId,
        SessionStatus.BOOKED,
        from,
        until);
  }

  /** When the patient's last session began; the epoch where there was none. */
  Instant lastStart(UUID patientId, Instant before) {
    InfusionSession last =
        find("patientId = ?1 and plan.startsAt < ?2 order by plan.startsAt desc", patientId, before)
            .firstResult();
    return last == null ? Instant.EPOCH : last.startsAt();
  }

  /** Sessions of the demo's patients in one of these states that start by then, in order. */
  List<InfusionSession> startingBy(Instant by, List<SessionStatus> states) {
    return list(
        """
        status in ?1 and plan.startsAt <= ?2 and patientId in (
          select p.id from Patient p where p.mrn in ?3)
        order by plan.startsAt
        """,
        states,
        by,
        DemoPatients.mrns());
  }

  /** Sessions of the demo's patients that wait for a clinician's signature, in order. */
  List<InfusionSession> unsigned() {
    return list(
        """
        status = ?1 and signOff.signedOffAt is null and patientId in (
          select p.id from Patient p where p.mrn in ?2)
        order by discharge.dischargedAt
        """,
        SessionStatus.DISCHARGED,
        DemoPatients.mrns());
  }
}
