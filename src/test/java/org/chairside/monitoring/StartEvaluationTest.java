package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chairside.message.English;
import org.chairside.monitoring.StartFacts.Born;
import org.chairside.monitoring.StartFacts.OnRecord;
import org.chairside.monitoring.StartFacts.Visit;
import org.chairside.monitoring.StartReadiness.StartCriterion;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every criterion of a start at its edge, by the standard protocol; 9:00 in New York. */
@NullMarked
class StartEvaluationTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant AT = Chair.START;
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Map<String, Boolean> ALL_YES =
      Chair.STANDARD.checklist().stream()
          .collect(Collectors.toMap(ChecklistItem::code, _ -> Boolean.TRUE));

  private int criticalFlags;
  private Map<String, Boolean> checklist = ALL_YES;
  private @Nullable Born born = born(TODAY.minusYears(40));
  private @Nullable BigDecimal weight = new BigDecimal("70");
  private @Nullable Instant weighed = AT;
  private List<String> allergies = List.of();
  private List<String> contraindications = List.of();
  private Instant bookedAt = AT;
  private @Nullable Instant lastInfusion;
  private int gapDays;
  private Chair chair = Chair.infusing();

  private static Born born(LocalDate day) {
    return new Born(day, day);
  }

  private StartReadiness readiness() {
    return StartEvaluation.readiness(
        Chair.STANDARD,
        chair.timeline(),
        new StartFacts(
            criticalFlags,
            checklist,
            new OnRecord(born, weight, weighed, allergies, contraindications),
            new Visit("ketamine", bookedAt, lastInfusion, gapDays, ZONE)),
        AT);
  }

  private StartCriterion criterion(String code) {
    return readiness().criteria().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private @Nullable Boolean met(String code) {
    return criterion(code).met();
  }

  private String why(String code) {
    return English.of(criterion(code).why());
  }

  @Test
  void everythingMetIsReady() {
    StartReadiness readiness = readiness();
    assertThat(readiness.ready()).isTrue();
    assertThat(readiness.unmet()).isEmpty();
    assertThat(readiness.at()).isEqualTo(AT);
    assertThat(readiness.criteria())
        .allSatisfy(each -> assertThat(English.of(each.source())).isNotBlank())
        .extracting(StartCriterion::code)
        .startsWith(
            "no-critical-flag",
            "pressure",
            "allergy",
            "contraindication",
            "age",
            "weight",
            "interval",
            "booked-day",
            "baseline.systolic");
  }

  @Test
  void oneUnknownIsNotReady() {
    weight = null;
    StartReadiness readiness = readiness();
    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.unmet()).extracting(StartCriterion::code).containsExactly("weight");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "2, false"})
  void openCriticalFlagIsNotMet(int open, boolean met) {
    criticalFlags = open;
    assertThat(met("no-critical-flag")).isEqualTo(met);
    assertThat(why("no-critical-flag")).contains(open == 0 ? "" : String.valueOf(open));
  }

  @ParameterizedTest
  @CsvSource({
    "159, 99, true",
    "160, 99, false",
    "159, 100, false",
    "160, 100, false",
    "90, 60, true"
  })
  void pressureIsMetUpToItsLimit(int systolic, int diastolic, boolean met) {
    chair = Chair.infusing().pressure(-1, systolic, diastolic);
    assertThat(met("pressure")).isEqualTo(met);
    assertThat(why("pressure")).contains(String.valueOf(systolic), String.valueOf(diastolic));
  }

  @Test
  void unmeasuredPressureIsUnknown() {
    chair = Chair.unmeasured();
    assertThat(met("pressure")).isNull();
    chair = Chair.unmeasured().systolic(-1, 120);
    assertThat(met("pressure")).isNull();
    assertThat(why("pressure")).contains("minutes");
  }

  @ParameterizedTest
  @CsvSource({"Ketamine, false", "Ketalar (rash), false", "Penicillin, true", "Latex, true"})
  void entryThatNamesTheDrugIsNotMet(String entry, boolean met) {
    allergies = List.of("Nuts", entry);
    assertThat(met("allergy")).isEqualTo(met);
    assertThat(met("contraindication")).isTrue();
    assertThat(criterion("allergy").isHardStop()).isTrue();
    allergies = List.of();
    contraindications = List.of(entry);
    assertThat(met("contraindication")).isEqualTo(met);
    assertThat(met("allergy")).isTrue();
    assertThat(criterion("contraindication").isHardStop()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2008-03-02, 2008-03-02, true, 18",
    "2008-03-03, 2008-03-03, false, 17",
    "2007-01-01, 2007-12-31, true, 18",
    "2008-01-01, 2008-12-31,, 17",
    "2009-01-01, 2009-12-31, false, 16"
  })
  void ageCountsFromTheBirthdayAsFarAsItIsKnown(
      LocalDate earliest, LocalDate latest, @Nullable Boolean met, String years) {
    born = new Born(earliest, latest);
    assertThat(met("age")).isEqualTo(met);
    assertThat(why("age")).contains(years);
  }

  @Test
  void unknownBirthDateIsUnknown() {
    born = null;
    assertThat(met("age")).isNull();
  }

  @Test
  void birthLaterThanTodayIsNoNegativeAge() {
    born = born(TODAY.plusDays(1));
    assertThat(met("age")).isFalse();
    assertThat(why("age")).doesNotContain("-");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T05:00:00Z, true",
    "2026-03-02T04:59:59Z, false",
    "2026-02-20T14:00:00Z, false",
    "2026-03-03T14:00:00Z, true"
  })
  void weightIsOfTheDay(Instant recorded, boolean met) {
    weighed = recorded;
    assertThat(met("weight")).isEqualTo(met);
    assertThat(why("weight")).contains("70");
  }

  @Test
  void weightOfUnknownDayIsUnknown() {
    weighed = null;
    assertThat(met("weight")).isNull();
    assertThat(why("weight")).contains("70");
  }

  @ParameterizedTest
  @CsvSource({
    // twenty hours before, to the second
    "2026-03-01T18:00:00Z, 0, true",
    "2026-03-01T18:00:01Z, 0, false",
    "2026-03-01T18:00:00Z, 1, true",
    "2026-03-01T18:00:00Z, 2, false",
    // days of the clinic's calendar, not of 24 hours
    "2026-02-28T23:00:00Z, 2, true",
    "2026-02-28T23:00:00Z, 3, false"
  })
  void lastInfusionIsLongEnoughAgo(Instant last, int days, boolean met) {
    lastInfusion = last;
    gapDays = days;
    assertThat(met("interval")).isEqualTo(met);
  }

  @Test
  void firstInfusionNeedsNoInterval() {
    gapDays = 7;
    assertThat(met("interval")).isTrue();
    lastInfusion = Instant.parse("2026-02-27T11:00:00Z");
    assertThat(why("interval")).contains("3").contains("3");
  }

  @ParameterizedTest
  @CsvSource({
    // the same day of the clinic, however early or late
    "2026-03-02T05:00:00Z, true",
    "2026-03-03T04:59:59Z, true",
    "2026-03-02T04:59:59Z, false",
    "2026-03-03T05:00:00Z, false",
    "2026-03-08T14:00:00Z, false"
  })
  void startIsOnTheBookedDay(Instant booked, boolean met) {
    bookedAt = booked;
    assertThat(met("booked-day")).isEqualTo(met);
  }

  @Test
  void requiredBaselineIsTakenOrUnknown() {
    assertThat(met("baseline.spo2")).isTrue();
    chair = Chair.unmeasured();
    assertThat(met("baseline.spo2")).isNull();
    assertThat(readiness().criteria().stream().map(StartCriterion::code))
        .containsAll(
            Chair.STANDARD.baseline().required().stream()
                .map(VitalSign::field)
                .map("baseline."::concat)
                .toList());
  }

  @Test
  void checklistItemIsItsAnswer() {
    ChecklistItem item =
        Chair.STANDARD.checklist().stream()
            .filter(ChecklistItem::required)
            .findFirst()
            .orElseThrow();
    String code = "checklist." + item.code();
    assertThat(met(code)).isTrue();
    checklist = Map.of(item.code(), false);
    assertThat(met(code)).isFalse();
    String no = why(code);
    checklist = Map.of();
    assertThat(met(code)).isNull();
    assertThat(why(code)).isNotEqualTo(no);
    assertThat(readiness().unmet())
        .hasSize((int) Chair.STANDARD.checklist().stream().filter(ChecklistItem::required).count());
  }
}
