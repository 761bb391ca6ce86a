package org.chairside.schedule;

import static org.chairside.schedule.BookingRule.CHAIR;
import static org.chairside.schedule.BookingRule.CHAIR_OPEN;
import static org.chairside.schedule.BookingRule.NURSE_ON_SHIFT;
import static org.chairside.schedule.BookingRule.NURSE_RATIO;
import static org.chairside.schedule.BookingRule.NURSE_SET_UP;
import static org.chairside.schedule.BookingRule.PATIENT;
import static org.chairside.schedule.BookingRule.PATIENT_AVAILABILITY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The resources that a session needs, and when. */
final class SessionDemands {

  private final Resources resources;
  private final ResourceTimelines timelines;

  SessionDemands(Resources resources, ResourceTimelines timelines) {
    this.resources = resources;
    this.timelines = timelines;
  }

  /** All demands of a session. */
  List<Demand> of(Appointment a) {
    List<Demand> demands = new ArrayList<>(12);
    Instant start = a.start();
    SessionPhases phases = a.phases();
    ofPlace(demands, a.patientId(), start, phases);
    ofChair(demands, a.chairId(), start, phases);
    UUID nurse = a.nurseId();
    if (nurse != null && resources.isRostered(start)) {
      ofNurse(demands, nurse, start, phases, ClinicSchedule.ATTENTION / a.patientsPerNurse());
    }
    return demands;
  }

  void ofPlace(List<Demand> to, UUID patientId, Instant start, SessionPhases phases) {
    Interval presence = phases.presence(start);
    to.add(new Demand(Resource.HOURS, presence, 1));
    to.add(new Demand(Resource.CLINIC, presence, 1));
    to.add(new Demand(new Resource(PATIENT, patientId), presence, 1));
    to.add(new Demand(new Resource(PATIENT_AVAILABILITY, patientId), presence, 1));
    to.add(new Demand(Resource.PUMPS, phases.pump(start), 1));
    if (resources.clinicians().containsKey(resources.clock().dateOf(start))) {
      to.add(new Demand(Resource.CLINICIAN, phases.monitored(start), 1));
    }
  }

  static void ofChair(List<Demand> to, UUID chairId, Instant start, SessionPhases phases) {
    to.add(new Demand(new Resource(CHAIR_OPEN, chairId), phases.presence(start), 1));
    to.add(new Demand(new Resource(CHAIR, chairId), phases.chair(start), 1));
  }

  void ofNurse(List<Demand> to, UUID nurse, Instant start, SessionPhases phases, int attention) {
    to.add(new Demand(new Resource(NURSE_ON_SHIFT, nurse), phases.presence(start), 1));
    Resource hands = new Resource(NURSE_SET_UP, nurse);
    if (!phases.preparation().isZero()) {
      to.add(new Demand(hands, Interval.of(start, phases.preparation()), 1));
    }
    if (!phases.disconnect().isZero()) {
      to.add(new Demand(hands, Interval.of(phases.disconnectsAt(start), phases.disconnect()), 1));
    }
    Interval monitored = phases.monitored(start);
    to.add(new Demand(new Resource(NURSE_RATIO, nurse), monitored, attention));
    if (isOnShift(nurse, phases.presence(start))) {
      to.add(new Demand(Resource.COVER, monitored, attention));
    }
  }

  /** An absent nurse has no break: the broken rule is the shift, not the cover. */
  private boolean isOnShift(UUID nurse, Interval presence) {
    CapacityTimeline shift = timelines.of(new Resource(NURSE_ON_SHIFT, nurse));
    return shift != null
        && shift.has(
            CapacityTimeline.at(presence.from()), CapacityTimeline.at(presence.until()), 1);
  }
}
