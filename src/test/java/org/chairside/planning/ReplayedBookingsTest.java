package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.planning.RecordedBookings.Booking;
import org.chairside.planning.RecordedBookings.Day;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.Seat;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The recorded bookings of ten sites, made again in the order in which they were made: each keeps
 * its time and gets a chair, and where none is free then, those that are booked are seated again.
 * Nothing overlaps, and every day that fits the site's chairs is seated as a whole.
 */
class ReplayedBookingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @BeforeAll
  static void needsTheRecording() {
    assumeTrue(RecordedBookings.areThere(), RecordedBookings.absent());
  }

  @Test
  void daysThatFitHaveNoOverlap() throws IOException {
    int placed = 0;
    int replans = 0;
    int fitting = 0;
    for (Day day : RecordedBookings.days()) {
      Replayed replayed = new Replayed(day);
      day.bookings().forEach(replayed::book);
      assertThat(overlaps(replayed.schedule.appointments())).as("%s", name(day)).isZero();
      assertThat(replayed.schedule.appointments().size() + replayed.refused)
          .as("%s: a booking is placed or refused", name(day))
          .isEqualTo(day.bookings().size());
      if (day.facts().fitsTheChairs()) {
        fitting++;
        assertThat(replayed.refused).as("%s: refused", name(day)).isZero();
      } else {
        assertThat(replayed.refused).as("%s: refused", name(day)).isPositive();
      }
      placed += replayed.schedule.appointments().size();
      replans += replayed.replans;
    }
    assertThat(fitting).isEqualTo(1197);
    assertThat(placed).isBetween(8000, 8611);
    assertThat(replans).isPositive();
  }

  private static String name(Day day) {
    return day.site() + " " + day.date();
  }

  /** By a sweep of its own over each chair, in the order of the starts. */
  private static int overlaps(Iterable<Appointment> all) {
    Map<UUID, List<Appointment>> byChair = new HashMap<>();
    all.forEach(each -> byChair.computeIfAbsent(each.chairId(), _ -> new ArrayList<>()).add(each));
    int overlaps = 0;
    for (List<Appointment> ofOne : byChair.values()) {
      ofOne.sort(Comparator.comparing(Appointment::start));
      for (int i = 1; i < ofOne.size(); i++) {
        overlaps += ofOne.get(i).start().isBefore(ofOne.get(i - 1).end()) ? 1 : 0;
      }
    }
    return overlaps;
  }

  /** A site's day as it fills. */
  private static final class Replayed {

    private final ClinicSchedule schedule;
    private final LocalDate date;
    private int refused;
    private int replans;

    Replayed(Day day) {
      date = day.date();
      LinkedHashMap<UUID, Seat> chairs = new LinkedHashMap<>();
      for (int i = 0; i < day.facts().chairsAtSite(); i++) {
        UUID id = new UUID(1, i);
        chairs.put(id, new Seat(id, "Chair " + i, true, List.of()));
      }
      // its zone is not recorded: any will do, and this one never changes its clocks
      WallClock clock = new WallClock(ZoneOffset.UTC);
      schedule =
          new ClinicSchedule(
              new Resources(clock, null, List.of(), chairs, Map.of(), Map.of(), null));
    }

    void book(Booking booking) {
      SessionPhases phases =
          new SessionPhases(
              Duration.ZERO,
              Duration.ofMinutes(booking.minutes()),
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO);
      Instant start = instant(booking.start());
      UUID id = new UUID(2, schedule.appointments().size() + 1000L * refused);
      Optional<UUID> free = new ChairAndNurse(schedule).chair(phases, start, null);
      UUID chair = free.orElse(schedule.resources().chairs().keySet().iterator().next());
      Appointment wanted = new Appointment(id, id, id, chair, null, start, phases, 1, false);
      if (free.isPresent()) {
        assertThat(schedule.allows(wanted)).isTrue();
        schedule.enter(wanted);
      } else {
        squeeze(wanted);
      }
    }

    /** Enters it where somebody sits and has all seated again at their times. */
    private void squeeze(Appointment wanted) {
      replans++;
      schedule.enter(wanted);
      List<Movable> booked =
          schedule.appointments().stream()
              .map(each -> new Movable(each, date, date, true))
              .collect(Collectors.toCollection(ArrayList::new));
      Replan replan =
          new Replanner(schedule, instant(date.atStartOfDay()), PATIENCE, InstantSource.system())
              .replan(booked);
      if (replan.unsaved().isEmpty()) {
        replan.moves().forEach(move -> schedule.strike(move.id()));
        replan.moves().forEach(schedule::enter);
      } else {
        schedule.strike(wanted.id());
        refused++;
      }
    }

    private static Instant instant(LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
  }
}
