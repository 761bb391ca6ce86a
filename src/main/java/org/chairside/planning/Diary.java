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
import org.chairside.planning.Supply.Closed;
import org.chairside.planning.Supply.NurseShift;
import org.chairside.planning.Supply.Seat;
import org.jspecify.annotations.Nullable;

/**
 * A floor's plan over a number of days: what the clinic has to give, less what its sessions take.
 *
 * <p>Every rule but those of the course itself is one and the same: a session asks resources for so
 * much over some time, and no resource is asked for more than it has.
 */
public final class Diary {

  /** A nurse's attention, shared by patients of any allowed number per nurse. */
  static final int ATTENTION = 60;

  // Two patients whose pressure peaks together need their nurse together.
  private static final long CLOSE_MICROS = Duration.ofMinutes(15).toNanos() / 1000;

  private final Supply supply;
  private final Map<Resource, Track> tracks = new HashMap<>();
  private final Map<UUID, Appointment> appointments = new LinkedHashMap<>();
  private final Track occupied = new Track(0);
  private final Track starting = new Track(0);
  private final Map<NurseDay, Long> workload = new HashMap<>();

  private record NurseDay(UUID nurse, LocalDate day) {}

  /** The plan of a floor that has this to give and nothing booked. */
  public Diary(Supply supply) {
    this.supply = supply;
    Spans hours = supply.hours();
    if (hours != null) {
      open(Resource.HOURS, hours);
    }
    close(Resource.CLINIC, supply.closures());
    supply.chairs().values().forEach(this::setUp);
    supply.rosters().values().forEach(this::putOnDuty);
    if (!supply.clinicians().isEmpty()) {
      supply.clinicians().values().forEach(spans -> open(Resource.CLINICIAN, spans));
    }
    Integer pumps = supply.pumps();
    if (pumps != null) {
      tracks.put(Resource.PUMPS, new Track(pumps));
    }
  }

  private void open(Resource resource, Spans spans) {
    Track track = tracks.computeIfAbsent(resource, _ -> new Track(0));
    spans.list().forEach(span -> track.give(span, Track.PLENTY));
  }

  private void close(Resource resource, List<Closed> closures) {
    Track track = new Track(Track.PLENTY);
    Spans.of(closures.stream().map(Closed::span).toList())
        .list()
        .forEach(span -> track.give(span, -Track.PLENTY));
    tracks.put(resource, track);
  }

  private void setUp(Seat chair) {
    tracks.put(new Resource(CHAIR, chair.id()), new Track(1));
    Resource open = new Resource(CHAIR_OPEN, chair.id());
    close(open, chair.closures());
    if (!chair.active()) {
      tracks.put(open, new Track(0));
    }
  }

  private void putOnDuty(List<NurseShift> shifts) {
    Track cover = tracks.computeIfAbsent(Resource.COVER, _ -> new Track(0));
    for (NurseShift shift : shifts) {
      Spans working = Spans.of(shift.span()).without(Spans.of(shift.breaks()));
      open(new Resource(NURSE_ON_SHIFT, shift.nurseId()), Spans.of(shift.span()));
      Track hands =
          tracks.computeIfAbsent(new Resource(NURSE_SET_UP, shift.nurseId()), _ -> new Track(0));
      Track eyes =
          tracks.computeIfAbsent(new Resource(NURSE_RATIO, shift.nurseId()), _ -> new Track(0));
      eyes.give(shift.span(), ATTENTION);
      for (Span span : working.list()) {
        hands.give(span, 1);
        cover.give(span, ATTENTION);
      }
    }
  }

  /** When the patient can come; a patient who said nothing can come at any time. */
  public void available(UUID patientId, Spans spans) {
    open(new Resource(PATIENT_AVAILABILITY, patientId), spans);
  }

  /** The patient is elsewhere for that time, such as in another clinic. */
  public void away(UUID patientId, Span span) {
    patient(new Resource(PATIENT, patientId)).give(span, -1);
  }

  // ------------------------------------------------------------------ what is on it

  public void enterAll(Collection<Appointment> all) {
    all.forEach(this::enter);
  }

  public void enter(Appointment appointment) {
    if (appointments.put(appointment.id(), appointment) != null) {
      throw new IllegalArgumentException("it stands in the diary already");
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
      Track track = track(demand.resource());
      if (track != null) {
        track.add(demand.from(), demand.until(), sign * demand.units());
      }
    }
    Span presence = a.presence();
    occupied.give(presence, -sign);
    long start = Track.at(a.start());
    starting.add(start - CLOSE_MICROS + 1, start + CLOSE_MICROS, -sign);
    UUID nurse = a.nurseId();
    if (nurse != null) {
      long work = ATTENTION / a.patientsPerNurse() * a.shape().stay().toMinutes();
      workload.merge(
          new NurseDay(nurse, supply.clock().dateOf(a.start())), -sign * work, Long::sum);
    }
  }

