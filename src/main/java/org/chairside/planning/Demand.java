package org.chairside.planning;

/** What a session asks of a resource for some time. */
record Demand(Resource resource, Interval interval, int units) {

  long from() {
    return CapacityTimeline.at(interval.from());
  }

  long until() {
    return CapacityTimeline.at(interval.until());
  }
}
