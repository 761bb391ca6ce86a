package org.chairside.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chairside.demo.Physiology.Body;
import org.chairside.demo.Physiology.Rate;
import org.chairside.demo.Physiology.Reaction;
import org.chairside.observation.Plausibility;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.OxygenDevice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhysiologyTest {

  private static final int BODIES = 200;

  @Test
  void sameMinuteGivesSameVitalSigns() {
    Body body = body(7);
    List<Rate> pump = pump(0.5, 40);
    for (double minute = -30; minute < 180; minute += 0.7) {
      assertThat(Physiology.at(body, pump, minute)).isEqualTo(Physiology.at(body, pump, minute));
    }
    assertThat(systolics(body, pump)).isNotEqualTo(systolics(body(8), pump));
  }

  @Test
  void pressureRiseMatchesYaleStudy() {
    assertThat(meanRise(pump(0.5, 40), 38, VitalSigns::systolic)).isCloseTo(16, within(1.0));
    assertThat(meanRise(pump(0.5, 40), 38, VitalSigns::diastolic)).isCloseTo(11, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 40", "0.5, 45", "0.5, 60", "0.4, 90", "0.6, 75"})
  void effectPeaksAtThirtyToFortyMinutes(double mgPerKg, int minutes) {
    List<Rate> pump = pump(mgPerKg, minutes);
    int peak =
        IntStream.range(0, 240)
            .reduce(0, (a, b) -> Physiology.effect(pump, b) > Physiology.effect(pump, a) ? b : a);
    assertThat(peak).isBetween(30, 40);
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 60, 75, 90})
  void effectEndsNinetyMinutesAfterInfusion(int minutes) {
    List<Rate> pump = pump(0.6, minutes);
    assertThat(Physiology.effect(pump, minutes + 90)).isLessThan(0.02);
    assertThat(meanRise(pump, minutes + 90, VitalSigns::systolic)).isCloseTo(0, within(1.0));
  }

  @Test
  void noDrugHasNoEffect() {
    for (int minute = -60; minute < 240; minute++) {
      assertThat(Physiology.effect(List.of(), minute)).isZero();
      assertThat(Physiology.effect(pump(0, 60), minute)).isZero();
    }
    Body wrong = body(3).in(1, new Reaction(15, 40, 0));
    assertThat(systolics(wrong, List.of())).allMatch(s -> Math.abs(s - 120) <= 6);
  }

  @Test
  void higherDoseHasMoreEffect() {
    for (int minute = 1; minute < 150; minute++) {
      double less = Physiology.effect(pump(0.4, 60), minute);
      double more = Physiology.effect(pump(0.6, 60), minute);
      assertThat(more).as("minute %d", minute).isGreaterThan(less);
    }
  }

  @Test
  void effectFallsDuringPauseAndReturns() {
    double rate = 0.5;
    List<Rate> paused = List.of(new Rate(0, rate), new Rate(20, 0), new Rate(30, rate));
    double before = Physiology.effect(paused, 20);
    double during = Physiology.effect(paused, 30);
    assertThat(during).isLessThan(before * 0.6);
    assertThat(Physiology.effect(paused, 40)).isGreaterThan(during);
  }

  @Test
  void vitalSignsStayPlausible() {
    for (int seed = 0; seed < BODIES; seed++) {
      Body body = seed % 2 == 0 ? body(seed) : body(seed).in(1, new Reaction(15.5, 38, 0));
      for (int minute = -40; minute < 200; minute++) {
        VitalSigns vitals = Physiology.at(body, pump(0.6, 45), minute);
        assertThat(Plausibility.impossible(vitals)).isEmpty();
        assertThat(Plausibility.implausible(vitals)).isEmpty();
        assertThat(vitals.spo2()).isBetween(94, 100);
      }
    }
  }

  @Test
  void reactionReachesConfirmedCrisis() {
    Person person = DemoPatients.person("HIC-1001");
    Body body = person.body(person.past() + 1);
    List<Rate> pump = pump(0.5, 45);
    for (int minute = 20; minute <= 25; minute++) {
      assertThat(Physiology.at(body, pump, minute).systolic()).isGreaterThanOrEqualTo(180);
    }
    assertThat(Physiology.at(body, pump, 10).systolic()).isLessThan(160);
    assertThat(Physiology.at(body, pump, 80).systolic()).isLessThan(160);
  }

  @Test
  void saturationFallsAndIsBetterWithOxygen() {
    Person person = DemoPatients.person("HIC-1006");
    Body body = person.body(person.past() + 1);
    List<Rate> pump = pump(0.5, 60);
    for (int minute = 15; minute <= 20; minute++) {
      VitalSigns air = Physiology.at(body, pump, minute);
      assertThat(air.spo2()).isBetween(90, 93);
      assertThat(air.supplementalOxygen()).isFalse();
      VitalSigns helped = Physiology.onOxygen(air);
      assertThat(helped.spo2()).isBetween(94, 96);
      assertThat(helped.supplementalOxygen()).isTrue();
      assertThat(helped.oxygen().oxygenFlow()).isEqualByComparingTo("2");
      assertThat(helped.oxygen().oxygenDevice()).isEqualTo(OxygenDevice.NASAL_CANNULA);
      assertThat(helped.systolic()).isEqualTo(air.systolic());
    }
    assertThat(Physiology.at(body, pump, 5).spo2()).isGreaterThanOrEqualTo(95);
    assertThat(Physiology.at(body, pump, 75).spo2()).isGreaterThanOrEqualTo(94);
  }

  private static Body body(long seed) {
    return new Body(seed, 120, 75, 70, 98, 14, 36.7, 4, 1, null);
  }

  private static List<Rate> pump(double mgPerKg, int minutes) {
    return List.of(new Rate(0, mgPerKg * 60 / minutes), new Rate(minutes, 0));
  }

  private static List<Integer> systolics(Body body, List<Rate> pump) {
    return IntStream.range(0, 120)
        .map(minute -> Objects.requireNonNull(Physiology.at(body, pump, minute).systolic()))
        .boxed()
        .toList();
  }

  /** Over many bodies, so that fluctuations cancel out. */
  private static double meanRise(
      List<Rate> pump, int minute, Function<VitalSigns, @Nullable Integer> sign) {
    return IntStream.range(0, BODIES)
        .map(
            seed ->
                Objects.requireNonNull(sign.apply(Physiology.at(body(seed), pump, minute)))
                    - Objects.requireNonNull(
                        sign.apply(Physiology.at(body(seed), List.of(), minute))))
        .average()
        .orElseThrow();
  }
}
