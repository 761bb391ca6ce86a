package org.chairside.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.booking.SeriesBooking;
import org.chairside.clinic.ClinicBookings;
import org.chairside.clinic.ClinicZoneChanged;
import org.chairside.hold.BookingHolds;
import org.chairside.platform.event.EventLog;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;

/**
 * Keeps the wall times of what is booked when the clinic's time zone changes (decision 0015). What
 * is held for some minutes is released.
 */
@ApplicationScoped
class ZoneMoves implements ClinicBookings {

  // No session is booked farther ahead, see SeriesBooking.
  private static final Duration FARTHEST = SeriesBooking.FARTHEST_AHEAD.plusDays(1);

  private final Sessions sessions;
  private final SessionCalendar calendar;
  private final BookingHolds holds;
  private final EventLog events;

  ZoneMoves(Sessions sessions, SessionCalendar calendar, BookingHolds holds, EventLog events) {
    this.sessions = sessions;
    this.calendar = calendar;
    this.holds = holds;
    this.events = events;
  }

  @Override
  public long bookedAfter(UUID clinicId, Instant at) {
    return toCome(clinicId, at).size();
  }

  @Override
  public boolean isSomeoneThere(UUID clinicId) {
    return !sessions.present(clinicId).isEmpty();
  }

  private List<InfusionSession> toCome(UUID clinicId, Instant at) {
    return calendar.expected(clinicId, at, at.plus(FARTHEST));
  }

  void follow(@Observes ClinicZoneChanged changed) {
    holds.inForce(changed.clinicId(), changed.at()).forEach(hold -> hold.release(changed.at()));
    List<UUID> ids =
        toCome(changed.clinicId(), changed.at()).stream().map(InfusionSession::id).toList();
    List<InfusionSession> locked =
        sessions.lockAll(ids).stream().filter(InfusionSession::isBooked).toList();
    sessions.deferringOneAtATime(() -> locked.forEach(each -> move(each, changed)));
  }

  private void move(InfusionSession session, ClinicZoneChanged changed) {
    session.move(
        changed.moved(session.startsAt()), session.chairId(), session.nurseId(), changed.at());
    events.add(
        new SessionEvent.SessionRescheduled(
            session.clinicId(),
            session.id(),
            session.chairId(),
            session.startsAt(),
            session.endsAt()));
  }
}
