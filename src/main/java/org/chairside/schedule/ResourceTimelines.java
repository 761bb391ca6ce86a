package org.chairside.schedule;

import static org.chairside.schedule.BookingRule.CHAIR;
import static org.chairside.schedule.BookingRule.CHAIR_OPEN;
import static org.chairside.schedule.BookingRule.NURSE_ON_SHIFT;
import static org.chairside.schedule.BookingRule.NURSE_RATIO;
import static org.chairside.schedule.BookingRule.NURSE_SET_UP;
import static org.chairside.schedule.BookingRule.PATIENT;
import static org.chairside.schedule.BookingRule.PATIENT_AVAILABILITY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.schedule.Resources.Closed;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;
import org.jspecify.annotations.Nullable;

/** The remaining capacity of each resource of a clinic over time; initially all of it. */
final class ResourceTimelines {

  private final Map<Resource, CapacityTimeline> timelines = new HashMap<>();

  ResourceTimelines(Resources resources) {
    Intervals hours = resources.hours();
    if (hours != null) {
      open(Resource.HOURS, hours);
    }
    close(Resource.CLINIC, resources.closures());
    resources.chairs().values().forEach(this::setUp);
    resources.rosters().values().forEach(this::putOnDuty);
    if (!resources.clinicians().isEmpty()) {
      resources.clinicians().values().forEach(intervals -> open(Resource.CLINICIAN, intervals));
    }
    Integer pumps = resources.pumps();
    if (pumps != null) {
      timelines.put(Resource.PUMPS, new CapacityTimeline(pumps));
    }
  }

  private void open(Resource resource, Intervals intervals) {
    CapacityTimeline timeline = timelines.computeIfAbsent(resource, _ -> new CapacityTimeline(0));
    intervals.list().forEach(interval -> timeline.give(interval, CapacityTimeline.PLENTY));
  }

  private void close(Resource resource, List<Closed> closures) {
    CapacityTimeline timeline = new CapacityTimeline(CapacityTimeline.PLENTY);
    Intervals.of(closures.stream().map(Closed::interval).toList())
        .list()
        .forEach(interval -> timeline.give(interval, -CapacityTimeline.PLENTY));
    timelines.put(resource, timeline);
  }

  private void setUp(Seat chair) {
    timelines.put(new Resource(CHAIR, chair.id()), new CapacityTimeline(1));
    Resource open = new Resource(CHAIR_OPEN, chair.id());
    close(open, chair.closures());
    if (!chair.active()) {
      timelines.put(open, new CapacityTimeline(0));
    }
  }

  private void putOnDuty(List<NurseShift> shifts) {
    CapacityTimeline cover =
        timelines.computeIfAbsent(Resource.COVER, _ -> new CapacityTimeline(0));
    for (NurseShift shift : shifts) {
      Intervals working = Intervals.of(shift.interval()).without(Intervals.of(shift.breaks()));
      open(new Resource(NURSE_ON_SHIFT, shift.nurseId()), Intervals.of(shift.interval()));
      CapacityTimeline hands =
          timelines.computeIfAbsent(
              new Resource(NURSE_SET_UP, shift.nurseId()), _ -> new CapacityTimeline(0));
      CapacityTimeline eyes =
          timelines.computeIfAbsent(
              new Resource(NURSE_RATIO, shift.nurseId()), _ -> new CapacityTimeline(0));
      eyes.give(shift.interval(), ClinicSchedule.ATTENTION);
      for (Interval interval : working.list()) {
        hands.give(interval, 1);
        cover.give(interval, ClinicSchedule.ATTENTION);
      }
    }
  }

  void available(UUID patientId, Intervals intervals) {
    open(new Resource(PATIENT_AVAILABILITY, patientId), intervals);
  }

  void away(UUID patientId, Interval interval) {
    patient(new Resource(PATIENT, patientId)).give(interval, -1);
  }

  /** Patients have no initial capacity: the first demand creates the timeline. */
  @Nullable CapacityTimeline of(Resource resource) {
    return resource.rule() == PATIENT ? patient(resource) : timelines.get(resource);
  }

  private CapacityTimeline patient(Resource resource) {
    return timelines.computeIfAbsent(resource, _ -> new CapacityTimeline(1));
  }

  /** The timeline of a chair or of a nurse on the roster. */
  CapacityTimeline known(Resource resource) {
    return Objects.requireNonNull(
        timelines.get(resource), "a chair and a rostered nurse have timelines");
  }
}