  /** Patients need no supply of their own: the first demand makes the track. */
  @Nullable Track track(Resource resource) {
    return resource.rule() == PATIENT ? patient(resource) : tracks.get(resource);
  }

  private Track patient(Resource resource) {
    return tracks.computeIfAbsent(resource, _ -> new Track(1));
  }

  public Collection<Appointment> appointments() {
    return List.copyOf(appointments.values());
  }

  public Optional<Appointment> appointment(UUID id) {
    return Optional.ofNullable(appointments.get(id));
  }

  public Supply supply() {
    return supply;
  }

  /** The most patients who are in the clinic at once at any moment of the span. */
  public int busiest(Span span) {
    return occupied.most(Track.at(span.from()), Track.at(span.until()));
  }

  /** How many other sessions start less than a quarter of an hour before or after this. */
  int startingAround(Instant start) {
    long at = Track.at(start);
    return starting.most(at, at + 1);
  }

  /** When the chair was left before this, as a {@link Track} tells time. */
  long chairFreeSince(UUID chair, Instant start) {
    Track track = track(new Resource(CHAIR, chair));
    return track == null ? Long.MIN_VALUE : track.hasSince(Track.at(start), 1);
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
    Shape shape = a.shape();
    demandsOfPlace(demands, a.patientId(), start, shape);
    demandsOfChair(demands, a.chairId(), start, shape);
    UUID nurse = a.nurseId();
    if (nurse != null && isRostered(start)) {
      demandsOfNurse(demands, nurse, start, shape, ATTENTION / a.patientsPerNurse());
    }
    return demands;
  }

  private void demandsOfPlace(List<Demand> to, UUID patientId, Instant start, Shape shape) {
    Span presence = shape.presence(start);
    to.add(new Demand(Resource.HOURS, presence, 1));
    to.add(new Demand(Resource.CLINIC, presence, 1));
    to.add(new Demand(new Resource(PATIENT, patientId), presence, 1));
    to.add(new Demand(new Resource(PATIENT_AVAILABILITY, patientId), presence, 1));
    to.add(new Demand(Resource.PUMPS, shape.pump(start), 1));
    if (supply.clinicians().containsKey(supply.clock().dateOf(start))) {
      to.add(new Demand(Resource.CLINICIAN, shape.monitored(start), 1));
    }
  }

  private static void demandsOfChair(List<Demand> to, UUID chairId, Instant start, Shape shape) {
    to.add(new Demand(new Resource(CHAIR_OPEN, chairId), shape.presence(start), 1));
    to.add(new Demand(new Resource(CHAIR, chairId), shape.chair(start), 1));
  }

  private void demandsOfNurse(
      List<Demand> to, UUID nurse, Instant start, Shape shape, int attention) {
    to.add(new Demand(new Resource(NURSE_ON_SHIFT, nurse), shape.presence(start), 1));
    Resource hands = new Resource(NURSE_SET_UP, nurse);
    if (!shape.preparation().isZero()) {
      to.add(new Demand(hands, Span.of(start, shape.preparation()), 1));
    }
    if (!shape.disconnect().isZero()) {
      to.add(new Demand(hands, Span.of(shape.disconnectsAt(start), shape.disconnect()), 1));
    }
    Span monitored = shape.monitored(start);
    to.add(new Demand(new Resource(NURSE_RATIO, nurse), monitored, attention));
    if (isOnShift(nurse, shape.presence(start))) {
      to.add(new Demand(Resource.COVER, monitored, attention));
    }
  }

  /** A nurse who is not there has no break: what is broken is the shift, not the cover of all. */
  private boolean isOnShift(UUID nurse, Span presence) {
    Track shift = tracks.get(new Resource(NURSE_ON_SHIFT, nurse));
    return shift != null && shift.has(Track.at(presence.from()), Track.at(presence.until()), 1);
  }

  /** Whether the roster of the day on which it starts is written. */
  public boolean isRostered(Instant start) {
    return supply.rosters().containsKey(supply.clock().dateOf(start));
  }

