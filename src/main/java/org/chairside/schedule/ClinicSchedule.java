package org.chairside.schedule;

import static org.chairside.schedule.BookingRule.CHAIR;
import static org.chairside.schedule.BookingRule.CHAIR_OPEN;
import static org.chairside.schedule.BookingRule.NURSE_ON_SHIFT;
import static org.chairside.schedule.BookingRule.NURSE_RATIO;
import static org.chairside.schedule.BookingRule.NURSE_SET_UP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.schedule.Resources.NurseShift;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's schedule over a number of days: its capacity, less what its sessions take.
 *
 * <p>All rules but the course's own have one form: a session demands units of resources for some
 * time, and the demand never exceeds a resource's capacity.
 */
public final class ClinicSchedule {

  /** A nurse's attention, shared by patients of any allowed number per nurse. */
  public static final int ATTENTION = 60;

  // Two patients whose pressure peaks together need their nurse together.
  private static final long CLOSE_MICROS = Duration.ofMinutes(15).toNanos() / 1000;

  private final Resources resources;
  private final ResourceTimelines timelines;
  private final SessionDemands demands;
  private final Map<UUID, Appointment> appointments = new LinkedHashMap<>();
  private final CapacityTimeline occupied = new CapacityTimeline(0);
  private final CapacityTimeline starting = new CapacityTimeline(0);
  private final Map<NurseDay, Long> workload = new HashMap<>();

  private record NurseDay(UUID nurse, LocalDate day) {}

  /** The empty schedule of a clinic with these resources. */
  public ClinicSchedule(Resources resources) {
    this.resources = resources;
    timelines = new ResourceTimelines(resources);
    demands = new SessionDemands(resources, timelines);
  }

  /** When the patient can come; a patient who said nothing can come at any time. */
  public void available(UUID patientId, Intervals intervals) {
    timelines.available(patientId, intervals);
  }

  /** The patient is elsewhere for that time, such as in another clinic. */
  public void away(UUID patientId, Interval interval) {
    timelines.away(patientId, interval);
  }

  // ------------------------------------------------------------------ what is on it

  public void enterAll(Collection<Appointment> all) {
    all.forEach(this::enter);
  }

  public void enter(Appointment appointment) {
    if (appointments.put(appointment.id(), appointment) != null) {
      throw new IllegalArgumentException("it is in the schedule already");
    }
    take(appointment, -1);
  }

  /** Takes it off again, so that the plan is as it was before. */
  public void strike(UUID id) {
    Appointment appointment = appointments.remove(id);
    if (appointment != null) {
      take(appointment, 1);
    }
  }

  private void take(Appointment a, int sign) {
    for (Demand demand : demands.of(a)) {
      CapacityTimeline timeline = timelines.of(demand.resource());
      if (timeline != null) {
        timeline.add(demand.from(), demand.until(), sign * demand.units());
      }
    }
    Interval presence = a.presence();
    occupied.give(presence, -sign);
    long start = CapacityTimeline.at(a.start());
    starting.add(start - CLOSE_MICROS + 1, start + CLOSE_MICROS, -sign);
    UUID nurse = a.nurseId();
    if (nurse != null) {
      long work = ATTENTION / a.patientsPerNurse() * a.phases().stay().toMinutes();
      workload.merge(
          new NurseDay(nurse, resources.clock().dateOf(a.start())), -sign * work, Long::sum);
    }
  }

  public Collection<Appointment> appointments() {
    return List.copyOf(appointments.values());
  }

  public Optional<Appointment> appointment(UUID id) {
    return Optional.ofNullable(appointments.get(id));
  }

  public Resources resources() {
    return resources;
  }

  /** The most patients who are in the clinic at once at any moment of the span. */
  public int busiest(Interval interval) {
    return occupied.most(
        CapacityTimeline.at(interval.from()), CapacityTimeline.at(interval.until()));
  }

  /** How many other sessions start less than a quarter of an hour before or after this. */
  public int startingAround(Instant start) {
    long at = CapacityTimeline.at(start);
    return starting.most(at, at + 1);
  }

  /** When the chair became free before this, in the unit of a {@link CapacityTimeline}. */
  public long chairFreeSince(UUID chair, Instant start) {
    CapacityTimeline timeline = timelines.of(new Resource(CHAIR, chair));
    return timeline == null ? Long.MIN_VALUE : timeline.hasSince(CapacityTimeline.at(start), 1);
  }

  /** A nurse's workload on a day: the patients' minutes, weighted by acuity. */
  public long workload(UUID nurse, LocalDate day) {
    return workload.getOrDefault(new NurseDay(nurse, day), 0L);
  }

  // ------------------------------------------------------------------ the rules

  public List<Demand> demands(Appointment appointment) {
    return demands.of(appointment);
  }

