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
import org.jspecify.annotations.Nullable;

/** What can be done to a session: from which states, and to which state it leads. */
@SuppressWarnings("ImmutableEnumChecker") // the set is an unmodifiable copy
public enum SessionVerb {
  CHECK_IN("check in", CHECKED_IN, BOOKED),
  CHECK("answer the checklist of", null, CHECKED_IN),
  START("start", INFUSING, CHECKED_IN),
  CHANGE_RATE("change the rate of", INFUSING, INFUSING),
  PAUSE("pause", PAUSED, INFUSING),
  RESUME("resume", INFUSING, PAUSED),
  STOP("stop", STOPPED, INFUSING, PAUSED),
  FINISH("finish", RECOVERY, INFUSING, PAUSED, STOPPED),
  DISCHARGE("discharge", DISCHARGED, RECOVERY),
  ASSIGN("assign a nurse to", null, BOOKED, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  SCORE("score the recovery of", null, STOPPED, RECOVERY),
  CONFIRM(
      "answer the discharge checklist of", null, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY),
  CANCEL("cancel", CANCELLED, BOOKED, CHECKED_IN),
  MISS("mark as missed", NO_SHOW, BOOKED),
  MOVE("move", null, BOOKED),
  CHART("chart in", null, CHECKED_IN, INFUSING, PAUSED, STOPPED, RECOVERY, DISCHARGED),
  SIGN_OFF("sign off", null, DISCHARGED),
  ADD_TO("write an addendum to", null, DISCHARGED);

  private final String words;
  private final Optional<SessionStatus> to;
  private final Set<SessionStatus> from;

  SessionVerb(
      String words, @Nullable SessionStatus to, SessionStatus first, SessionStatus... others) {
    this.words = words;
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

  /** The verb in a sentence, followed by "a session". */
  public String words() {
    return words;
  }

  /** Refuses where the state does not allow the verb. */
  SessionStatus after(SessionStatus status) {
    if (!isAllowedFrom(status)) {
      throw new NotInThisState(this, status);
    }
    return to.orElse(status);
  }
}
