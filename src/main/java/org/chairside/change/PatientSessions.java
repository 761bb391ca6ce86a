package org.chairside.change;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.patient.PatientRows;
import org.chairside.platform.problem.Conflict;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;

/** The sessions of a patient, as they go to another record of the same person. */
@ApplicationScoped
class PatientSessions implements PatientRows {

  private static final Set<SessionStatus> GIVEN_UP =
      Set.of(SessionStatus.CANCELLED, SessionStatus.NO_SHOW);

  private final Sessions sessions;
  private final SessionCalendar calendar;

  PatientSessions(Sessions sessions, SessionCalendar calendar) {
    this.sessions = sessions;
    this.calendar = calendar;
  }

  @Override
  public String table() {
    return "infusion_session";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return calendar.everOfPatient(patientId).stream().map(InfusionSession::id).toList();
  }

  // While an infusion runs, its rules must not change under the nurse's eyes.
  @Override
  public void requireMergeable(UUID patientId, UUID otherId) {
    List<InfusionSession> present = sessions.presentFor(patientId);
    List<InfusionSession> othersPresent = sessions.presentFor(otherId);
    Stream.concat(present.stream(), othersPresent.stream())
        .filter(InfusionSession::isInfusing)
        .findFirst()
        .ifPresent(
            infusing -> {
              throw new Conflict(BOOKING.mergeInfusing(infusing.id().toString()));
            });
    if (!present.isEmpty() && !othersPresent.isEmpty()) {
      throw new Conflict(
          BOOKING.mergeInChairs(
              present.getFirst().id().toString(), othersPresent.getFirst().id().toString()));
    }
    calendar.everOfPatient(otherId).stream()
        .filter(other -> !GIVEN_UP.contains(other.status()))
        .forEach(other -> refuseOverlap(patientId, other));
  }

  private void refuseOverlap(UUID patientId, InfusionSession other) {
    calendar.ofPatient(patientId, other.startsAt(), other.endsAt()).stream()
        .findFirst()
        .ifPresent(
            one -> {
              throw new Conflict(
                  BOOKING.mergeOverlapping(one.id().toString(), other.id().toString()));
            });
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    sessions.lockAll(ids).forEach(session -> session.giveTo(patientId));
  }
}
