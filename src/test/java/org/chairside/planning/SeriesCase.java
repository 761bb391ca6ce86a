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
import org.chairside.planning.Supply.Closed;
import org.chairside.planning.Supply.NurseShift;
import org.chairside.planning.Wanted.Link;
import org.chairside.planning.Wanted.Usual;
import org.chairside.planning.Wanted.Wishes;
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
  private final Supply supply;
  private final Diary diary;
  private final UUID patient;
  private @Nullable Spans availability;
  private Wishes wishes = Wishes.NONE;
  private Usual usual = Usual.NONE;
  private final Wanted wanted;

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
    diary = new Diary(disturbed(clinic.supply()));
    supply = diary.supply();
    clinic.diary(load).appointments().stream().filter(this::isAsked).forEach(diary::enter);
    patient = clinic.id();
    wanted = asked();
  }

  /** A closed day, a day without a roster, and fewer pumps than chairs. */
  private Supply disturbed(Supply plain) {
    Map<LocalDate, List<NurseShift>> rosters = new TreeMap<>(plain.rosters());
    rosters.remove(clinic.from.plusDays(9));
    Span closed = AnyClinic.NEW_YORK.day(clinic.from.plusDays(2));
    return new Supply(
        plain.clock(),
        plain.hours(),
        List.of(new Closed(closed, "training")),
        plain.chairs(),
        rosters,
        plain.clinicians(),
        clinic.chairs.size() - 1);
  }

  private boolean isAsked(Appointment booked) {
    return diary.allows(booked);
  }

  private Wanted asked() {
    int close = 3 + random.nextInt(3);
    int far = 6 + random.nextInt(3) - close;
    int step = 2 + random.nextInt(2);
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < close + far; i++) {
      boolean isClose = i < close || clinic.days < 35;
      Gap gap = isClose ? new Gap(step - 1, step, step + 2) : new Gap(4, 5, 8);
      links.add(new Link(null, null, null, false, i == 0 ? null : gap, i < 3 ? 2 : 3));
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
        book(links, index, index * step);
        if (random.nextBoolean()) {
          book(links, index + 1, (index + 1) * step);
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
    return new Wanted(
        clinic.id(),
        patient,
        AnyClinic.shape(60),
        links,
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
    List<Span> spans = new ArrayList<>();
    clinic
        .workdays()
        .filter(day -> !except.contains(day.getDayOfWeek()))
        .forEach(
            day ->
                AnyClinic.NEW_YORK
                    .between(day, LocalTime.of(from, 0), LocalTime.of(until, 30))
                    .ifPresent(spans::add));
    availability = Spans.of(spans);
    diary.available(patient, availability);
  }

  /** Books one session near that day, not always at five minutes of the clock. */
  private void book(List<Link> links, int index, int day) {
    Shape shape = AnyClinic.shape(60);
    Link link = links.get(index);
    Seating seating = new Seating(diary);
    for (int tries = 0; tries < 400; tries++) {
      LocalDate date = clinic.from.plusDays(1L + day + tries / 100);
      Instant start =
          date.atTime(8, 0)
              .atZone(zone())
              .toInstant()
              .plus(Duration.ofMinutes(random.nextInt(480)));
      UUID nurse = seating.nurse(shape, start, link.patientsPerNurse(), null).orElse(null);
      for (UUID chair : clinic.chairs) {
        Appointment booked =
            new Appointment(
                clinic.id(),
                patient,
                patient,
                chair,
                nurse,
                start,
                shape,
                link.patientsPerNurse(),
                false);
        if (diary.allows(booked)) {
          diary.enter(booked);
          links.set(
              index,
              new Link(booked.id(), start, chair, true, link.gap(), link.patientsPerNurse()));
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
    return wanted.links().size();
  }

  int days() {
    return clinic.days;
  }

  double load() {
    return load;
  }

  Supply supply() {
    return supply;
  }

  Diary diary() {
    return diary;
  }

  Wanted wanted() {
    return wanted;
  }

  @Nullable Spans availability() {
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
