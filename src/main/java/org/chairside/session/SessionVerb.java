package org.chairside.session;

import static org.chairside.session.SessionStatus.BOOKED;
import static org.chairside.session.SessionStatus.CANCELLED;
import static org.chairside.session.SessionStatus.CHECKED_IN;
import static org.chairside.session.SessionStatus.DISCHARGED;
import static org.chairside.session.SessionStatus.INFUSING;
import static org.chairside.session.SessionStatus.NO_SHOW;
import static org.chairside.session.SessionStatus.PAUSED;
import static org.chairside.session.SessionStatus.RECOVERY;
import static org.chairside.session.SessionStatus.STOPPED;

import java.util.EnumSet;
import java.util.Set;
import org.chairside.message.Worded;

/** What can be done to a session: from which states, and to which state it leads. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies
public enum SessionVerb implements Worded {
  CHECK_IN(CHECKED_IN, BOOKED),
  CHECK(Set.of(), CHECKED_IN),
  START(INFUSING, CHECKED_IN),
  CHANGE_RATE(INFUSING, INFUSING),
  PAUSE(PAUSED, INFUSING),
  RESUME(INFUSING, PAUSED),
  STOP(STOPPED, INFUSING, PAUSED),
  FINISH(RECOVERY, INFUSING, PAUSED, STOPPED),
  DISCHARGE(DISCHARGED, RECOVERY),
  ASSIGN(Set.of(), BOOKED, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  SCORE(Set.of(), STOPPED, RECOVERY),
  CONFIRM(Set.of(), CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  CANCEL(CANCELLED, BOOKED, CHECKED_IN),
  MISS(NO_SHOW, BOOKED),
  MOVE(Set.of(), BOOKED),
  CHART(Set.of(), CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY, DISCHARGED),
  SIGN_OFF(Set.of(), DISCHARGED),
  ADD_TO(Set.of(), DISCHARGED),
  CHANGE_CHAIR(Set.of(), CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  UNDO_CHECK_IN(BOOKED, CHECKED_IN),
  UNDO_FINISH(EnumSet.of(INFUSING, PAUSED, STOPPED), RECOVERY),
  UNDO_DISCHARGE(RECOVERY, DISCHARGED),
  UNDO_CANCEL(EnumSet.of(BOOKED, CHECKED_IN), CANCELLED),
  UNDO_MISS(BOOKED, NO_SHOW);

  private final Set<SessionStatus> to;
  private final Set<SessionStatus> from;

  SessionVerb(SessionStatus to, SessionStatus first, SessionStatus... others) {
    this(Set.of(to), first, others);
  }

  SessionVerb(Set<SessionStatus> to, SessionStatus first, SessionStatus... others) {
    this.to = Set.copyOf(to);
    this.from = Set.copyOf(EnumSet.of(first, others));
  }

  /**
   * The states that it can lead to: one, or several where it takes the session back to where it
   * was; empty where the session stays in its state.
   */
  public Set<SessionStatus> to() {
    return to;
  }

  /** The states from which it can be done. */
  public Set<SessionStatus> from() {
    return from;
  }

  public boolean isAllowedFrom(SessionStatus status) {
    return from.contains(status);
  }

  /** Whether it comes after the clinician's signature, which ends everything else. */
  public boolean needsSignature() {
    return this == ADD_TO;
  }

  /** Refuses where the state does not allow the verb. */
  SessionStatus after(SessionStatus status) {
    if (!isAllowedFrom(status)) {
      throw new NotInThisState(this, status);
    }
    return to.isEmpty() ? status : to.iterator().next();
  }

  /** The same where the session goes back to the state in which it was. */
  SessionStatus after(SessionStatus status, SessionStatus before) {
    after(status);
    if (!to.contains(before)) {
      throw new IllegalStateException(this + " does not lead to " + before);
    }
    return before;
  }
}
