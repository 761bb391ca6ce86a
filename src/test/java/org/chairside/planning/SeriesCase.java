package org.chairside.planning;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.chairside.planning.SeriesRequest.Usual;
import org.chairside.planning.SeriesRequest.Wishes;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.Closed;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.SessionPhases;
import org.jspecify.annotations.Nullable;

/**
 * A clinic and a series that is asked of it, the same for the same seed: in turn a plain one, one
 * with wishes, one whose patient cannot always come, one who knows a nurse, one that is booked in
 * part, and one with hardly a way through.
 */
final class SeriesCase {

  private enum Twist {
    PLAIN,
    WISHES,
    AVAILABILITY,
    USUAL_NURSE,
    PARTLY_BOOKED,
    TIGHT
  }

  private final long seed;
  private final Random random;
  private final Twist twist;
  private final AnyClinic clinic;
  private final double load;
  private final Resources resources;
  private final ClinicSchedule schedule;
  private final UUID patient;
  private @Nullable Intervals availability;
  private Wishes wishes = Wishes.NONE;
  private Usual usual = Usual.NONE;
  private final SeriesRequest request;

  SeriesCase(long seed) {
    this.seed = seed;
    random = new Random(seed * 7919);
    twist = Twist.values()[(int) (seed % Twist.values().length)];
    int days = 21 + 7 * random.nextInt(3);
    // over the spring change of the clocks, over the autumn's, and over neither
    LocalDate from =
        List.of(AnyClinic.MONDAY, LocalDate.of(2026, 10, 19), LocalDate.of(2026, 6, 1))
            .get(random.nextInt(3));
    clinic = new AnyClinic(seed, 4 + random.nextInt(5), from, days);
    load = 0.5 + 0.1 * random.nextInt(5);
    schedule = new ClinicSchedule(disturbed(clinic.resources()));
    resources = schedule.resources();
    clinic.schedule(load).appointments().stream().filter(this::isAsked).forEach(schedule::enter);
    patient = clinic.id();
    request = asked();
  }

  /** A closed day, a day without a roster, and fewer pumps than chairs. */
  private Resources disturbed(Resources plain) {
    Map<LocalDate, List<NurseShift>> rosters = new TreeMap<>(plain.rosters());
    rosters.remove(clinic.from.plusDays(9));
    Interval closed = AnyClinic.NEW_YORK.day(clinic.from.plusDays(2));
    return new Resources(
        plain.clock(),
        plain.hours(),
        List.of(new Closed(closed, "training")),
        plain.chairs(),
        rosters,
        plain.clinicians(),
        clinic.chairs.size() - 1);
  }

  private boolean isAsked(Appointment booked) {
    return schedule.allows(booked);
  }

  private SeriesRequest asked() {
    int close = 3 + random.nextInt(3);
    int far = 6 + random.nextInt(3) - close;
    int step = 2 + random.nextInt(2);
    List<RequestedSession> requestedSessions = new ArrayList<>();
    for (int i = 0; i < close + far; i++) {
      boolean isClose = i < close || clinic.days < 35;
      GapRule gap = isClose ? new GapRule(step - 1, step, step + 2) : new GapRule(4, 5, 8);
      requestedSessions.add(
          new RequestedSession(null, null, null, false, i == 0 ? null : gap, i < 3 ? 2 : 3));
    }
    switch (twist) {
      case PLAIN -> {}
      case WISHES ->
          wishes =
              new Wishes(
                  EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                  LocalTime.of(10, 10),
                  LocalTime.of(13, 0));
      case AVAILABILITY -> available(Set.of(), 11 + random.nextInt(2), 17);
      case USUAL_NURSE -> usual = new Usual(null, clinic.nurses.getFirst());
      case PARTLY_BOOKED -> {
        int index = random.nextInt(close);
        book(requestedSessions, index, index * step);
        if (random.nextBoolean()) {
          book(requestedSessions, index + 1, (index + 1) * step);
        }
      }
      case TIGHT ->
          available(
              EnumSet.of(
                  DayOfWeek.TUESDAY, random.nextBoolean() ? DayOfWeek.FRIDAY : DayOfWeek.MONDAY),
              10,
              17);
    }
    Instant earliest = clinic.from.atTime(9 + random.nextInt(6), 7).atZone(zone()).toInstant();
    return new SeriesRequest(
        clinic.id(),
        patient,
        AnyClinic.phases(60),
        requestedSessions,
        clinic.from,
        clinic.from.plusDays(clinic.days - 1L),
        earliest,
        clinic.from,
        wishes,
        usual);
  }

  private static java.time.ZoneId zone() {
    return AnyClinic.NEW_YORK.zone();
  }

  private void available(Set<DayOfWeek> except, int from, int until) {
    List<Interval> intervals = new ArrayList<>();
    clinic
        .workdays()
        .filter(day -> !except.contains(day.getDayOfWeek()))
        .forEach(
            day ->
                AnyClinic.NEW_YORK
                    .between(day, LocalTime.of(from, 0), LocalTime.of(until, 30))
                    .ifPresent(intervals::add));
    availability = Intervals.of(intervals);
    schedule.available(patient, availability);
  }

  /** Books one session near that day, not always at five minutes of the clock. */
  private void book(List<RequestedSession> requestedSessions, int index, int day) {
    SessionPhases phases = AnyClinic.phases(60);
    RequestedSession requested = requestedSessions.get(index);
    ChairAndNurse chairAndNurse = new ChairAndNurse(schedule);
    for (int tries = 0; tries < 400; tries++) {
      LocalDate date = clinic.from.plusDays(1L + day + tries / 100);
      Instant start =
          date.atTime(8, 0)
              .atZone(zone())
              .toInstant()
              .plus(Duration.ofMinutes(random.nextInt(480)));
      UUID nurse =
          chairAndNurse.nurse(phases, start, requested.patientsPerNurse(), null).orElse(null);
      for (UUID chair : clinic.chairs) {
        Appointment booked =
            new Appointment(
                clinic.id(),
                patient,
                patient,
                chair,
                nurse,
                start,
                phases,
                requested.patientsPerNurse(),
                false);
        if (schedule.allows(booked)) {
          schedule.enter(booked);
          requestedSessions.set(
              index,
              new RequestedSession(
                  booked.id(), start, chair, true, requested.gap(), requested.patientsPerNurse()));
          return;
        }
      }
    }
  }

  long seed() {
    return seed;
  }

  int chairs() {
    return clinic.chairs.size();
  }

  int sessions() {
    return request.sessions().size();
  }

  int days() {
    return clinic.days;
  }

  double load() {
    return load;
  }

  Resources resources() {
    return resources;
  }

  ClinicSchedule schedule() {
    return schedule;
  }

  SeriesRequest request() {
    return request;
  }

  @Nullable Intervals availability() {
    return availability;
  }

  @Override
  public String toString() {
    Map<Twist, String> words = new HashMap<>();
    words.put(Twist.PLAIN, "plain");
    words.put(Twist.WISHES, "wishes");
    words.put(Twist.AVAILABILITY, "hours of the patient");
    words.put(Twist.USUAL_NURSE, "known nurse");
    words.put(Twist.PARTLY_BOOKED, "booked in part");
    words.put(Twist.TIGHT, "tight");
    return seed + " " + words.get(twist);
  }
}
