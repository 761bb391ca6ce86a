package org.chairside.schedule;

/** What is left of a chair, for asking it often. */
public record ChairTimelines(CapacityTimeline open, CapacityTimeline chair) {
  public boolean allow(long from, long left, long ready) {
    return open.has(from, left, 1) && chair.has(from, ready, 1);
  }
}
