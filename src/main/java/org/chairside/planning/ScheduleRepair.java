package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.chairside.planning.ClinicSchedule.ChairTracks;
import org.chairside.planning.ClinicSchedule.NurseTracks;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cheapest plan by ruin and recreate: again and again a few sessions near one another
 * are taken off the plan and set anew, one after the other, each at the cheapest place that is
 * left.
 *
 * <p>A session for which there is no place stays where it was until somebody cancels it: a plan
 * counts only if nobody else lacks anything meanwhile, so that its moves can be made.
 */
final class ScheduleRepair {

  /** More than all moves of a day cost together. */
  static final long WITHOUT_A_PLACE = 1_000_000_000_000L;

  /** More than by how much all moved sessions of a day can be away from their time. */
  static final long MOVED = 10_000_000L;

  private static final long OTHER_CHAIR = 5;
  private static final long OTHER_NURSE = 15;

  // How the search trades: these steer it and decide nothing about what is better.
  private static final double WITHOUT_A_PLACE_WEIGHS = 4;
  private static final double HARMED_WEIGHS = 0.3;
  private static final double HANDED_ON_WEIGHS = 0.02;
  private static final double DISTANCE_WEIGHS = 1.0 / 20_000;
  private static final double HOTTEST = 0.8;
  private static final double WARM = 0.3;
  private static final double COLDEST = 0.02;
  private static final int CYCLE = 300;
  private static final int MOST_RUINED = 14;
  private static final int BLINK = 40;
  private static final int TRIES = 6;
  private static final int IDLE = 2_400;
  private static final int IDLE_PER_SESSION = 20;

  /** The nurses of a day with what is left of each. */
  @SuppressWarnings("ArrayRecordComponent") // made and read within one search
  record Staff(UUID[] ids, NurseTracks[] tracks) {}

  /**
   * A start that would keep every rule of place and patient, with what could take it there were no
   * other session to move.
   *
   * @param at the start as a {@link CapacityTimeline} tells it
   * @param distance what the other time costs
   * @param chairs by their index among the clinic's chairs
   * @param nurses by their index among the day's staff
   * @param staff null on a day whose roster is not written
   */
  @SuppressWarnings("ArrayRecordComponent") // made and read within one search
  record Place(
      Instant start, long at, long distance, int[] chairs, int[] nurses, @Nullable Staff staff) {}

  /** A session that may move: where it was, where it could be, and where it is now. */
  private final class Guest {
    private final Appointment home;
    private final List<Place> places;
    private final int homeChair;
    private final CapacityTimeline patient;
    private final List<Take> takesAtHome;
    private final long stay;
    private final long ready;
    private final long line;
    private final Stand without;
    private Stand stand;

    Guest(Appointment home, List<Place> places) {
      this.home = home;
      this.places = places;
      homeChair = chairIds.indexOf(home.chairId());
      patient =
          Objects.requireNonNull(
              schedule.timeline(new Resource(BookingRule.PATIENT, home.patientId())),
              "every patient has a track");
      without = new Stand(home, null, 0, WITHOUT_A_PLACE, List.of());
      stand = without;
      takesAtHome = takes(home);
      stay = micros(home.phases().stay());
      ready = stay + micros(home.phases().turnover());
      line = stay - micros(home.phases().recovery());
    }

    boolean isMoved() {
      return stand.cost() >= MOVED && stand.now() != null;
    }

    boolean isHandedOn() {
      return stand.now() != null && !Objects.equals(stand.now().nurseId(), home.nurseId());
    }

    /** The least it can cost, whatever the others do. */
    long least() {
      if (places.isEmpty()) {
        return WITHOUT_A_PLACE;
      }
      Place first = places.getFirst();
      return stand(first, chairIn(first.chairs()), nurseIn(first)).cost();
    }

    private int chairIn(int[] chairs) {
      return Arrays.stream(chairs).anyMatch(chair -> chair == homeChair) ? homeChair : chairs[0];
    }

    private @Nullable UUID nurseIn(Place place) {
      Staff staff = place.staff();
      if (staff == null) {
        return home.nurseId();
      }
      return Arrays.stream(place.nurses())
          .mapToObj(nurse -> staff.ids()[nurse])
          .filter(nurse -> nurse.equals(home.nurseId()))
          .findFirst()
          .orElse(staff.ids()[place.nurses()[0]]);
    }

    Stand stand(Place place, int chair, @Nullable UUID nurse) {
      Appointment there = home.at(place.start(), chairIds.get(chair), nurse);
      long cost = ScheduleRepair.cost(home, there, place.distance());
      Appointment now = cost == 0 ? home : there;
      return new Stand(home, now, place.distance(), cost, takes(now));
    }
  }

  /** What a move costs: that it is one comes first, then how far, then the chair and the nurse. */
  static long cost(Appointment home, Appointment there, long distance) {
    boolean sameChair = home.chairId().equals(there.chairId());
    boolean stays = sameChair && home.start().equals(there.start());
    boolean otherNurse = !Objects.equals(home.nurseId(), there.nurseId());
    return (stays ? 0 : MOVED + distance + (sameChair ? 0 : OTHER_CHAIR))
        + (otherNurse ? OTHER_NURSE : 0);
  }

