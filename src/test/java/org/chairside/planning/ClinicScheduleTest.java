package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.Breach;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.FreeStarts;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every schedule rule at the last allowed minute and the first forbidden one. */
class ClinicScheduleTest {

  // 15 minutes of preparation, 60 of infusion, 10 to disconnect, 45 of recovery, 10 of turnover
  private final SmallClinic clinic = new SmallClinic();

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
  void chairMustBeFreeAndOpen(int chair, String time, @Nullable BookingRule broken) {
    clinic.withChairClosed(3, "12:30", "13:00").withChairOutOfUse(4);
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "12:00", 0));
    assertBroken(schedule, clinic.session(chair, time, 1), broken);
  }

  @ParameterizedTest
  @CsvSource({"08:50,", "08:51, CLOSURE", "11:30,", "11:29, CLOSURE", "11:15, CLOSURE"})
  void clinicMustBeOpen(String time, @Nullable BookingRule broken) {
    clinic.withClosure("11:00", "11:30");
    ClinicSchedule schedule = clinic.schedule();
    Appointment wanted = clinic.session(1, time, 1);
    assertBroken(schedule, wanted, broken);
    if (broken != null) {
      assertThat(schedule.breaches(wanted).getFirst().detail()).isEqualTo("closed");
      assertThat(schedule.breaches(wanted).getFirst().interval())
          .isEqualTo(
              new Interval(
                  CapacityTimeline.instant(
                      Math.max(
                          CapacityTimeline.at(clinic.at("11:00")),
                          CapacityTimeline.at(clinic.at(time)))),
                  CapacityTimeline.instant(
                      Math.min(
                          CapacityTimeline.at(clinic.at("11:30")),
                          CapacityTimeline.at(wanted.end())))));
    }
  }

  @ParameterizedTest
  @CsvSource({"12:10,", "12:09, PATIENT", "10:00, PATIENT"})
  void patientHasOneSessionAtATime(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "10:00", 7));
    assertBroken(schedule, clinic.session(1, time, 7), broken);
  }

  @ParameterizedTest
  @CsvSource({"09:00,", "08:59, PATIENT_AVAILABILITY", "11:50,", "11:51, PATIENT_AVAILABILITY"})
  void patientMustBeAvailable(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule = clinic.schedule();
    schedule.available(clinic.patient(1), Intervals.of(clinic.interval("09:00", "14:00")));
    assertBroken(schedule, clinic.session(1, time, 1), broken);
  }

  @Test
  void patientElsewhereIsUnavailable() {
    ClinicSchedule schedule = clinic.schedule();
    schedule.away(clinic.patient(1), clinic.interval("12:00", "13:00"));
    assertBroken(schedule, clinic.session(1, "09:50", 1), null);
    assertBroken(schedule, clinic.session(1, "09:51", 1), BookingRule.PATIENT);
    assertBroken(schedule, clinic.session(1, "13:00", 1), null);
  }

  /** The pump runs from the preparation until the line is out, 85 minutes later. */
  @ParameterizedTest
  @CsvSource({"08:35,", "08:36, PUMPS", "11:25,", "11:24, PUMPS", "10:00, PUMPS"})
  void pumpsAreLimited(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule = clinic.withPumps(2).schedule();
    schedule.enter(clinic.session(0, "10:00", 0));
    schedule.enter(clinic.session(1, "10:00", 1));
    assertBroken(schedule, clinic.session(2, time, 2), broken);
  }

  /** From the start of the infusion until the patient leaves. */
  @ParameterizedTest
  @CsvSource({"08:45,", "08:44, CLINICIAN_ON_SITE", "12:50,", "12:51, CLINICIAN_ON_SITE"})
  void clinicianMustBeOnSite(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule = clinic.withClinician("09:00", "15:00").schedule();
    assertBroken(schedule, clinic.session(1, time, 1), broken);
  }

  @Test
  void unrosteredDayNeedsNoClinician() {
    ClinicSchedule schedule = clinic.schedule();
    assertBroken(schedule, clinic.session(1, "08:00", 1), null);
    assertThat(schedule.unasked(clinic.at("08:00")))
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
  void nurseMustBeOnShift(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule = clinic.withNurse(0, "09:00", "15:00").schedule();
    assertBroken(schedule, clinic.session(1, time, 1, 0, 3), broken);
  }

  @Test
  void sessionOnRosteredDayNeedsNurse() {
    ClinicSchedule schedule = clinic.withNurse(0, "08:00", "18:00").schedule();
    Appointment without = clinic.session(1, "10:00", 1);
    assertThat(schedule.allows(without)).isFalse();
    assertThat(rules(schedule, without)).containsExactly(BookingRule.NURSE_ON_SHIFT);
    Appointment stranger = clinic.session(1, "10:00", 1, 5, 3);
    assertThat(rules(schedule, stranger)).containsExactly(BookingRule.NURSE_ON_SHIFT);
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
  void nurseSetsUpOnePatientAtATime(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule = clinic.withNurse(0, "08:00", "18:00").schedule();
    schedule.enter(clinic.session(0, "10:00", 0, 0, 3));
    assertBroken(schedule, clinic.session(1, time, 1, 0, 3), broken);
  }

  /** One hour of set-ups apart, so that hands are free; watched from 15 minutes after the start. */
  @ParameterizedTest
  @CsvSource({
    "2, 2, 2, NURSE_RATIO", "2, 2, 4, NURSE_RATIO", "2, 4, 4,", "2, 3, 6,", "2, 3, 5, NURSE_RATIO",
    "3, 3, 3,", "3, 3, 2, NURSE_RATIO", "1, 6, 6, NURSE_RATIO", "6, 6, 6,", "4, 4, 2,",
    "4, 4, 1, NURSE_RATIO"
  })
  void nurseLoadIsLimitedByAcuity(int first, int second, int third, @Nullable BookingRule broken) {
    ClinicSchedule schedule =
        clinic.withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "18:00").schedule();
    schedule.enter(clinic.session(0, "10:00", 0, 0, first));
    Appointment beside = clinic.session(1, "10:20", 1, 0, second);
    if (first == 1) {
      assertBroken(schedule, beside, BookingRule.NURSE_RATIO);
      return;
    }
    assertBroken(schedule, beside, null);
    schedule.enter(beside);
    assertBroken(schedule, clinic.session(2, "10:40", 2, 0, third), broken);
  }

  /** Watched from 10:15 until 12:10; one who comes at 08:05 is there until 10:15. */
  @ParameterizedTest
  @CsvSource({"11:54, NURSE_RATIO", "11:55,", "08:05,", "08:06, NURSE_RATIO"})
  void ratioHoldsFromInfusionToDischarge(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule =
        clinic.withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "18:00").schedule();
    schedule.enter(clinic.session(0, "10:00", 0, 0, 1));
    assertBroken(schedule, clinic.session(1, time, 1, 0, 1), broken);
  }

  /** Break from 12:00 to 12:30. */
  @ParameterizedTest
  @CsvSource({
    // set-up of 15 minutes
    "11:45,", "11:46, NURSE_SET_UP", "12:29, NURSE_SET_UP", "12:30,",
    // disconnecting of 10 minutes, 75 later
    "10:35,", "10:36, NURSE_SET_UP", "11:14, NURSE_SET_UP", "11:15,"
  })
  void nurseOnBreakCannotSetUp(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule =
        clinic
            .withNurse(0, "08:00", "18:00", "12:00", "12:30")
            .withNurse(1, "08:00", "18:00")
            .schedule();
    assertBroken(schedule, clinic.session(1, time, 1, 0, 3), broken);
  }

  /** While one of two is in a break, the other's ratio bears all patients of both. */
  @ParameterizedTest
  @CsvSource({"2, 2,", "3, 2,", "2, 1, BREAK_COVER", "1, 6, BREAK_COVER"})
  void nurseOnBreakIsCovered(int hers, int his, @Nullable BookingRule broken) {
    ClinicSchedule schedule =
        clinic
            .withNurse(0, "08:00", "18:00", "12:00", "12:30")
            .withNurse(1, "08:00", "18:00")
            .schedule();
    schedule.enter(clinic.session(0, "10:45", 0, 0, hers));
    assertBroken(schedule, clinic.session(1, "11:00", 1, 1, his), broken);
  }

  /** A break from 12:00 to 12:30 and a colleague who has a patient of her own all that time. */
  @ParameterizedTest
  @CsvSource({"09:50,", "09:51, BREAK_COVER", "10:30, BREAK_COVER", "12:30,"})
  void coverAppliesDuringBreakOnly(String time, @Nullable BookingRule broken) {
    ClinicSchedule schedule =
        clinic
            .withNurse(0, "08:00", "18:00", "12:00", "12:30")
            .withNurse(1, "08:00", "18:00")
            .schedule();
    schedule.enter(clinic.session(0, "11:00", 0, 1, 1));
    assertBroken(schedule, clinic.session(1, time, 1, 0, 1), broken);
  }

  /** A session without a nurse breaks the rule; sessions with a nurse do not. */
  @Test
  void absentNursesPatientNeedsNoCover() {
    clinic.withNurse(1, "08:00", "18:00").withNurse(2, "08:00", "18:00", "11:30", "12:00");
    ClinicSchedule schedule = clinic.schedule();
    Appointment left = clinic.session(0, "10:00", 0, 0, 2);
    schedule.enter(left);
    Appointment hers = clinic.session(1, "10:30", 1, 2, 2);
    schedule.enter(hers);
    Appointment his = clinic.session(2, "10:45", 2, 1, 2);
    assertBroken(schedule, his, null);
    schedule.strike(left.id());
    assertThat(rules(schedule, left)).containsExactly(BookingRule.NURSE_ON_SHIFT);
  }

  // ------------------------------------------------------------------ what pricing asks

  @ParameterizedTest
  @CsvSource({"09:45, 0", "09:46, 1", "10:00, 1", "10:14, 1", "10:15, 0"})
  void startIsNearWithinQuarterHour(String time, int near) {
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "10:00", 0));
    assertThat(schedule.startingAround(clinic.at(time))).isEqualTo(near);
  }

  @ParameterizedTest
  @CsvSource({
    "08:00, 10:00, 0",
    "08:00, 10:01, 1",
    "10:00, 10:31, 2",
    "12:10, 12:20, 1",
    "12:30, 13:00, 0"
  })
  void findsBusiestMoment(String from, String until, int most) {
    ClinicSchedule schedule = clinic.schedule();
    schedule.enter(clinic.session(0, "10:00", 0));
    schedule.enter(clinic.session(1, "10:20", 1));
    assertThat(schedule.busiest(clinic.interval(from, until))).isEqualTo(most);
  }

  // ------------------------------------------------------------------ entering and striking

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void canceledSessionFreesItsSlot(long seed) {
    AnyClinic anyClinic = new AnyClinic(seed, 5, AnyClinic.MONDAY, 3);
    ClinicSchedule schedule = anyClinic.schedule(0.5);
    FreeStarts free = new FreeStarts(schedule);
    Interval period = Interval.of(clinic.at("00:00"), Duration.ofDays(3));
    Map<UUID, List<Instant>> before = free.of(period, AnyClinic.phases(60), 3);
    for (UUID chair : anyClinic.chairs) {
      List<Instant> starts = before.getOrDefault(chair, List.of());
      for (Instant start : starts) {
        UUID nurse =
            new ChairAndNurse(schedule).nurse(AnyClinic.phases(60), start, 3, null).orElseThrow();
        UUID id = anyClinic.id();
        Appointment one =
            new Appointment(id, id, id, chair, nurse, start, AnyClinic.phases(60), 3, false);
        assertThat(schedule.allows(one)).isTrue();
        schedule.enter(one);
        assertThat(schedule.allows(one)).isFalse();
        assertThat(free.of(period, AnyClinic.phases(60), 3).get(chair)).doesNotContain(start);
        schedule.strike(id);
      }
    }
    assertThat(free.of(period, AnyClinic.phases(60), 3)).isEqualTo(before);
    assertThat(before.values()).anySatisfy(starts -> assertThat(starts).isNotEmpty());
  }

  @Test
  void sessionIsEnteredOnce() {
    ClinicSchedule schedule = clinic.schedule();
    Appointment one = clinic.session(0, "10:00", 0);
    schedule.enter(one);
    assertThatThrownBy(() -> schedule.enter(one)).isInstanceOf(IllegalArgumentException.class);
    assertThat(schedule.appointments()).containsExactly(one);
    schedule.strike(UUID.randomUUID());
    assertThat(schedule.appointment(one.id())).contains(one);
  }

  @Test
  void breachNamesConflictingSession() {
    ClinicSchedule schedule = clinic.schedule();
    Appointment one = clinic.session(0, "10:00", 0);
    schedule.enter(one);
    schedule.enter(clinic.session(1, "10:00", 1));
    assertThat(schedule.breaches(clinic.session(0, "12:00", 2)))
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.of()).isEqualTo(one.chairId());
              assertThat(breach.with()).containsExactly(one);
              assertThat(breach.interval()).isEqualTo(clinic.interval("12:00", "12:20"));
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = BookingRule.class,
      names = {"COURSE_ACTIVE", "GAP"},
      mode = EnumSource.Mode.EXCLUDE)
  void everySessionIsCheckedAgainstEveryRule(BookingRule rule) {
    ClinicSchedule schedule =
        clinic
            .withPumps(2)
            .withClinician("08:00", "18:00")
            .withNurse(0, "08:00", "18:00")
            .schedule();
    assertThat(schedule.demands(clinic.session(0, "10:00", 0, 0, 2)))
        .anyMatch(demand -> demand.resource().rule() == rule);
  }

  private static List<BookingRule> rules(ClinicSchedule schedule, Appointment wanted) {
    return schedule.breaches(wanted).stream().map(Breach::rule).distinct().toList();
  }

  private static void assertBroken(
      ClinicSchedule schedule, Appointment wanted, @Nullable BookingRule broken) {
    assertThat(rules(schedule, wanted)).isEqualTo(broken == null ? List.of() : List.of(broken));
    assertThat(schedule.allows(wanted)).isEqualTo(broken == null);
  }
}
