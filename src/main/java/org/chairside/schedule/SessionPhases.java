package org.chairside.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * How long each part of a session takes. The patient sits down, is prepared, gets the infusion, has
 * the line taken out, recovers and leaves; then the chair is made ready.
 */
public record SessionPhases(
    Duration preparation,
    Duration infusion,
    Duration disconnect,
    Duration recovery,
    Duration turnover) {

  /** From sitting down to leaving. */
  public Duration stay() {
    return preparation.plus(infusion).plus(disconnect).plus(recovery);
  }

  public Interval presence(Instant start) {
    return Interval.of(start, stay());
  }

  /** For how long the chair can take nobody else. */
  public Interval chair(Instant start) {
    return Interval.of(start, stay().plus(turnover));
  }

  Instant disconnectsAt(Instant start) {
    return start.plus(preparation).plus(infusion);
  }

  /** From the preparation until the line is out. */
  Interval pump(Instant start) {
    return new Interval(start, disconnectsAt(start).plus(disconnect));
  }

  /** From the start of the infusion until the patient leaves. */
  Interval monitored(Instant start) {
    return new Interval(start.plus(preparation), start.plus(stay()));
  }
}
