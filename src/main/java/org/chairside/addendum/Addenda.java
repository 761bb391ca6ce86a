package org.chairside.addendum;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;

/** Addenda to the organization's signed sessions. */
@ApplicationScoped
public class Addenda implements PanacheRepositoryBase<SessionAddendum, UUID> {

  private final Sessions sessions;
  private final EventLog events;
  private final Clock clock;

  Addenda(Sessions sessions, EventLog events, Clock clock) {
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** All addenda to the session, the oldest first. */
  public List<SessionAddendum> of(UUID sessionId) {
    return list("sessionId = ?1 order by createdAt, id", sessionId);
  }

  /**
   * Adds an addendum to a closed record.
   *
   * @throws Conflict while the record is open: then the entry belongs in the record itself
   */
  public SessionAddendum write(UUID sessionId, String text) {
    InfusionSession session = sessions.lock(sessionId);
    session.requireSignedOff();
    SessionAddendum addendum =
        new SessionAddendum(sessionId, text, Actor.current().stamp(clock.instant()));
    persistAndFlush(addendum);
    events.add(new SessionEvent.AddendumWritten(session.clinicId(), sessionId, addendum.id()));
    return addendum;
  }
}
