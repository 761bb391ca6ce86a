package org.chairside.planning;

import static org.chairside.planning.BookingRule.CHAIR;
import static org.chairside.planning.BookingRule.CHAIR_OPEN;
import static org.chairside.planning.BookingRule.NURSE_ON_SHIFT;
import static org.chairside.planning.BookingRule.NURSE_RATIO;
import static org.chairside.planning.BookingRule.NURSE_SET_UP;
import static org.chairside.planning.BookingRule.PATIENT;
import static org.chairside.planning.BookingRule.PATIENT_AVAILABILITY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.planning.Resources.Closed;
import org.chairside.planning.Resources.NurseShift;
import org.chairside.planning.Resources.Seat;
import org.jspecify.annotations.Nullable;

/**
 * A floor's plan over a number of days: what the clinic has to give, less what its sessions take.
 *
 * <p>Every rule but those of the course itself is one and the same: a session asks resources for so
 * much over some time, and no resource is asked for more than it has.
 */
public final class ClinicSchedule {

  /** A nurse's attention, shared by patients of any allowed number per nurse. */
  static final int ATTENTION = 60;

  // Two patients whose pressure peaks together need their nurse together.
  private static final long CLOSE_MICROS = Duration.ofMinutes(15).toNanos() / 1000;

  private final Resources resources;
  private final Map<Resource, CapacityTimeline> timelines = new HashMap<>();
  private final Map<UUID, Appointment> appointments = new LinkedHashMap<>();
  private final CapacityTimeline occupied = new CapacityTimeline(0);
  private final CapacityTimeline starting = new CapacityTimeline(0);
  private final Map<NurseDay, Long> workload = new HashMap<>();

  private record NurseDay(UUID nurse, LocalDate day) {}

