package org.chairside.change;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chairside.booking.PlaceFreed;
import org.chairside.booking.SeriesLookup;
import org.chairside.course.CourseEvent.CourseCancelled;
import org.chairside.hold.BookingHolds;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSession;
import org.chairside.session.NextChecks;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Cancels booked sessions or marks them as missed. */
@ApplicationScoped
public class Cancellations {

  // An observer without a priority (2500) cancels the sessions.
  private static final int AFTER_THE_SESSIONS = 3000;

  private final SeriesLookup lookup;
  private final BookingHolds holds;
  private final Sessions sessions;
  private final NextChecks nextChecks;
  private final EventLog events;
  private final Event<PlaceFreed> freed;
  private final Clock clock;
  private final Duration noShowAfter;

  Cancellations(
      SeriesLookup lookup,
      BookingHolds holds,
      Sessions sessions,
      NextChecks nextChecks,
      EventLog events,
      Event<PlaceFreed> freed,
      Clock clock,
      @ConfigProperty(name = "chairside.no-show-after") Duration noShowAfter) {
    this.lookup = lookup;
    this.holds = holds;
    this.sessions = sessions;
    this.nextChecks = nextChecks;
    this.events = events;
    this.freed = freed;
    this.clock = clock;
    this.noShowAfter = noShowAfter;
  }

  /**
   * Calls a session off before its drug has started.
   *
   * @param said why, as a code; null if the reason determines it
   * @throws Invalid for a code that has its own verb
   */
  public InfusionSession cancel(UUID sessionId, @Nullable ClosingCode said, String reason) {
    return close(sessionId, ClosingCode.forCancelling(said, reason), reason);
  }

  /** Cancels a booked session of a patient who has died. */
  public void cancelForDeath(UUID sessionId) {
    close(sessionId, ClosingCode.DECEASED, ClosingCode.DECEASED.name());
  }

  private InfusionSession close(UUID sessionId, ClosingCode code, String reason) {
    InfusionSession session = lockWithCourse(sessionId);
    session.cancel(clock.instant(), code, reason);
    nextChecks.set(session, null);
    events.add(new SessionEvent.SessionCancelled(session.clinicId(), sessionId, code, reason));
    sessions.renumber(session.courseId());
    sessions.flush();
    free(session);
    return session;
  }

  /**
   * Marks that the patient did not come: not before the start and the time that late patients have.
   *
   * @param said a code other than NO_SHOW is refused; null where none was given
   */
  public InfusionSession miss(UUID sessionId, @Nullable ClosingCode said, String reason) {
    ClosingCode code = ClosingCode.forMissing(said);
    InfusionSession session = lockWithCourse(sessionId);
    Instant now = clock.instant();
    Instant earliest = session.startsAt().plus(noShowAfter);
    if (session.isBooked() && now.isBefore(earliest)) {
      throw new Conflict(BOOKING.noShowTooEarly(noShowAfter.toMinutes()));
    }
    session.miss(now, code, reason);
    events.add(new SessionEvent.SessionMissed(session.clinicId(), sessionId, code, reason));
    sessions.renumber(session.courseId());
    sessions.flush();
    free(session);
    return session;
  }

  /** The course first: anyone who changes several of its sessions holds it before any of them. */
  private InfusionSession lockWithCourse(UUID sessionId) {
    lookup.lock(sessions.get(sessionId).courseId());
    return sessions.lock(sessionId);
  }

  /** A canceled course's slots are offered to others and its holds released. */
  void follow(@Observes @Priority(AFTER_THE_SESSIONS) CourseCancelled course) {
    Instant now = clock.instant();
    holds.releaseAll(course.courseId(), now);
    sessions.calledOffWithCourse(course.courseId(), now).forEach(this::free);
  }

  private void free(InfusionSession session) {
    freed.fire(
        new PlaceFreed(
            session.clinicId(), session.courseId(), session.chairId(), session.startsAt()));
  }
}
