package org.chairside.planning;

/** What is left of a chair, for asking it often. */
record ChairTimelines(CapacityTimeline open, CapacityTimeline chair) {
  boolean allow(long from, long left, long ready) {
    return open.has(from, left, 1) && chair.has(from, ready, 1);
  }
}
