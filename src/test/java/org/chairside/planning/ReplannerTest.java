package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.chairside.planning.Supply.Closed;
import org.chairside.planning.Supply.NurseShift;
import org.chairside.planning.Supply.Seat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After something broke, every session that can be saved keeps every rule again. */
class ReplannerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static Diary without(Supply supply, List<Appointment> booked, UUID chair, UUID nurse) {
    LinkedHashMap<UUID, Seat> seats = new LinkedHashMap<>(supply.chairs());
    Seat seat = seats.get(chair);
    if (seat != null) {
      seats.put(
          chair,
          new Seat(
              seat.id(),
              seat.name(),
              true,
              List.of(
                  new Closed(
                      Span.of(
                          AnyClinic.MONDAY.atStartOfDay(AnyClinic.NEW_YORK.zone()).toInstant(),
                          Duration.ofDays(1)),
                      "broken"))));
    }
    Map<LocalDate, List<NurseShift>> rosters = new TreeMap<>(supply.rosters());
    rosters.computeIfPresent(
        AnyClinic.MONDAY,
        (_, shifts) -> shifts.stream().filter(s -> !s.nurseId().equals(nurse)).toList());
    Diary diary =
        new Diary(
            new Supply(
                supply.clock(),
                supply.hours(),
                supply.closures(),
                seats,
                rosters,
                supply.clinicians(),
                supply.pumps()));
    diary.enterAll(booked);
    return diary;
  }

  @ParameterizedTest
  @CsvSource({"1,6,0.7", "2,6,0.7", "3,10,0.6", "4,20,0.7", "5,20,0.6", "6,40,0.75"})
  void whatCanBeSavedKeepsEveryRule(long seed, int chairs, double load) {
    AnyClinic clinic = new AnyClinic(seed, chairs, AnyClinic.MONDAY, 5);
    Diary before = clinic.diary(load);
    List<Appointment> booked = List.copyOf(before.appointments());
    Diary diary =
        without(clinic.supply(), booked, clinic.chairs.getFirst(), clinic.nurses.getFirst());
    List<Movable> movables = new ArrayList<>();
    for (Appointment each : booked) {
      LocalDate day = AnyClinic.NEW_YORK.dateOf(each.start());
      movables.add(new Movable(each, day.minusDays(1), day.plusDays(1), false));
    }
    Instant earliest = AnyClinic.MONDAY.atStartOfDay(AnyClinic.NEW_YORK.zone()).toInstant();
    Replanner replanner = new Replanner(diary, earliest, PATIENCE);
    int broken = replanner.broken(movables).size();
    long began = System.nanoTime();
    Replan replan = replanner.replan(movables);
    long ms = (System.nanoTime() - began) / 1_000_000;
    long moved =
        replan.moves().stream()
            .filter(
                m -> {
                  Appointment was = diary.appointment(m.id()).orElseThrow();
                  return !was.start().equals(m.start()) || !was.chairId().equals(m.chairId());
                })
            .count();
    System.out.printf(
        "chairs %d booked %d broken %d moved %d (with nurses %d) unsaved %d in %d ms%n",
        chairs, booked.size(), broken, moved, replan.moves().size(), replan.unsaved().size(), ms);
    replan.moves().forEach(move -> diary.strike(move.id()));
    replan.unsaved().forEach(left -> diary.strike(left.id()));
    replan.moves().forEach(diary::enter);
    for (Appointment each : List.copyOf(diary.appointments())) {
      diary.strike(each.id());
      assertThat(diary.breaches(each)).isEmpty();
      diary.enter(each);
    }
  }
}