  /** Units of a resource over a time, as a {@link CapacityTimeline} tells it. */
  private record Take(CapacityTimeline timeline, long from, long until, int units) {}

  private List<Take> takes(Appointment at) {
    List<Take> takes = new ArrayList<>(12);
    for (Demand demand : schedule.demands(at)) {
      CapacityTimeline timeline = schedule.timeline(demand.resource());
      if (timeline != null) {
        takes.add(new Take(timeline, demand.from(), demand.until(), demand.units()));
      }
    }
    return takes;
  }

  private static void take(List<Take> takes, int sign) {
    for (Take take : takes) {
      take.timeline().add(take.from(), take.until(), sign * take.units());
    }
  }

  /**
   * Where a session stands.
   *
   * @param now null for one without a place
   * @param takes what it takes of what there is
   */
  record Stand(
      Appointment home, @Nullable Appointment now, long distance, long cost, List<Take> takes) {

    Instant start() {
      return now == null ? home.start() : now.start();
    }
  }

  private final ClinicSchedule schedule;
  private final List<UUID> chairIds;
  private final List<ChairTracks> chairs;
  private final @Nullable CapacityTimeline pumps;
  private final List<Guest> guests = new ArrayList<>();
  private final Random random = new Random(7);

  /**
   * A search over this plan.
   *
   * @param schedule without the sessions that may move
   */
  ScheduleRepair(ClinicSchedule schedule) {
    this.schedule = schedule;
    chairIds = List.copyOf(schedule.resources().chairs().keySet());
    chairs = schedule.chairTracks();
    pumps = schedule.timeline(Resource.PUMPS);
  }

  /**
   * A session that may move.
   *
   * @param places where it could be, the nearest first
   */
  void add(Appointment home, List<Place> places) {
    guests.add(new Guest(home, places));
  }

  /** The best plan that was found; the schedule is as before. */
  List<Stand> best(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    start();
    List<Stand> best = search(end);
    guests.forEach(ScheduleRepair::leave);
    return best;
  }

  /** Who keeps every rule stays, the others find a place beside all that was booked. */
  private void start() {
    guests.forEach(guest -> take(guest.takesAtHome, -1));
    List<Guest> broken = new ArrayList<>();
    for (Guest guest : guests) {
      take(guest.takesAtHome, 1);
      if (schedule.allows(guest.home)) {
        guest.stand = new Stand(guest.home, guest.home, 0, 0, guest.takesAtHome);
      } else {
        broken.add(guest);
      }
      take(guest.takesAtHome, -1);
    }
    broken.sort(Comparator.comparingInt(guest -> guest.places.size()));
    for (Guest guest : broken) {
      take(guest.takesAtHome, 1);
      guest.stand = place(guest, false);
      take(guest.stand.now() == null ? guest.takesAtHome : guest.stand.takes(), -1);
    }
    broken.stream()
        .filter(guest -> guest.stand.now() == null)
        .forEach(guest -> take(guest.takesAtHome, 1));
  }

