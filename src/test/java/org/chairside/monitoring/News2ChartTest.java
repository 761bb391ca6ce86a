package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Consciousness;
import org.chairside.observation.Measured;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Chart 1 of the Royal College of Physicians, copied here by hand as "from-to=points", checked
 * value by value.
 */
class News2ChartTest {

  private static final String RESPIRATION = "0-8=3 9-11=1 12-20=0 21-24=2 25-80=3";
  private static final String SCALE_1 = "30-91=3 92-93=2 94-95=1 96-100=0";
  private static final String SCALE_2_AIR = "30-83=3 84-85=2 86-87=1 88-100=0";
  private static final String SCALE_2_OXYGEN =
      "30-83=3 84-85=2 86-87=1 88-92=0 93-94=1 95-96=2 97-100=3";
  private static final String SYSTOLIC = "30-90=3 91-100=2 101-110=1 111-219=0 220-300=3";
  private static final String PULSE = "10-40=3 41-50=1 51-90=0 91-110=1 111-130=2 131-300=3";

  /** In hundredths of a degree: 35.04 is 35.0, 35.05 is 35.1. */
  private static final String TEMPERATURE =
      "2500-3504=3 3505-3604=1 3605-3804=0 3805-3904=1 3905-4500=2";

  @Test
  void scoresEveryRespiratoryRate() {
    everyValue(RESPIRATION, VitalSign.RESPIRATORY_RATE, 1, Measured.allNormal());
  }

  @Test
  void scoresEverySystolicPressure() {
    everyValue(SYSTOLIC, VitalSign.SYSTOLIC, 1, Measured.allNormal());
  }

  @Test
  void scoresEveryPulse() {
    everyValue(PULSE, VitalSign.HEART_RATE, 1, Measured.allNormal());
  }

  @Test
  void scoresEverySaturationOnScale1() {
    everyValue(SCALE_1, VitalSign.SPO2, 1, Measured.allNormal());
    everyValue(SCALE_1, VitalSign.SPO2, 1, Measured.allNormal().oxygen(true));
    everyValue(SCALE_1, VitalSign.SPO2, 1, Measured.allNormal().oxygen(null));
  }

  @Test
  void scoresEverySaturationOnScale2() {
    everyValue(SCALE_2_AIR, VitalSign.SPO2, 2, Measured.allNormal());
    everyValue(SCALE_2_OXYGEN, VitalSign.SPO2, 2, Measured.allNormal().oxygen(true));
  }

  @Test
  void scoresEveryTemperature() {
    values(TEMPERATURE)
        .forEach(
            row -> {
              VitalSigns vitals =
                  Measured.allNormal()
                      .with(VitalSign.TEMPERATURE, BigDecimal.valueOf(row[0], 2))
                      .vitals();
              assertThat(News2.of(vitals, 1).score()).as("%s", vitals).isEqualTo(row[1]);
            });
  }

  @ParameterizedTest
  @CsvSource({"36.04999, 1", "36.05, 0", "35.04999, 3", "39.04999, 1", "39.05, 2"})
  void temperatureIsRoundedHalfUp(String celsius, int points) {
    VitalSigns vitals = Measured.allNormal().with(VitalSign.TEMPERATURE, celsius).vitals();

    assertThat(News2.of(vitals, 1).points()).containsEntry(VitalSign.TEMPERATURE, points);
  }

  @ParameterizedTest
  @EnumSource(Consciousness.class)
  void anyStateButAlertScoresThree(Consciousness consciousness) {
    VitalSigns vitals = Measured.allNormal().consciousness(consciousness).vitals();

    assertThat(News2.of(vitals, 1).score()).isEqualTo(consciousness == Consciousness.ALERT ? 0 : 3);
  }

  @Test
  void oxygenScoresTwo() {
    News2Score score = News2.of(Measured.allNormal().oxygen(true).vitals(), 1);

    assertThat(score.score()).isEqualTo(2);
    assertThat(score.highestSingle()).isEqualTo(2);
  }

