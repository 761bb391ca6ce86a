package org.chairside.schedule;

/** The units of a resource that a session needs for some time. */
public record Demand(Resource resource, Interval interval, int units) {

  public long from() {
    return CapacityTimeline.at(interval.from());
  }

  public long until() {
    return CapacityTimeline.at(interval.until());
  }
}