  private List<Stand> search(long end) {
    long least = guests.stream().mapToLong(Guest::least).sum();
    long cheapest = cost();
    List<Stand> best = stands();
    double now = weight();
    int idle = 0;
    int mostIdle = IDLE + IDLE_PER_SESSION * guests.size();
    for (int i = 0; cheapest > least && idle < mostIdle && System.nanoTime() < end; i++) {
      List<Guest> ruined = ruined();
      List<Stand> before = ruined.stream().map(guest -> guest.stand).toList();
      ruined.forEach(ScheduleRepair::leave);
      recreate(ruined);
      double then = weight();
      if (then <= now - heat(i) * Math.log(1 - random.nextDouble())) {
        now = then;
        long cost = cost();
        if (cost < cheapest && harmed() == 0) {
          cheapest = cost;
          best = stands();
          idle = 0;
        }
      } else {
        restore(ruined, before);
      }
      idle++;
    }
    return best;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private static double heat(int step) {
    double cooled = (double) (step % CYCLE) / CYCLE;
    double hottest = step / CYCLE % 2 == 0 ? WARM : HOTTEST;
    return hottest * Math.pow(COLDEST / hottest, cooled);
  }

  private long cost() {
    long cost = 0;
    for (Guest guest : guests) {
      cost += guest.stand.cost();
    }
    return cost;
  }

  private double weight() {
    double weight = 0;
    boolean isComplete = true;
    for (Guest guest : guests) {
      if (guest.stand.now() == null) {
        weight += WITHOUT_A_PLACE_WEIGHS;
        isComplete = false;
      } else {
        weight += guest.isMoved() ? 1 + guest.stand.distance() * DISTANCE_WEIGHS : 0;
        weight += guest.isHandedOn() ? HANDED_ON_WEIGHS : 0;
      }
    }
    return isComplete ? weight : weight + harmed() * HARMED_WEIGHS;
  }

  private List<Stand> stands() {
    return guests.stream().map(guest -> guest.stand).toList();
  }

  private static void leave(Guest guest) {
    take(guest.stand.takes(), 1);
  }

  private static void restore(List<Guest> ruined, List<Stand> before) {
    ruined.forEach(ScheduleRepair::leave);
    for (int i = 0; i < ruined.size(); i++) {
      settle(ruined.get(i), before.get(i));
    }
  }

  private static void settle(Guest guest, Stand stand) {
    guest.stand = stand;
    take(stand.takes(), -1);
  }

  /** How many sessions with a place lack something while those without one are where they were. */
  private int harmed() {
    List<Guest> left = guests.stream().filter(guest -> guest.stand.now() == null).toList();
    left.forEach(guest -> take(guest.takesAtHome, -1));
    int harmed = 0;
    for (Guest guest : guests) {
      Appointment now = guest.stand.now();
      if (now != null
          && left.stream().anyMatch(each -> each.home.chairTime().overlaps(now.chairTime()))
          && lacks(guest.stand)) {
        harmed++;
      }
    }
    left.forEach(guest -> take(guest.takesAtHome, 1));
    return harmed;
  }

  private static boolean lacks(Stand stand) {
    for (Take take : stand.takes()) {
      if (!take.timeline().has(take.from(), take.until(), 0)) {
        return true;
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ ruin

  /** Some sessions around a moment: more often one at which a session wants to be and is not. */
  private List<Guest> ruined() {
    Guest centre = any();
    for (int tries = 0; tries < TRIES && centre.stand.cost() < MOVED; tries++) {
      centre = any();
    }
    long around =
        (random.nextInt(3) == 0 ? centre.stand.start() : centre.home.start()).getEpochSecond();
    Guest first = centre;
    List<Guest> near = new ArrayList<>();
    List<Guest> ruined = new ArrayList<>();
    for (Guest guest : guests) {
      if (guest == first || guest.stand.now() == null) {
        ruined.add(guest);
      } else {
        near.add(guest);
      }
    }
    near.sort(Comparator.comparingLong(g -> Math.abs(g.stand.start().getEpochSecond() - around)));
    int count = Math.min(near.size(), 1 + random.nextInt(1 + random.nextInt(MOST_RUINED)));
    Collections.shuffle(near.subList(0, Math.min(near.size(), 2 * count + 2)), random);
    ruined.addAll(near.subList(0, count));
    return ruined;
  }

  private Guest any() {
    return guests.get(random.nextInt(guests.size()));
  }

  // ------------------------------------------------------------------ recreate

  private void recreate(List<Guest> ruined) {
    List<Guest> order = new ArrayList<>(ruined);
    Collections.shuffle(order, random);
    switch (random.nextInt(4)) {
      case 0 -> order.sort(Comparator.comparing(guest -> guest.home.start()));
      case 1 -> order.sort(Comparator.comparing(guest -> guest.stand.cost() < MOVED));
      default -> {}
    }
    order.forEach(guest -> settle(guest, place(guest, true)));
  }

  /** The cheapest place that is left, or nearly. */
  private Stand place(Guest guest, boolean atRandom) {
    for (Place place : guest.places) {
      if (!atRandom || random.nextInt(BLINK) > 0) {
        Stand found = place(guest, place);
        if (found != null) {
          return found;
        }
      }
    }
    return guest.without;
  }

  private @Nullable Stand place(Guest guest, Place place) {
    long start = place.at();
    long left = start + guest.stay;
    if (!guest.patient.has(start, left, 1)
        || (pumps != null && !pumps.has(start, start + guest.line, 1))) {
      return null;
    }
    int chair = chair(guest, place, start, left);
    if (chair < 0) {
      return null;
    }
    Staff staff = place.staff();
    if (staff == null) {
      return guest.stand(place, chair, guest.home.nurseId());
    }
    int nurse = nurse(guest, place.nurses(), staff, start);
    return nurse < 0 ? null : guest.stand(place, chair, staff.ids()[nurse]);
  }

  private int chair(Guest guest, Place place, long start, long left) {
    int[] those = place.chairs();
    int turn = random.nextInt(those.length);
    int found = -1;
    for (int i = 0; i < those.length; i++) {
      int chair = those[(i + turn) % those.length];
      if ((found < 0 || chair == guest.homeChair)
          && chairs.get(chair).allow(start, left, start + guest.ready)) {
        found = chair;
      }
    }
    return found;
  }

  private int nurse(Guest guest, int[] those, Staff staff, long start) {
    int attention = ClinicSchedule.ATTENTION / guest.home.patientsPerNurse();
    int turn = random.nextInt(those.length);
    int found = -1;
    for (int i = 0; i < those.length; i++) {
      int nurse = those[(i + turn) % those.length];
      boolean isOwn = staff.ids()[nurse].equals(guest.home.nurseId());
      if ((found < 0 || isOwn)
          && staff.tracks()[nurse].allow(start, guest.home.phases(), attention)) {
        found = nurse;
      }
    }
    return found;
  }
}