  @Test
  void totalIsSumOfParts() {
    Random random = new Random(20260302);
    for (int i = 0; i < 2_000; i++) {
      int scale = 1 + random.nextInt(2);
      boolean oxygen = random.nextBoolean();
      VitalSigns vitals = anything(random, oxygen);
      String saturation = scale == 1 ? SCALE_1 : oxygen ? SCALE_2_OXYGEN : SCALE_2_AIR;
      int[] points = {
        look(RESPIRATION, vitals.number(VitalSign.RESPIRATORY_RATE)),
        look(saturation, vitals.number(VitalSign.SPO2)),
        oxygen ? 2 : 0,
        look(SYSTOLIC, vitals.number(VitalSign.SYSTOLIC)),
        look(PULSE, vitals.number(VitalSign.HEART_RATE)),
        vitals.consciousness() == Consciousness.ALERT ? 0 : 3,
        look(TEMPERATURE, vitals.temperature())
      };

      News2Score score = News2.of(vitals, scale);

      assertThat(score.complete()).isTrue();
      assertThat(score.missing()).isEmpty();
      assertThat(score.score()).as("%s", vitals).isEqualTo(IntStream.of(points).sum());
      assertThat(score.atLeast()).isEqualTo(score.score()).isBetween(0, 20);
      assertThat(score.highestSingle()).isEqualTo(IntStream.of(points).max().getAsInt());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = VitalSign.class,
      names = {"DIASTOLIC", "SEDATION", "PAIN", "CADSS6"},
      mode = EnumSource.Mode.EXCLUDE)
  void missingPartMakesScoreIncomplete(VitalSign part) {
    News2Score score = News2.of(Measured.allNormal().without(part).vitals(), 1);

    assertThat(score.score()).isNull();
    assertThat(score.complete()).isFalse();
    assertThat(score.missing()).containsExactly(part);
    assertThat(score.points()).doesNotContainKey(part).hasSize(6);
    assertThat(score.highestSingle()).isZero();
  }

  @Test
  void noValuesGiveNoScore() {
    assertThat(News2.of(VitalSigns.NONE, 1))
        .isEqualTo(new News2Score(null, false, null, News2.PARTS, Map.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"92, 0", "88, 0", "83, 3", "93, ", "97, "})
  void unknownOxygenLeavesHighSaturationUnscored(int spo2, @Nullable Integer points) {
    VitalSigns vitals = Measured.allNormal().with(VitalSign.SPO2, spo2).oxygen(null).vitals();

    News2Score score = News2.of(vitals, 2);

    assertThat(score.points().get(VitalSign.SPO2)).isEqualTo(points);
    assertThat(score.missing().contains(VitalSign.SPO2)).isEqualTo(points == null);
    assertThat(score.missing()).contains(VitalSign.SUPPLEMENTAL_OXYGEN);
  }

  private static void everyValue(String chart, VitalSign part, int scale, Measured others) {
    values(chart)
        .forEach(
            row -> {
              VitalSigns vitals = others.with(part, row[0]).vitals();
              assertThat(News2.of(vitals, scale).points())
                  .as("%s", vitals)
                  .containsEntry(part, row[1]);
            });
  }

  private static Stream<int[]> values(String chart) {
    return Stream.of(chart.split(" "))
        .map(band -> band.split("[-=]"))
        .flatMap(
            band ->
                IntStream.rangeClosed(Integer.parseInt(band[0]), Integer.parseInt(band[1]))
                    .mapToObj(value -> new int[] {value, Integer.parseInt(band[2])}));
  }

  private static int look(String chart, @Nullable BigDecimal number) {
    BigDecimal value = requireNonNull(number);
    int key = value.scale() == 0 ? value.intValueExact() : value.movePointRight(2).intValueExact();
    return values(chart).filter(row -> row[0] == key).findFirst().orElseThrow()[1];
  }

  private static VitalSigns anything(Random random, boolean oxygen) {
    Consciousness[] acvpu = Consciousness.values();
    return new VitalSigns(
        30 + random.nextInt(271),
        10 + random.nextInt(191),
        10 + random.nextInt(291),
        75 + random.nextInt(26),
        random.nextInt(81),
        BigDecimal.valueOf(3300 + random.nextInt(800), 2),
        oxygen,
        acvpu[random.nextInt(acvpu.length)],
        random.nextInt(6),
        random.nextInt(11),
        Cadss6.ofScore(random.nextInt(25)));
  }
}