  /** The plan of a floor that has this to give and nothing booked. */
  public ClinicSchedule(Resources resources) {
    this.resources = resources;
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
      eyes.give(shift.interval(), ATTENTION);
      for (Interval interval : working.list()) {
        hands.give(interval, 1);
        cover.give(interval, ATTENTION);
      }
    }
  }

  /** When the patient can come; a patient who said nothing can come at any time. */
  public void available(UUID patientId, Intervals intervals) {
    open(new Resource(PATIENT_AVAILABILITY, patientId), intervals);
  }

  /** The patient is elsewhere for that time, such as in another clinic. */
  public void away(UUID patientId, Interval interval) {
    patient(new Resource(PATIENT, patientId)).give(interval, -1);
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
    for (Demand demand : demands(a)) {
      CapacityTimeline timeline = timeline(demand.resource());
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

  /** Patients need no supply of their own: the first demand makes the track. */
  @Nullable CapacityTimeline timeline(Resource resource) {
    return resource.rule() == PATIENT ? patient(resource) : timelines.get(resource);
  }

  private CapacityTimeline patient(Resource resource) {
    return timelines.computeIfAbsent(resource, _ -> new CapacityTimeline(1));
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
  int startingAround(Instant start) {
    long at = CapacityTimeline.at(start);
    return starting.most(at, at + 1);
  }

  /** When the chair was left before this, as a {@link CapacityTimeline} tells time. */
  long chairFreeSince(UUID chair, Instant start) {
    CapacityTimeline timeline = timeline(new Resource(CHAIR, chair));
    return timeline == null ? Long.MIN_VALUE : timeline.hasSince(CapacityTimeline.at(start), 1);
  }

  /** What a nurse has to do on a day: the minutes of the patients, weighed by their acuity. */
  long workload(UUID nurse, LocalDate day) {
    return workload.getOrDefault(new NurseDay(nurse, day), 0L);
  }

  // ------------------------------------------------------------------ the rules

  /** Everything that a session asks for. */
  List<Demand> demands(Appointment a) {
    List<Demand> demands = new ArrayList<>(12);
    Instant start = a.start();
    SessionPhases phases = a.phases();
    demandsOfPlace(demands, a.patientId(), start, phases);
    demandsOfChair(demands, a.chairId(), start, phases);
    UUID nurse = a.nurseId();
    if (nurse != null && isRostered(start)) {
      demandsOfNurse(demands, nurse, start, phases, ATTENTION / a.patientsPerNurse());
    }
    return demands;
  }

  private void demandsOfPlace(
      List<Demand> to, UUID patientId, Instant start, SessionPhases phases) {
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

  private static void demandsOfChair(
      List<Demand> to, UUID chairId, Instant start, SessionPhases phases) {
    to.add(new Demand(new Resource(CHAIR_OPEN, chairId), phases.presence(start), 1));
    to.add(new Demand(new Resource(CHAIR, chairId), phases.chair(start), 1));
  }

  private void demandsOfNurse(
      List<Demand> to, UUID nurse, Instant start, SessionPhases phases, int attention) {
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

  /** A nurse who is not there has no break: what is broken is the shift, not the cover of all. */
  private boolean isOnShift(UUID nurse, Interval presence) {
    CapacityTimeline shift = timelines.get(new Resource(NURSE_ON_SHIFT, nurse));
    return shift != null
        && shift.has(
            CapacityTimeline.at(presence.from()), CapacityTimeline.at(presence.until()), 1);
  }

  /** Whether the roster of the day on which it starts is written. */
  public boolean isRostered(Instant start) {
    return resources.rosters().containsKey(resources.clock().dateOf(start));
  }

  private boolean fits(List<Demand> demands) {
    for (Demand demand : demands) {
      CapacityTimeline timeline = timeline(demand.resource());
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
        && fits(demands(appointment));
  }

  /** Whether place and patient allow it, whichever chair and nurse. */
  boolean allowsTime(UUID patientId, Instant start, SessionPhases phases) {
    List<Demand> demands = new ArrayList<>(6);
    demandsOfPlace(demands, patientId, start, phases);
    return fits(demands);
  }

  boolean allowsChair(UUID chairId, Instant start, SessionPhases phases) {
    List<Demand> demands = new ArrayList<>(2);
    demandsOfChair(demands, chairId, start, phases);
    return fits(demands);
  }

  boolean allowsNurse(UUID nurse, Instant start, SessionPhases phases, int patientsPerNurse) {
    List<Demand> demands = new ArrayList<>(5);
    demandsOfNurse(demands, nurse, start, phases, ATTENTION / patientsPerNurse);
    return fits(demands);
  }

  /** What is left of a chair, for asking it often. */
  record ChairTracks(CapacityTimeline open, CapacityTimeline chair) {
    boolean allow(long from, long left, long ready) {
      return open.has(from, left, 1) && chair.has(from, ready, 1);
    }
  }

  List<ChairTracks> chairTracks() {
    return resources.chairs().keySet().stream()
        .map(
            id ->
                new ChairTracks(
                    known(new Resource(CHAIR_OPEN, id)), known(new Resource(CHAIR, id))))
        .toList();
  }

  /** What is left of a nurse, for asking often. */
  record NurseTracks(
      CapacityTimeline shift,
      CapacityTimeline hands,
      CapacityTimeline eyes,
      CapacityTimeline cover) {
    boolean allow(long start, SessionPhases phases, int attention) {
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

  List<NurseTracks> nurseTracks(LocalDate day) {
    return nurses(day).stream()
        .map(
            nurse ->
                new NurseTracks(
                    known(new Resource(NURSE_ON_SHIFT, nurse)),
                    known(new Resource(NURSE_SET_UP, nurse)),
                    known(new Resource(NURSE_RATIO, nurse)),
                    known(Resource.COVER)))
        .toList();
  }

  private CapacityTimeline known(Resource resource) {
    return Objects.requireNonNull(
        timelines.get(resource), "a chair and a rostered nurse have tracks");
  }

  /** Whether the clinic's hours hold this moment; so do all where they were never written down. */
  boolean isOpen(Instant moment) {
    CapacityTimeline hours = timelines.get(Resource.HOURS);
    long at = CapacityTimeline.at(moment);
    return hours == null || hours.has(at, at + 1, 1);
  }

  /**
   * The nurses on the day's roster, each once, in the roster's order; none where none is written.
   */
  List<UUID> nurses(LocalDate day) {
    return resources.rosters().getOrDefault(day, List.of()).stream()
        .map(NurseShift::nurseId)
        .distinct()
        .toList();
  }

  /**
   * Every rule of the floor that this session would break; where no nurse could take it, what
   * stands in the way of each.
   */
  public List<Breach> breaches(Appointment wanted) {
    List<Breach> all = new ArrayList<>();
    Appointment withoutNurse = wanted.at(wanted.start(), wanted.chairId(), null);
    demands(withoutNurse).forEach(demand -> breach(demand).ifPresent(all::add));
    if (isRostered(wanted.start())) {
      all.addAll(nurseBreaches(wanted));
    }
    return all;
  }

  private List<Breach> nurseBreaches(Appointment wanted) {
    UUID assigned = wanted.nurseId();
    if (assigned != null) {
      return nurseBreaches(wanted, assigned);
    }
    return List.of(
        new Breach(NURSE_ON_SHIFT, null, wanted.presence(), List.of(), "nobody is assigned"));
  }

  /** What stands in the way of this nurse taking the session. */
  public List<Breach> nurseBreaches(Appointment wanted, UUID nurse) {
    List<Demand> demands = new ArrayList<>(5);
    demandsOfNurse(
        demands, nurse, wanted.start(), wanted.phases(), ATTENTION / wanted.patientsPerNurse());
    List<Breach> found = demands.stream().map(this::breach).flatMap(Optional::stream).toList();
    return found.stream()
        .filter(b -> b.rule() == NURSE_ON_SHIFT)
        .findFirst()
        .map(List::of)
        .orElse(found);
  }

  private Optional<Breach> breach(Demand demand) {
    CapacityTimeline timeline = timeline(demand.resource());
    Resource resource = demand.resource();
    if (timeline == null && resource.rule() == NURSE_ON_SHIFT) {
      return Optional.of(
          new Breach(NURSE_ON_SHIFT, resource.of(), demand.interval(), List.of(), null));
    }
    Interval at = timeline == null ? null : timeline.firstShort(demand.interval(), demand.units());
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Breach(
                resource.rule(), resource.of(), at, inTheWay(resource, at), reason(resource, at)));
  }

  private List<Appointment> inTheWay(Resource resource, Interval at) {
    return appointments.values().stream()
        .filter(
            other ->
                demands(other).stream()
                    .anyMatch(
                        demand ->
                            demand.resource().equals(resource) && demand.interval().overlaps(at)))
        .toList();
  }

  private @Nullable String reason(Resource resource, Interval at) {
    Stream<Closed> closures =
        switch (resource.rule()) {
          case CLOSURE -> resources.closures().stream();
          case CHAIR_OPEN ->
              Optional.ofNullable(resources.chairs().get(resource.of()))
                  .map(chair -> chair.closures().stream())
                  .orElseGet(Stream::empty);
          default -> Stream.empty();
        };
    return closures
        .filter(closed -> closed.interval().overlaps(at))
        .map(Closed::reason)
        .findFirst()
        .orElse(null);
  }

  /**
   * The rules that could not be asked for a session at this start, because what they need was never
   * written down.
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
