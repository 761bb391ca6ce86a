package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the floor at the last minute that it allows and the first that it forbids. */
class DiaryTest {

  // 15 minutes of preparation, 60 of infusion, 10 to disconnect, 45 of recovery, 10 of turnover
  private final SmallFloor floor = new SmallFloor();

  @ParameterizedTest
  @CsvSource({
    // who comes at 12:00 leaves at 14:10, and the chair is ready at 14:20
    "0, 09:40,",
    "0, 09:41, CHAIR",
    "0, 12:00, CHAIR",
    "0, 14:19, CHAIR",
    "0, 14:20,",
    "1, 12:00,",
    // open from 08:00 to 18:00, the recovery included, the turnover not
    "1, 08:00,",
    "1, 07:59, OPENING_HOURS",
    "1, 15:50,",
    "1, 15:51, OPENING_HOURS",
    // closed from 12:30 to 13:00, which the turnover may reach into
    "3, 10:20,",
    "3, 10:21, CHAIR_OPEN",
    "3, 13:00,",
    "3, 12:59, CHAIR_OPEN",
    // taken out of use
    "4, 10:00, CHAIR_OPEN"
  })
  void aChair(int chair, String time, @Nullable BookingRule broken) {
    floor.withChairClosed(3, "12:30", "13:00").withChairOutOfUse(4);
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "12:00", 0));
    assertBroken(diary, floor.session(chair, time, 1), broken);
  }

  @ParameterizedTest
  @CsvSource({"08:50,", "08:51, CLOSURE", "11:30,", "11:29, CLOSURE", "11:15, CLOSURE"})
  void theClinicIsClosedFromElevenToHalfPast(String time, @Nullable BookingRule broken) {
    floor.withClosure("11:00", "11:30");
    Diary diary = floor.diary();
    Appointment wanted = floor.session(1, time, 1);
    assertBroken(diary, wanted, broken);
    if (broken != null) {
      assertThat(diary.breaches(wanted).getFirst().detail()).isEqualTo("closed");
      assertThat(diary.breaches(wanted).getFirst().span())
          .isEqualTo(
              new Span(
                  Track.instant(Math.max(Track.at(floor.at("11:00")), Track.at(floor.at(time)))),
                  Track.instant(Math.min(Track.at(floor.at("11:30")), Track.at(wanted.end())))));
    }
  }

  @ParameterizedTest
  @CsvSource({"12:10,", "12:09, PATIENT", "10:00, PATIENT"})
  void aPatientIsInOnePlace(String time, @Nullable BookingRule broken) {
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "10:00", 7));
    assertBroken(diary, floor.session(1, time, 7), broken);
  }

  @ParameterizedTest
  @CsvSource({"09:00,", "08:59, PATIENT_AVAILABILITY", "11:50,", "11:51, PATIENT_AVAILABILITY"})
  void aPatientComesWhenTheyCan(String time, @Nullable BookingRule broken) {
    Diary diary = floor.diary();
    diary.available(floor.patient(1), Spans.of(floor.span("09:00", "14:00")));
    assertBroken(diary, floor.session(1, time, 1), broken);
  }

  @Test
  void aPatientWhoIsElsewhereCannotBeHere() {
    Diary diary = floor.diary();
    diary.away(floor.patient(1), floor.span("12:00", "13:00"));
    assertBroken(diary, floor.session(1, "09:50", 1), null);
    assertBroken(diary, floor.session(1, "09:51", 1), BookingRule.PATIENT);
    assertBroken(diary, floor.session(1, "13:00", 1), null);
  }

  /** The pump runs from the preparation until the line is out, 85 minutes later. */
  @ParameterizedTest
  @CsvSource({"08:35,", "08:36, PUMPS", "11:25,", "11:24, PUMPS", "10:00, PUMPS"})
  void twoPumps(String time, @Nullable BookingRule broken) {
    Diary diary = floor.withPumps(2).diary();
    diary.enter(floor.session(0, "10:00", 0));
    diary.enter(floor.session(1, "10:00", 1));
    assertBroken(diary, floor.session(2, time, 2), broken);
  }

  /** From the start of the infusion until the patient leaves. */
  @ParameterizedTest
  @CsvSource({"08:45,", "08:44, CLINICIAN_ON_SITE", "12:50,", "12:51, CLINICIAN_ON_SITE"})
  void aClinicianIsThereFromNineToThree(String time, @Nullable BookingRule broken) {
    Diary diary = floor.withClinician("09:00", "15:00").diary();
    assertBroken(diary, floor.session(1, time, 1), broken);
  }

  @Test
  void aDayWithoutARosteredClinicianAsksForNone() {
    Diary diary = floor.diary();
    assertBroken(diary, floor.session(1, "08:00", 1), null);
    assertThat(diary.unasked(floor.at("08:00")))
        .containsExactly(
            BookingRule.NURSE_ON_SHIFT,
            BookingRule.NURSE_SET_UP,
            BookingRule.NURSE_RATIO,
            BookingRule.BREAK_COVER,
            BookingRule.PUMPS,
            BookingRule.CLINICIAN_ON_SITE);
  }

  // ------------------------------------------------------------------ nurses

  @ParameterizedTest
  @CsvSource({"09:00,", "08:59, NURSE_ON_SHIFT", "12:50,", "12:51, NURSE_ON_SHIFT"})
  void aNurseIsThereFromNineToThree(String time, @Nullable BookingRule broken) {
    Diary diary = floor.withNurse(0, "09:00", "15:00").diary();
    assertBroken(diary, floor.session(1, time, 1, 0, 3), broken);
  }

  @Test
  void aRosteredDaysSessionHasANurse() {
    Diary diary = floor.withNurse(0, "08:00", "18:00").diary();
    Appointment without = floor.session(1, "10:00", 1);
    assertThat(diary.allows(without)).isFalse();
    assertThat(rules(diary, without)).containsExactly(BookingRule.NURSE_ON_SHIFT);
    Appointment stranger = floor.session(1, "10:00", 1, 5, 3);
    assertThat(rules(diary, stranger)).containsExactly(BookingRule.NURSE_ON_SHIFT);
  }

  @ParameterizedTest
  @CsvSource({
    // set-up 10:00 to 10:15, disconnecting 11:15 to 11:25
    "09:45,", "09:46, NURSE_SET_UP", "10:14, NURSE_SET_UP", "10:15,",
    // her own disconnecting, 75 minutes later, against the set-up at 10:00
    "08:35,", "08:36, NURSE_SET_UP", "08:59, NURSE_SET_UP", "09:00,",
    // her set-up against the disconnecting at 11:15
    "11:00,", "11:01, NURSE_SET_UP", "11:24, NURSE_SET_UP", "11:25,"
  })
  void aNurseHasTwoHands(String time, @Nullable BookingRule broken) {
    Diary diary = floor.withNurse(0, "08:00", "18:00").diary();
    diary.enter(floor.session(0, "10:00", 0, 0, 3));
    assertBroken(diary, floor.session(1, time, 1, 0, 3), broken);
  }

  /** One hour of set-ups apart, so that hands are free; watched from 15 minutes after the start. */
  @ParameterizedTest
  @CsvSource({
    "2, 2, 2, NURSE_RATIO", "2, 2, 4, NURSE_RATIO", "2, 4, 4,", "2, 3, 6,", "2, 3, 5, NURSE_RATIO",
    "3, 3, 3,", "3, 3, 2, NURSE_RATIO", "1, 6, 6, NURSE_RATIO", "6, 6, 6,", "4, 4, 2,",
    "4, 4, 1, NURSE_RATIO"
  })
  void aNurseWatchesNoMoreThanTheirAcuityAllows(
      int first, int second, int third, @Nullable BookingRule broken) {
    Diary diary = floor.withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "18:00").diary();
    diary.enter(floor.session(0, "10:00", 0, 0, first));
    Appointment beside = floor.session(1, "10:20", 1, 0, second);
    if (first == 1) {
      assertBroken(diary, beside, BookingRule.NURSE_RATIO);
      return;
    }
    assertBroken(diary, beside, null);
    diary.enter(beside);
    assertBroken(diary, floor.session(2, "10:40", 2, 0, third), broken);
  }

  /** Watched from 10:15 until 12:10; one who comes at 08:05 is there until 10:15. */
  @ParameterizedTest
  @CsvSource({"11:54, NURSE_RATIO", "11:55,", "08:05,", "08:06, NURSE_RATIO"})
  void theRatioHoldsFromTheInfusionUntilThePatientLeaves(
      String time, @Nullable BookingRule broken) {
    Diary diary = floor.withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "18:00").diary();
    diary.enter(floor.session(0, "10:00", 0, 0, 1));
    assertBroken(diary, floor.session(1, time, 1, 0, 1), broken);
  }

  /** Break from 12:00 to 12:30. */
  @ParameterizedTest
  @CsvSource({
    // set-up of 15 minutes
    "11:45,", "11:46, NURSE_SET_UP", "12:29, NURSE_SET_UP", "12:30,",
    // disconnecting of 10 minutes, 75 later
    "10:35,", "10:36, NURSE_SET_UP", "11:14, NURSE_SET_UP", "11:15,"
  })
  void noHandsInABreak(String time, @Nullable BookingRule broken) {
    Diary diary =
        floor
            .withNurse(0, "08:00", "18:00", "12:00", "12:30")
            .withNurse(1, "08:00", "18:00")
            .diary();
    assertBroken(diary, floor.session(1, time, 1, 0, 3), broken);
  }

  /** While one of two is in a break, the other's ratio bears all patients of both. */
  @ParameterizedTest
  @CsvSource({"2, 2,", "3, 2,", "2, 1, BREAK_COVER", "1, 6, BREAK_COVER"})
  void whoIsInABreakIsCovered(int hers, int his, @Nullable BookingRule broken) {
    Diary diary =
        floor
            .withNurse(0, "08:00", "18:00", "12:00", "12:30")
            .withNurse(1, "08:00", "18:00")
            .diary();
    diary.enter(floor.session(0, "10:45", 0, 0, hers));
    assertBroken(diary, floor.session(1, "11:00", 1, 1, his), broken);
  }

  /** A break from 12:00 to 12:30 and a colleague who has a patient of her own all that time. */
  @ParameterizedTest
  @CsvSource({"09:50,", "09:51, BREAK_COVER", "10:30, BREAK_COVER", "12:30,"})
  void theCoverConcernsTheBreakAlone(String time, @Nullable BookingRule broken) {
    Diary diary =
        floor
            .withNurse(0, "08:00", "18:00", "12:00", "12:30")
            .withNurse(1, "08:00", "18:00")
            .diary();
    diary.enter(floor.session(0, "11:00", 0, 1, 1));
    assertBroken(diary, floor.session(1, time, 1, 0, 1), broken);
  }

  /** Who is left without a nurse is broken; who has one is not broken by it. */
  @Test
  void anAbsentNursesPatientsTakeNobodysCover() {
    floor.withNurse(1, "08:00", "18:00").withNurse(2, "08:00", "18:00", "11:30", "12:00");
    Diary diary = floor.diary();
    Appointment left = floor.session(0, "10:00", 0, 0, 2);
    diary.enter(left);
    Appointment hers = floor.session(1, "10:30", 1, 2, 2);
    diary.enter(hers);
    Appointment his = floor.session(2, "10:45", 2, 1, 2);
    assertBroken(diary, his, null);
    diary.strike(left.id());
    assertThat(rules(diary, left)).containsExactly(BookingRule.NURSE_ON_SHIFT);
  }

  // ------------------------------------------------------------------ what pricing asks

  @ParameterizedTest
  @CsvSource({"09:45, 0", "09:46, 1", "10:00, 1", "10:14, 1", "10:15, 0"})
  void aStartIsNearLessThanAQuarterOfAnHourAwayOnBothSides(String time, int near) {
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "10:00", 0));
    assertThat(diary.startingAround(floor.at(time))).isEqualTo(near);
  }

  @ParameterizedTest
  @CsvSource({
    "08:00, 10:00, 0",
    "08:00, 10:01, 1",
    "10:00, 10:31, 2",
    "12:10, 12:20, 1",
    "12:30, 13:00, 0"
  })
  void theBusiestMoment(String from, String until, int most) {
    Diary diary = floor.diary();
    diary.enter(floor.session(0, "10:00", 0));
    diary.enter(floor.session(1, "10:20", 1));
    assertThat(diary.busiest(floor.span(from, until))).isEqualTo(most);
  }

  // ------------------------------------------------------------------ entering and striking

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCancelledSessionFreesExactlyItsSlots(long seed) {
    AnyClinic clinic = new AnyClinic(seed, 5, AnyClinic.MONDAY, 3);
    Diary diary = clinic.diary(0.5);
    FreeStarts free = new FreeStarts(diary);
    Span period = Span.of(floor.at("00:00"), Duration.ofDays(3));
    Map<UUID, List<Instant>> before = free.of(period, AnyClinic.shape(60), 3);
    for (UUID chair : clinic.chairs) {
      List<Instant> starts = before.getOrDefault(chair, List.of());
      for (Instant start : starts) {
        UUID nurse = new Seating(diary).nurse(AnyClinic.shape(60), start, 3, null).orElseThrow();
        UUID id = clinic.id();
        Appointment one =
            new Appointment(id, id, id, chair, nurse, start, AnyClinic.shape(60), 3, false);
        assertThat(diary.allows(one)).isTrue();
        diary.enter(one);
        assertThat(diary.allows(one)).isFalse();
        assertThat(free.of(period, AnyClinic.shape(60), 3).get(chair)).doesNotContain(start);
        diary.strike(id);
      }
    }
    assertThat(free.of(period, AnyClinic.shape(60), 3)).isEqualTo(before);
    assertThat(before.values()).anySatisfy(starts -> assertThat(starts).isNotEmpty());
  }

  @Test
  void oneSessionStandsInTheDiaryOnce() {
    Diary diary = floor.diary();
    Appointment one = floor.session(0, "10:00", 0);
    diary.enter(one);
    assertThatThrownBy(() -> diary.enter(one)).isInstanceOf(IllegalArgumentException.class);
    assertThat(diary.appointments()).containsExactly(one);
    diary.strike(UUID.randomUUID());
    assertThat(diary.appointment(one.id())).contains(one);
  }

  @Test
  void aBreachNamesWhoIsInTheWay() {
    Diary diary = floor.diary();
    Appointment one = floor.session(0, "10:00", 0);
    diary.enter(one);
    diary.enter(floor.session(1, "10:00", 1));
    assertThat(diary.breaches(floor.session(0, "12:00", 2)))
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.of()).isEqualTo(one.chairId());
              assertThat(breach.with()).containsExactly(one);
              assertThat(breach.span()).isEqualTo(floor.span("12:00", "12:20"));
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = BookingRule.class,
      names = {"COURSE_ACTIVE", "GAP"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyRuleOfTheFloorIsAskedOfEverySession(BookingRule rule) {
    Diary diary =
        floor.withPumps(2).withClinician("08:00", "18:00").withNurse(0, "08:00", "18:00").diary();
    assertThat(diary.demands(floor.session(0, "10:00", 0, 0, 2)))
        .anyMatch(demand -> demand.resource().rule() == rule);
  }

  private static List<BookingRule> rules(Diary diary, Appointment wanted) {
    return diary.breaches(wanted).stream().map(Breach::rule).distinct().toList();
  }

  private static void assertBroken(Diary diary, Appointment wanted, @Nullable BookingRule broken) {
    assertThat(rules(diary, wanted)).isEqualTo(broken == null ? List.of() : List.of(broken));
    assertThat(diary.allows(wanted)).isEqualTo(broken == null);
  }
}
