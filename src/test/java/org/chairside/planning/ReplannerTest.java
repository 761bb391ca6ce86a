package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After something broke, every session that can be saved keeps every rule again. */
class ReplannerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({"0, 6, 0.7", "1, 6, 0.7", "2, 10, 0.6", "3, 12, 0.7", "4, 20, 0.6", "5, 16, 0.75"})
  void whatCanBeSavedKeepsEveryRule(long seed, int chairs, double load) {
    BrokenFloor floor = new BrokenFloor(seed, chairs, 3, load, 1);
    Diary diary = floor.diary();
    List<Appointment> before = inOrder(diary);
    Replanner replanner = new Replanner(diary, floor.earliest(), PATIENCE);
    assertThat(replanner.broken(floor.movables())).isNotEmpty();

    Replan replan = replanner.replan(floor.movables());

    assertThat(inOrder(diary)).as("the diary is as before").isEqualTo(before);
    replan.moves().forEach(move -> diary.strike(move.id()));
    replan.moves().forEach(diary::enter);
    for (Appointment each : inOrder(diary)) {
      diary.strike(each.id());
      if (!replan.unsaved().contains(each)) {
        // what is unsaved is still in the way
        assertThat(diary.breaches(each)).isEmpty();
      }
      diary.enter(each);
    }
  }

  private static List<Appointment> inOrder(Diary diary) {
    return diary.appointments().stream().sorted(Comparator.comparing(Appointment::id)).toList();
  }

  @Test
  void whereNothingIsBrokenNothingMoves() {
    AnyClinic clinic = new AnyClinic(5, 4, AnyClinic.MONDAY, 1);
    Diary diary = clinic.diary(0.7);
    List<Movable> booked = movables(diary, false);
    Replanner replanner = new Replanner(diary, Instant.EPOCH, PATIENCE);
    assertThat(replanner.broken(booked)).isEmpty();
    assertThat(replanner.replan(booked)).isEqualTo(new Replan(List.of(), List.of()));
  }

  /** Her patient is handed on, at the same time and in the same chair. */
  @Test
  void anAbsentNursesPatientIsHandedOn() {
    SmallFloor floor = new SmallFloor().withNurse(1, "08:00", "18:00");
    Diary diary = floor.diary();
    Appointment left = floor.session(0, "10:00", 0, 0, 3);
    diary.enter(left);
    Replan replan = replan(floor, diary, false);
    assertThat(replan.unsaved()).isEmpty();
    assertThat(replan.moves())
        .containsExactly(left.at(left.start(), left.chairId(), SmallFloor.nurse(1)));
  }

  /** Two would have to share one colleague: what she does already is moved for neither. */
  @Test
  void aNurseWhoIsFreeTakesAColleaguesPatientSoThatNobodyHasToMove() {
    SmallFloor floor =
        new SmallFloor().withNurse(1, "08:00", "18:00").withNurse(2, "08:00", "13:00");
    Diary diary = floor.diary();
    // who is there until the afternoon can only be seen to by nurse 1, who has another
    Appointment left = floor.session(0, "11:00", 0, 0, 1);
    Appointment hers = floor.session(1, "10:45", 1, 1, 1);
    diary.enter(left);
    diary.enter(hers);
    Replan replan = replan(floor, diary, false);
    assertThat(replan.unsaved()).isEmpty();
    assertThat(replan.moves())
        .containsExactlyInAnyOrder(
            left.at(left.start(), left.chairId(), SmallFloor.nurse(1)),
            hers.at(hers.start(), hers.chairId(), SmallFloor.nurse(2)));
  }

  /** The nearest free time of a chair that is left. */
  @Test
  void aBrokenChairsPatientComesToAnotherChair() {
    SmallFloor floor = new SmallFloor().withChairClosed(0, "08:00", "18:00");
    Diary diary = floor.diary();
    Appointment left = floor.session(0, "10:00", 0);
    diary.enter(left);
    Replan replan = replan(floor, diary, false);
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
  void whatStaysInItsChairIsInEverybodysWay() {
    SmallFloor floor = new SmallFloor().withChairClosed(0, "08:00", "18:00");
    Diary diary = floor.diary();
    for (int chair = 0; chair < 6; chair++) {
      diary.enter(floor.session(chair, "10:00", chair));
    }
    Replan replan = replan(floor, diary, true);
    assertThat(replan.moves()).isEmpty();
    assertThat(replan.unsaved())
        .singleElement()
        .satisfies(each -> assertThat(each.chairId()).isEqualTo(SmallFloor.chair(0)));
  }

  @Test
  void nothingMovesBeforeTheEarliest() {
    SmallFloor floor = new SmallFloor().withClosure("12:00", "13:00");
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "10:00", 0));
    Replan early = new Replanner(diary, floor.at("08:00"), PATIENCE).replan(movables(diary, false));
    assertThat(early.moves())
        .singleElement()
        .satisfies(move -> assertThat(move.start()).isEqualTo(floor.at("09:50")));
    Replan late = new Replanner(diary, floor.at("09:51"), PATIENCE).replan(movables(diary, false));
    assertThat(late.moves())
        .singleElement()
        .satisfies(move -> assertThat(move.start()).isEqualTo(floor.at("13:00")));
  }

  private static Replan replan(SmallFloor floor, Diary diary, boolean staysAtItsTime) {
    return new Replanner(diary, floor.at("08:00"), PATIENCE)
        .replan(movables(diary, staysAtItsTime));
  }

  private static List<Movable> movables(Diary diary, boolean staysAtItsTime) {
    List<Movable> movables = new ArrayList<>();
    for (Appointment each : diary.appointments()) {
      movables.add(new Movable(each, SmallFloor.DAY, SmallFloor.DAY, staysAtItsTime));
    }
    return movables;
  }

  @Test
  void aPatientIsNeverInTwoPlaces() {
    SmallFloor floor = new SmallFloor().withChairClosed(0, "08:00", "14:00");
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "10:00", 7));
    diary.enter(floor.session(1, "12:30", 7));
    UUID first = SmallFloor.chair(0);
    Replan replan = replan(floor, diary, false);
    assertThat(replan.unsaved()).isEmpty();
    assertThat(replan.moves())
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.chairId()).isNotEqualTo(first);
              assertThat(move.end()).isBeforeOrEqualTo(floor.at("12:30"));
            });
  }
}
