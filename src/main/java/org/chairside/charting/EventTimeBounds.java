package org.chairside.charting;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.message.FieldMessages.FIELD;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/** Bounds on the times that people may enter. */
public final class EventTimeBounds {

  // A tablet's clock may run a little ahead.
  private static final Duration AHEAD = Duration.ofMinutes(1);
  // Longer than any downtime that paper bridges; beyond it, the date was mistyped.
  private static final Duration BACK = Duration.ofDays(400);
  private static final Duration BEFORE_SESSION = Duration.ofHours(12);

  private EventTimeBounds() {}

  /**
   * The given time, or now if none was given.
   *
   * @throws Invalid naming the field where it lies in the future or absurdly far back
   */
  public static Instant at(String field, @Nullable Instant said, Clock clock) {
    Instant now = clock.instant();
    if (said == null) {
      return now;
    }
    if (said.isAfter(now.plus(AHEAD))) {
      throw new Invalid(field, FIELD.notInTheFuture());
    }
    if (said.isBefore(now.minus(BACK))) {
      throw new Invalid(field, FIELD.daysBackAtMost(BACK.toDays()));
    }
    return said;
  }

  /**
   * The same for something charted in a session: not long before the patient came, and not after
   * the patient left.
   */
  public static Instant in(
      InfusionSession session, String field, @Nullable Instant said, Clock clock) {
    Instant at = at(field, said, clock);
    if (at.isBefore(earliest(session))) {
      throw new Invalid(field, CHAIR.hoursBeforeCheckInAtMost(BEFORE_SESSION.toHours()));
    }
    Instant left = session.dischargedAt();
    if (left != null && at.isAfter(left.plus(AHEAD))) {
      throw new Invalid(field, CHAIR.notAfterDischarge());
    }
    return at;
  }

  private static Instant earliest(InfusionSession session) {
    Instant came = session.checkedInAt();
    Instant started = session.startedAt();
    Instant first = came == null ? session.startsAt() : came;
    return (started != null && started.isBefore(first) ? started : first).minus(BEFORE_SESSION);
  }
}
