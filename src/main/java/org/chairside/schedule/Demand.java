package org.chairside.schedule;

/** What a session asks of a resource for some time. */
public record Demand(Resource resource, Interval interval, int units) {

  public long from() {
    return CapacityTimeline.at(interval.from());
  }

  public long until() {
    return CapacityTimeline.at(interval.until());
  }
}