  private boolean fits(List<Demand> demands) {
    for (Demand demand : demands) {
      Track track = track(demand.resource());
      boolean has =
          track == null
              ? demand.resource().rule() != NURSE_ON_SHIFT
              : track.has(demand.from(), demand.until(), demand.units());
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
  boolean allowsTime(UUID patientId, Instant start, Shape shape) {
    List<Demand> demands = new ArrayList<>(6);
    demandsOfPlace(demands, patientId, start, shape);
    return fits(demands);
  }

  boolean allowsChair(UUID chairId, Instant start, Shape shape) {
    List<Demand> demands = new ArrayList<>(2);
    demandsOfChair(demands, chairId, start, shape);
    return fits(demands);
  }

  boolean allowsNurse(UUID nurse, Instant start, Shape shape, int patientsPerNurse) {
    List<Demand> demands = new ArrayList<>(5);
    demandsOfNurse(demands, nurse, start, shape, ATTENTION / patientsPerNurse);
    return fits(demands);
  }

  /** What is left of a chair, for asking it often. */
  record ChairTracks(Track open, Track chair) {
    boolean allow(long from, long left, long ready) {
      return open.has(from, left, 1) && chair.has(from, ready, 1);
    }
  }

  List<ChairTracks> chairTracks() {
    return supply.chairs().keySet().stream()
        .map(
            id ->
                new ChairTracks(
                    known(new Resource(CHAIR_OPEN, id)), known(new Resource(CHAIR, id))))
        .toList();
  }

  /** What is left of a nurse, for asking often. */
  record NurseTracks(Track shift, Track hands, Track eyes, Track cover) {
    boolean allow(long start, Shape shape, int attention) {
      long infusion = start + micros(shape.preparation());
      long disconnect = infusion + micros(shape.infusion());
      long line = disconnect + micros(shape.disconnect());
      long end = line + micros(shape.recovery());
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

  private Track known(Resource resource) {
    return Objects.requireNonNull(tracks.get(resource), "a chair and a rostered nurse have tracks");
  }

  /** Whether the clinic's hours hold this moment; so do all where they were never written down. */
  boolean isOpen(Instant moment) {
    Track hours = tracks.get(Resource.HOURS);
    long at = Track.at(moment);
    return hours == null || hours.has(at, at + 1, 1);
  }

  /**
   * The nurses on the day's roster, each once, in the roster's order; none where none is written.
   */
  List<UUID> nurses(LocalDate day) {
    return supply.rosters().getOrDefault(day, List.of()).stream()
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
        demands, nurse, wanted.start(), wanted.shape(), ATTENTION / wanted.patientsPerNurse());
    List<Breach> found = demands.stream().map(this::breach).flatMap(Optional::stream).toList();
    return found.stream()
        .filter(b -> b.rule() == NURSE_ON_SHIFT)
        .findFirst()
        .map(List::of)
        .orElse(found);
  }

  private Optional<Breach> breach(Demand demand) {
    Track track = track(demand.resource());
    Resource resource = demand.resource();
    if (track == null && resource.rule() == NURSE_ON_SHIFT) {
      return Optional.of(new Breach(NURSE_ON_SHIFT, resource.of(), demand.span(), List.of(), null));
    }
    Span at = track == null ? null : track.firstShort(demand.span(), demand.units());
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Breach(
                resource.rule(), resource.of(), at, inTheWay(resource, at), reason(resource, at)));
  }

  private List<Appointment> inTheWay(Resource resource, Span at) {
    return appointments.values().stream()
        .filter(
            other ->
                demands(other).stream()
                    .anyMatch(
                        demand -> demand.resource().equals(resource) && demand.span().overlaps(at)))
        .toList();
  }

  private @Nullable String reason(Resource resource, Span at) {
    Stream<Closed> closures =
        switch (resource.rule()) {
          case CLOSURE -> supply.closures().stream();
          case CHAIR_OPEN ->
              Optional.ofNullable(supply.chairs().get(resource.of()))
                  .map(chair -> chair.closures().stream())
                  .orElseGet(Stream::empty);
          default -> Stream.empty();
        };
    return closures
        .filter(closed -> closed.span().overlaps(at))
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
    if (supply.hours() == null) {
      unasked.add(BookingRule.OPENING_HOURS);
    }
    if (!isRostered(start)) {
      unasked.addAll(List.of(NURSE_ON_SHIFT, NURSE_SET_UP, NURSE_RATIO, BookingRule.BREAK_COVER));
    }
    if (supply.pumps() == null) {
      unasked.add(BookingRule.PUMPS);
    }
    if (!supply.clinicians().containsKey(supply.clock().dateOf(start))) {
      unasked.add(BookingRule.CLINICIAN_ON_SITE);
    }
    return unasked;
  }
}
