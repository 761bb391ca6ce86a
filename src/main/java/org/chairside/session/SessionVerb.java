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
import java.util.Optional;
import java.util.Set;
import org.chairside.message.Worded;
import org.jspecify.annotations.Nullable;

/** What can be done to a session: from which states, and to which state it leads. */
@SuppressWarnings("ImmutableEnumChecker") // the set is an unmodifiable copy
public enum SessionVerb implements Worded {
  CHECK_IN(CHECKED_IN, BOOKED),
  CHECK(null, CHECKED_IN),
  START(INFUSING, CHECKED_IN),
  CHANGE_RATE(INFUSING, INFUSING),
  PAUSE(PAUSED, INFUSING),
  RESUME(INFUSING, PAUSED),
  STOP(STOPPED, INFUSING, PAUSED),
  FINISH(RECOVERY, INFUSING, PAUSED, STOPPED),
  DISCHARGE(DISCHARGED, RECOVERY),
  ASSIGN(null, BOOKED, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  SCORE(null, STOPPED, RECOVERY),
  CONFIRM(null, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  CANCEL(CANCELLED, BOOKED, CHECKED_IN),
  MISS(NO_SHOW, BOOKED),
  MOVE(null, BOOKED),
  CHART(null, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY, DISCHARGED),
  SIGN_OFF(null, DISCHARGED),
  ADD_TO(null, DISCHARGED);

  private final Optional<SessionStatus> to;
  private final Set<SessionStatus> from;

  SessionVerb(@Nullable SessionStatus to, SessionStatus first, SessionStatus... others) {
    this.to = Optional.ofNullable(to);
    this.from = Set.copyOf(EnumSet.of(first, others));
  }

  /** The state that it leads to, or empty where the session stays in its state. */
  public Optional<SessionStatus> to() {
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
    return to.orElse(status);
  }
}
