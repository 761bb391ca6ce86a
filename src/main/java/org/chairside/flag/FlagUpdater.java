package org.chairside.flag;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.monitoring.ReopenWhen;
import org.chairside.platform.event.EventLog;
import org.jspecify.annotations.Nullable;

/** Updates flags from findings and publishes each change as an event. */
@ApplicationScoped
class FlagUpdater {

  private final Flags flags;
  private final EventLog events;
  private final FlagMeters meters;

  FlagUpdater(Flags flags, EventLog events, FlagMeters meters) {
    this.flags = flags;
    this.events = events;
    this.meters = meters;
  }

  void raise(Flag flag) {
    flags.persist(flag);
    RuleVersion rule = flag.rule();
    events.add(
        new FlagEvent.FlagRaised(
            flag.clinicId(),
            flag.sessionId(),
            flag.id(),
            rule == null ? null : rule.code(),
            flag.severity(),
            flag.reason()));
    meters.raised(flag.severity());
  }

  /** A flag says of another set that it fell due and was not taken. */
  void overdueSet() {
    meters.overdueSet();
  }

  /** Adds evidence; returns whether there is something new to see. */
  boolean strengthen(Flag flag, FlagBasis basis, ReopenWhen reopening, Instant now) {
    if (flag.take(basis, reopening, now)) {
      worsened(flag);
      return true;
    }
    evidenceAdded(flag);
    return false;
  }

  /** Adds what a rule found that yields to the flag's; returns whether there is something new. */
  boolean join(Flag flag, FlagBasis basis, ReopenWhen reopening, Instant now) {
    if (flag.join(basis, reopening, now)) {
      worsened(flag);
      return true;
    }
    evidenceAdded(flag);
    return false;
  }

  private void worsened(Flag flag) {
    events.add(
        new FlagEvent.FlagWorsened(
            flag.clinicId(), flag.sessionId(), flag.id(), flag.severity(), flag.reason()));
    meters.worsened(flag.severity());
  }

  void evidenceAdded(Flag flag) {
    events.add(new FlagEvent.FlagEvidenceAdded(flag.clinicId(), flag.sessionId(), flag.id()));
  }

  /** Notes whether the condition still holds, and whether anything in force supports the flag. */
  void note(Flag flag, boolean holds, boolean supported, @Nullable Flag leader, Instant now) {
    if (flag.note(holds, supported, leader, now)) {
      events.add(
          new FlagEvent.FlagConditionChanged(
              flag.clinicId(),
              flag.sessionId(),
              flag.id(),
              flag.condition().clearedAt() != null,
              flag.condition().withdrawnAt() != null));
    }
  }
}
