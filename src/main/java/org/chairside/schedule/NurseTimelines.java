package org.chairside.schedule;

import java.time.Duration;

/** What is left of a nurse, for asking often. */
public record NurseTimelines(
    CapacityTimeline shift, CapacityTimeline hands, CapacityTimeline eyes, CapacityTimeline cover) {
  public boolean allow(long start, SessionPhases phases, int attention) {
    long infusion = start + micros(phases.preparation());
    long disconnect = infusion + micros(phases.infusion());
    long line = disconnect + micros(phases.disconnect());
    long end = line + micros(phases.recovery());
    return shift.has(start, end, 1)
        && hands.has(start, infusion, 1)
        && hands.has(disconnect, line, 1)
        && eyes.has(infusion, end, attention)
        && cover.has(infusion, end, attention);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
