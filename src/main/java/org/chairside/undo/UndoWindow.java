package org.chairside.undo;

import static org.chairside.undo.UndoMessages.UNDO;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chairside.clinic.Clinics;
import org.chairside.platform.problem.Conflict;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionVerb;

/** How long a step can be taken back after it was recorded; the clinic sets it. */
@ApplicationScoped
class UndoWindow {

  private final Clinics clinics;
  private final Clock clock;

  UndoWindow(Clinics clinics, Clock clock) {
    this.clinics = clinics;
    this.clock = clock;
  }

  /**
   * Refuses a step that was recorded too long ago, or in an old record without that time. What the
   * session's state forbids is refused by the verb itself.
   *
   * @throws Conflict naming the clinic's minutes
   */
  void require(InfusionSession session, SessionVerb undo) {
    Instant recorded = session.recordedAt(undo);
    Duration within = clinics.get(session.clinicId()).undoWithin();
    boolean tooLate = recorded == null || clock.instant().isAfter(recorded.plus(within));
    if (session.allows(undo) && tooLate) {
      throw new Conflict(UNDO.tooLate(within.toMinutes()));
    }
  }
}
