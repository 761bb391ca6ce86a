package org.chairside.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.planning.Replanner.Movable;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.Closed;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;

/**
 * A booked floor on whose first day something breaks, the same for the same seed: in turn a chair,
 * a nurse who does not come, some hours that are closed, and a chair and a nurse.
 */
final class BrokenSchedule {

  private enum What {
    CHAIR,
    NURSE,
    HOURS,
    CHAIR_AND_NURSE
  }

  private final long seed;
  private final What what;
  private final double load;
  private final AnyClinic clinic;
  private final Resources resources;
  private final ClinicSchedule schedule;
  private final List<Movable> movables = new ArrayList<>();

  /** A floor of four to eight chairs over one to three days. */
  static BrokenSchedule small(long seed) {
    Random random = new Random(seed * 104_729);
    return new BrokenSchedule(
        seed,
        4 + random.nextInt(5),
        1 + random.nextInt(3),
        0.45 + 0.1 * random.nextInt(4),
        random.nextInt(2));
  }

  /**
   * A floor over so many days.
   *
   * @param around by how many days a session may leave its own
   */
  BrokenSchedule(long seed, int chairs, int days, double load, int around) {
    this.seed = seed;
    this.load = load;
    what = What.values()[(int) (seed % What.values().length)];
    clinic = new AnyClinic(seed, chairs, AnyClinic.MONDAY, days);
    resources = broken(clinic.resources(), new Random(seed));
    schedule = new ClinicSchedule(resources);
    for (Appointment each : clinic.schedule(load).appointments()) {
      schedule.enter(each);
      LocalDate day = AnyClinic.NEW_YORK.dateOf(each.start());
      movables.add(new Movable(each, day.minusDays(around), day.plusDays(around), false));
    }
  }

  private Resources broken(Resources plain, Random random) {
    LinkedHashMap<UUID, Seat> chairs = new LinkedHashMap<>(plain.chairs());
    Map<LocalDate, List<NurseShift>> rosters = new TreeMap<>(plain.rosters());
    List<Closed> closures = new ArrayList<>();
    if (what == What.CHAIR || what == What.CHAIR_AND_NURSE) {
      Seat chair = Objects.requireNonNull(chairs.get(any(clinic.chairs, random)));
      Closed closed = new Closed(AnyClinic.NEW_YORK.day(clinic.from), "broken");
      chairs.put(chair.id(), new Seat(chair.id(), chair.name(), true, List.of(closed)));
    }
    if (what == What.NURSE || what == What.CHAIR_AND_NURSE) {
      UUID absent = any(clinic.nurses, random);
      rosters.computeIfPresent(
          clinic.from,
          (_, shifts) -> shifts.stream().filter(s -> !s.nurseId().equals(absent)).toList());
    }
    if (what == What.HOURS) {
      LocalTime from = LocalTime.of(11 + random.nextInt(4), 0);
      Instant begins = AnyClinic.NEW_YORK.at(clinic.from, from).orElseThrow();
      closures.add(new Closed(Interval.of(begins, Duration.ofMinutes(60)), "no water"));
    }
    return new Resources(
        plain.clock(), plain.hours(), closures, chairs, rosters, plain.clinicians(), plain.pumps());
  }

  private static UUID any(List<UUID> ids, Random random) {
    return ids.get(random.nextInt(ids.size()));
  }

  Resources resources() {
    return resources;
  }

  ClinicSchedule schedule() {
    return schedule;
  }

  List<Movable> movables() {
    return movables;
  }

  Instant earliest() {
    return clinic.from.atStartOfDay(AnyClinic.NEW_YORK.zone()).toInstant();
  }

  LocalDate day() {
    return clinic.from;
  }

  int chairs() {
    return clinic.chairs.size();
  }

  int days() {
    return clinic.days;
  }

  double load() {
    return load;
  }

  /** How many of these changed their start or their chair. */
  long moved(List<Appointment> moves) {
    return moves.stream()
        .filter(
            move -> {
              Appointment was = schedule.appointment(move.id()).orElseThrow();
              return !was.start().equals(move.start()) || !was.chairId().equals(move.chairId());
            })
        .count();
  }

  @Override
  public String toString() {
    return seed
        + switch (what) {
          case CHAIR -> " a chair is broken";
          case NURSE -> " a nurse is absent";
          case HOURS -> " an hour is closed";
          case CHAIR_AND_NURSE -> " a chair and a nurse";
        };
  }
}
