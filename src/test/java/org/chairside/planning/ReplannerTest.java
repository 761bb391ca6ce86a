package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After something broke, every session that can be saved keeps every rule again. */
class ReplannerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({"0, 6, 0.7", "1, 6, 0.7", "2, 10, 0.6", "3, 12, 0.7", "4, 20, 0.6", "5, 16, 0.75"})
  void savedSessionsKeepEveryRule(long seed, int chairs, double load) {
    BrokenSchedule brokenSchedule = new BrokenSchedule(seed, chairs, 3, load, 1);
    ClinicSchedule schedule = brokenSchedule.schedule();
    List<Appointment> before = inOrder(schedule);
    Replanner replanner =
        new Replanner(schedule, brokenSchedule.earliest(), PATIENCE, InstantSource.system());
    assertThat(replanner.broken(brokenSchedule.movables())).isNotEmpty();

    Replan replan = replanner.replan(brokenSchedule.movables());

    assertThat(inOrder(schedule)).as("the schedule is as before").isEqualTo(before);
    replan.moves().forEach(move -> schedule.strike(move.id()));
    replan.moves().forEach(schedule::enter);
    for (Appointment each : inOrder(schedule)) {
      schedule.strike(each.id());
      if (!replan.unsaved().contains(each)) {
        // what is unsaved is still in the way
        assertThat(schedule.breaches(each)).isEmpty();
      }
      schedule.enter(each);
    }
  }

  private static List<Appointment> inOrder(ClinicSchedule schedule) {
    return schedule.appointments().stream().sorted(Comparator.comparing(Appointment::id)).toList();
  }

  @Test
  void intactScheduleMovesNothing() {
    AnyClinic clinic = new AnyClinic(5, 4, AnyClinic.MONDAY, 1);
    ClinicSchedule schedule = clinic.schedule(0.7);
    List<Movable> booked = movables(schedule, false);
    Replanner replanner = new Replanner(schedule, Instant.EPOCH, PATIENCE, InstantSource.system());
    assertThat(replanner.broken(booked)).isEmpty();
    assertThat(replanner.replan(booked)).isEqualTo(new Replan(List.of(), List.of()));
  }

  /** Her patient is handed on, at the same time and in the same chair. */
  @Test
  void absentNursesPatientIsHandedOver() {
    SmallClinic clinic = new SmallClinic().withNurse(1, "08:00", "18:00");
    ClinicSchedule schedule = clinic.schedule();
    Appointment left = clinic.session(0, "10:00", 0, 0, 3);
    schedule.enter(left);
    Replan replan = replan(clinic, schedule, false);
    assertThat(replan.unsaved()).isEmpty();
    assertThat(replan.moves())
        .containsExactly(left.at(left.start(), left.chairId(), SmallClinic.nurse(1)));
  }

  /** Two would have to share one colleague: what she does already is moved for neither. */
  @Test
  void handoverAvoidsMovingPatient() {
    SmallClinic clinic =
        new SmallClinic().withNurse(1, "08:00", "18:00").withNurse(2, "08:00", "13:00");
    ClinicSchedule schedule = clinic.schedule();
    // who is there until the afternoon can only be seen to by nurse 1, who has another
    Appointment left = clinic.session(0, "11:00", 0, 0, 1);
    Appointment hers = clinic.session(1, "10:45", 1, 1, 1);
    schedule.enter(left);
    schedule.enter(hers);
    Replan replan = replan(clinic, schedule, false);
    assertThat(replan.unsaved()).isEmpty();
    assertThat(replan.moves())
        .containsExactlyInAnyOrder(
            left.at(left.start(), left.chairId(), SmallClinic.nurse(1)),
            hers.at(hers.start(), hers.chairId(), SmallClinic.nurse(2)));
  }

  /** The nearest free time of a chair that is left. */
  @Test
  void brokenChairsPatientGetsOtherChair() {
    SmallClinic clinic = new SmallClinic().withChairClosed(0, "08:00", "18:00");
    ClinicSchedule schedule = clinic.schedule();
    Appointment left = clinic.session(0, "10:00", 0);
    schedule.enter(left);
    Replan replan = replan(clinic, schedule, false);
    assertThat(replan.moves())
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.start()).isEqualTo(left.start());
              assertThat(move.chairId()).isNotEqualTo(left.chairId());
            });
  }

  /** Five chairs are left at any time for six who stay at theirs. */
  @Test
  void immovableSessionBlocksItsChair() {
    SmallClinic clinic = new SmallClinic().withChairClosed(0, "08:00", "18:00");
    ClinicSchedule schedule = clinic.schedule();
    for (int chair = 0; chair < 6; chair++) {
      schedule.enter(clinic.session(chair, "10:00", chair));
    }
    Replan replan = replan(clinic, schedule, true);
    assertThat(replan.moves()).isEmpty();
    assertThat(replan.unsaved())
        .singleElement()
        .satisfies(each -> assertThat(each.chairId()).isEqualTo(SmallClinic.chair(0)));
  }

  @Test
  void nothingMovesBeforeEarliestStart() {
    SmallClinic clinic = new SmallClinic().withClosure("12:00", "13:00");
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "10:00", 0));
    Replan early =
        new Replanner(schedule, clinic.at("08:00"), PATIENCE, InstantSource.system())
            .replan(movables(schedule, false));
    assertThat(early.moves())
        .singleElement()
        .satisfies(move -> assertThat(move.start()).isEqualTo(clinic.at("09:50")));
    Replan late =
        new Replanner(schedule, clinic.at("09:51"), PATIENCE, InstantSource.system())
            .replan(movables(schedule, false));
    assertThat(late.moves())
        .singleElement()
        .satisfies(move -> assertThat(move.start()).isEqualTo(clinic.at("13:00")));
  }

  private static Replan replan(
      SmallClinic clinic, ClinicSchedule schedule, boolean staysAtItsTime) {
    return new Replanner(schedule, clinic.at("08:00"), PATIENCE, InstantSource.system())
        .replan(movables(schedule, staysAtItsTime));
  }

  private static List<Movable> movables(ClinicSchedule schedule, boolean staysAtItsTime) {
    List<Movable> movables = new ArrayList<>();
    for (Appointment each : schedule.appointments()) {
      movables.add(new Movable(each, SmallClinic.DAY, SmallClinic.DAY, staysAtItsTime));
    }
    return movables;
  }

  @Test
  void patientIsNeverInTwoPlaces() {
    SmallClinic clinic = new SmallClinic().withChairClosed(0, "08:00", "14:00");
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "10:00", 7));
    schedule.enter(clinic.session(1, "12:30", 7));
    UUID first = SmallClinic.chair(0);
    Replan replan = replan(clinic, schedule, false);
    assertThat(replan.unsaved()).isEmpty();
    assertThat(replan.moves())
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.chairId()).isNotEqualTo(first);
              assertThat(move.end()).isBeforeOrEqualTo(clinic.at("12:30"));
            });
  }
}
