package org.chairside.planning;

import java.util.ArrayList;
import java.util.List;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Demand;

/** Units of a resource over a time, in the unit of a {@link CapacityTimeline}. */
record TakenUnits(CapacityTimeline timeline, long from, long until, int units) {

  /** The units a session takes of every resource that the clinic counts. */
  static List<TakenUnits> of(ClinicSchedule schedule, Appointment at) {
    List<TakenUnits> takes = new ArrayList<>(12);
    for (Demand demand : schedule.demands(at)) {
      CapacityTimeline timeline = schedule.timeline(demand.resource());
      if (timeline != null) {
        takes.add(new TakenUnits(timeline, demand.from(), demand.until(), demand.units()));
      }
    }
    return takes;
  }

  static void take(List<TakenUnits> takes) {
    takes.forEach(each -> each.add(-each.units));
  }

  static void giveBack(List<TakenUnits> takes) {
    takes.forEach(each -> each.add(each.units));
  }

  private void add(int change) {
    timeline.add(from, until, change);
  }

  /** Whether more is taken than there is. */
  boolean isShort() {
    return !timeline.has(from, until, 0);
  }
}
