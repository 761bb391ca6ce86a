package org.chairside.planning;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.chairside.planning.SeriesRequest.Usual;
import org.chairside.planning.SeriesRequest.Wishes;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/** Random clinics and requested series, the same for the same seed. */
final class AnyClinic {

  static final WallClock NEW_YORK = new WallClock(ZoneId.of("America/New_York"));
  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final LocalTime OPENS = LocalTime.of(8, 0);
  static final LocalTime CLOSES = LocalTime.of(18, 0);

  final Random random;
  final LocalDate from;
  final int days;
  final List<UUID> chairs;
  final List<UUID> nurses;
  final int pumps;

  /** A clinic of so many chairs, open from Monday to Friday, with a nurse for every two chairs. */
  AnyClinic(long seed, int chairs, LocalDate from, int days) {
    random = new Random(seed);
    this.from = from;
    this.days = days;
    this.chairs = ids(chairs);
    this.nurses = ids(Math.ceilDiv(chairs, 2));
    this.pumps = chairs;
  }

  private List<UUID> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
        .toList();
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  static SessionPhases phases(int infusionMinutes) {
    return new SessionPhases(
        Duration.ofMinutes(15),
        Duration.ofMinutes(infusionMinutes),
        Duration.ofMinutes(10),
        Duration.ofMinutes(45),
        Duration.ofMinutes(10));
  }

  Stream<LocalDate> workdays() {
    return IntStream.range(0, days)
        .mapToObj(from::plusDays)
        .filter(
            day ->
                day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }

  Resources resources() {
    LinkedHashMap<UUID, Seat> seats = new LinkedHashMap<>();
    for (int i = 0; i < chairs.size(); i++) {
      seats.put(chairs.get(i), new Seat(chairs.get(i), "Chair " + (i + 1), true, List.of()));
    }
    Map<LocalDate, List<NurseShift>> rosters = new TreeMap<>();
    Map<LocalDate, Intervals> clinicians = new TreeMap<>();
    List<Interval> open = new ArrayList<>();
    IntStream.range(0, days).forEach(d -> rosters.put(from.plusDays(d), List.of()));
    workdays()
        .forEach(
            day -> {
              Interval hours = NEW_YORK.between(day, OPENS, CLOSES).orElseThrow();
              open.add(hours);
              rosters.put(day, shifts(hours));
              clinicians.put(day, Intervals.of(hours));
            });
    return new Resources(
        NEW_YORK, Intervals.of(open), List.of(), seats, rosters, clinicians, pumps);
  }

  private List<NurseShift> shifts(Interval hours) {
    return IntStream.range(0, nurses.size())
        .mapToObj(
            i -> {
              Instant lunch = hours.from().plus(Duration.ofMinutes(210 + 30L * (i % 5)));
              return new NurseShift(
                  nurses.get(i),
                  "Nurse " + (i + 1),
                  hours,
                  List.of(Interval.of(lunch, Duration.ofMinutes(30))));
            })
        .toList();
  }

  /** A plan on which so much of the chairs' open time is taken, as far as the nurses allow. */
  ClinicSchedule schedule(double load) {
    ClinicSchedule schedule = new ClinicSchedule(resources());
    ChairAndNurse chairAndNurse = new ChairAndNurse(schedule);
    workdays().forEach(day -> fill(schedule, chairAndNurse, day, load));
    return schedule;
  }

  private void fill(
      ClinicSchedule schedule, ChairAndNurse chairAndNurse, LocalDate day, double load) {
    long open = Duration.between(OPENS, CLOSES).toMinutes() * chairs.size();
    long taken = 0;
    for (int round = 0; round < 5; round++) {
      for (UUID chair : chairs) {
        if (taken >= load * open) {
          return;
        }
        SessionPhases phases = phases(45 + 15 * random.nextInt(3));
        Instant start = next(schedule, day, chair, phases, 5 * random.nextInt(4));
        int perNurse = random.nextInt(3) == 0 ? 2 : 3;
        UUID patient = id();
        for (int tries = 0; tries < 12 && start != null; tries++) {
          UUID nurse = chairAndNurse.nurse(phases, start, perNurse, null).orElse(null);
          Appointment wanted =
              new Appointment(id(), id(), patient, chair, nurse, start, phases, perNurse, false);
          if (nurse != null && schedule.allows(wanted)) {
            schedule.enter(wanted);
            taken += phases.stay().plus(phases.turnover()).toMinutes();
            break;
          }
          start = start.plus(Duration.ofMinutes(5));
        }
      }
    }
  }

  /** The first free moment of the chair that day, and a little later. */
  private @Nullable Instant next(
      ClinicSchedule schedule, LocalDate day, UUID chair, SessionPhases phases, int later) {
    Instant opens = NEW_YORK.between(day, OPENS, CLOSES).orElseThrow().from();
    for (int minutes = 0; minutes < 600; minutes += 5) {
      Instant start = opens.plus(Duration.ofMinutes(minutes));
      if (schedule.allowsChair(chair, start, phases)) {
        return start.plus(Duration.ofMinutes(later));
      }
    }
    return null;
  }

  /** A new course of a few sessions close together and then some far apart. */
  SeriesRequest request(int close, int far) {
    List<RequestedSession> requestedSessions = new ArrayList<>();
    for (int i = 0; i < close + far; i++) {
      GapRule gap = i == 0 ? null : i < close ? new GapRule(2, 3, 4) : new GapRule(5, 7, 9);
      requestedSessions.add(new RequestedSession(null, null, null, false, gap, i < 3 ? 2 : 3));
    }
    return request(requestedSessions, Wishes.NONE);
  }

  SeriesRequest request(List<RequestedSession> requestedSessions, Wishes wishes) {
    return new SeriesRequest(
        id(),
        id(),
        phases(60),
        requestedSessions,
        from,
        from.plusDays(days - 1L),
        from.atStartOfDay(NEW_YORK.zone()).toInstant(),
        from,
        wishes,
        Usual.NONE);
  }
}