  /** What is asked of the clinic and of the patient by a session then. */
  List<Demand> demandsOfPlace(UUID patientId, Instant start, SessionPhases phases) {
    List<Demand> asked = new ArrayList<>(6);
    demands.ofPlace(asked, patientId, start, phases);
    return asked;
  }

  /** What is asked of this nurse by the session. */
  List<Demand> demandsOfNurse(Appointment appointment, UUID nurse) {
    return demandsOfNurse(
        nurse, appointment.start(), appointment.phases(), appointment.patientsPerNurse());
  }

  List<Demand> demandsOfNurse(
      UUID nurse, Instant start, SessionPhases phases, int patientsPerNurse) {
    List<Demand> asked = new ArrayList<>(5);
    demands.ofNurse(asked, nurse, start, phases, ATTENTION / patientsPerNurse);
    return asked;
  }

  /** What is left of a resource; null where the clinic does not count it. */
  @Nullable
  public CapacityTimeline timeline(Resource resource) {
    return timelines.of(resource);
  }

  /** Whether the roster of the day on which it starts is written. */
  public boolean isRostered(Instant start) {
    return resources.isRostered(start);
  }

  boolean fits(List<Demand> asked) {
    for (Demand demand : asked) {
      CapacityTimeline timeline = timelines.of(demand.resource());
      boolean has =
          timeline == null
              ? demand.resource().rule() != NURSE_ON_SHIFT
              : timeline.has(demand.from(), demand.until(), demand.units());
      if (!has) {
        return false;
      }
    }
    return true;
  }

  /** Whether the session could be entered without breaking a rule of the floor. */
  public boolean allows(Appointment appointment) {
    return (appointment.nurseId() != null || !isRostered(appointment.start()))
        && fits(demands.of(appointment));
  }

  /** Whether place and patient allow it, whichever chair and nurse. */
  public boolean allowsTime(UUID patientId, Instant start, SessionPhases phases) {
    return fits(demandsOfPlace(patientId, start, phases));
  }

  public boolean allowsChair(UUID chairId, Instant start, SessionPhases phases) {
    List<Demand> asked = new ArrayList<>(2);
    SessionDemands.ofChair(asked, chairId, start, phases);
    return fits(asked);
  }

  public boolean allowsNurse(
      UUID nurse, Instant start, SessionPhases phases, int patientsPerNurse) {
    return fits(demandsOfNurse(nurse, start, phases, patientsPerNurse));
  }

  public List<ChairTimelines> chairTimelines() {
    return resources.chairs().keySet().stream()
        .map(
            id ->
                new ChairTimelines(
                    timelines.known(new Resource(CHAIR_OPEN, id)),
                    timelines.known(new Resource(CHAIR, id))))
        .toList();
  }

  public List<NurseTimelines> nurseTimelines(LocalDate day) {
    return nurses(day).stream()
        .map(
            nurse ->
                new NurseTimelines(
                    timelines.known(new Resource(NURSE_ON_SHIFT, nurse)),
                    timelines.known(new Resource(NURSE_SET_UP, nurse)),
                    timelines.known(new Resource(NURSE_RATIO, nurse)),
                    timelines.known(Resource.COVER)))
        .toList();
  }

  /** Whether the clinic is open at this moment; always if its hours were never entered. */
  public boolean isOpen(Instant moment) {
    CapacityTimeline hours = timelines.of(Resource.HOURS);
    long at = CapacityTimeline.at(moment);
    return hours == null || hours.has(at, at + 1, 1);
  }

  /**
   * The nurses on the day's roster, each once, in the roster's order; none where none is written.
   */
  public List<UUID> nurses(LocalDate day) {
    return resources.rosters().getOrDefault(day, List.of()).stream()
        .map(NurseShift::nurseId)
        .distinct()
        .toList();
  }

  /**
   * Every rule of the clinic that this session would break; if no nurse can take it, why each
   * cannot.
   */
  public List<Breach> breaches(Appointment wanted) {
    return new BreachFinder(this).of(wanted);
  }

  /** Why this nurse cannot take the session. */
  public List<Breach> nurseBreaches(Appointment wanted, UUID nurse) {
    return new BreachFinder(this).nurseBreaches(wanted, nurse);
  }

  /**
   * The rules that cannot be checked for a session at this start, because their data was never
   * entered.
   */
  public List<BookingRule> unasked(Instant start) {
    List<BookingRule> unasked = new ArrayList<>();
    if (resources.hours() == null) {
      unasked.add(BookingRule.OPENING_HOURS);
    }
    if (!isRostered(start)) {
      unasked.addAll(List.of(NURSE_ON_SHIFT, NURSE_SET_UP, NURSE_RATIO, BookingRule.BREAK_COVER));
    }
    if (resources.pumps() == null) {
      unasked.add(BookingRule.PUMPS);
    }
    if (!resources.clinicians().containsKey(resources.clock().dateOf(start))) {
      unasked.add(BookingRule.CLINICIAN_ON_SITE);
    }
    return unasked;
  }
}
