package org.chairside.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chairside.session.Infusion.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The delivered dose is the sum of the rates over their times, and nothing else. */
class InfusionTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static Step step(int minute, String mgPerHour) {
    return new Step(at(minute), new BigDecimal(mgPerHour));
  }

  @Test
  void nothingIsDeliveredBeforeStart() {
    Infusion infusion = new Infusion(List.of(step(0, "35")), null);
    assertThat(infusion.deliveredMg(at(-1))).isEqualByComparingTo("0");
    assertThat(infusion.mgPerHour(at(-1))).isEqualByComparingTo("0");
    assertThat(new Infusion(List.of(), null).deliveredMg(at(5))).isEqualByComparingTo("0");
  }

  @Test
  void ratesAddUpOverTime() {
    Infusion infusion = new Infusion(List.of(step(0, "30"), step(20, "0"), step(30, "60")), at(40));
    assertThat(infusion.deliveredMg(at(10))).isEqualByComparingTo("5");
    assertThat(infusion.deliveredMg(at(20))).isEqualByComparingTo("10");
    assertThat(infusion.deliveredMg(at(30))).isEqualByComparingTo("10");
    assertThat(infusion.deliveredMg(at(35))).isEqualByComparingTo("15");
    assertThat(infusion.deliveredMg(at(40))).isEqualByComparingTo("20");
    assertThat(infusion.deliveredMg(at(400))).isEqualByComparingTo("20");
    assertThat(infusion.mgPerHour(at(25))).isEqualByComparingTo("0");
    assertThat(infusion.mgPerHour(at(30))).isEqualByComparingTo("60");
    assertThat(infusion.mgPerHour(at(40))).isEqualByComparingTo("0");
  }

  @Test
  void momentHasRateAndDeliveredDose() {
    Infusion infusion = new Infusion(List.of(step(0, "30"), step(20, "0"), step(30, "60")), at(40));
    BigDecimal weight = new BigDecimal("70.0");
    assertThat(infusion.at(START.minusMillis(1), weight)).isNull();
    assertThat(new Infusion(List.of(), null).at(START, weight)).isNull();
    assertThat(infusion.at(START, weight))
        .isEqualTo(moment(0, "30", new BigDecimal("0.429"), "0.00"));
    assertThat(infusion.at(at(10), null)).isEqualTo(moment(10, "30", null, "5.00"));
    assertThat(infusion.at(at(25), weight))
        .isEqualTo(moment(25, "0", new BigDecimal("0.000"), "10.00"));
    assertThat(infusion.at(at(31), weight))
        .isEqualTo(moment(31, "60", new BigDecimal("0.857"), "11.00"));
    assertThat(infusion.at(at(50), weight))
        .isEqualTo(moment(50, "0", new BigDecimal("0.000"), "20.00"));
  }

  private static InfusionMoment moment(
      long minute, String rate, @Nullable BigDecimal perKg, String delivered) {
    return new InfusionMoment(minute, new BigDecimal(rate), perKg, new BigDecimal(delivered));
  }

  @Test
  void evenRateDeliversDoseInPlannedTime() {
    for (int minutes = 45; minutes <= 90; minutes++) {
      BigDecimal rate = Infusion.evenRate(new BigDecimal("35.00"), minutes);
      Infusion infusion = new Infusion(List.of(new Step(START, rate)), null);
      assertThat(infusion.deliveredMg(at(minutes))).isEqualByComparingTo("35.00");
    }
  }

  @Test
  void deliveredDoseNeverFalls() {
    Random random = new Random(20260302);
    for (int round = 0; round < 200; round++) {
      List<Step> steps = new ArrayList<>();
      int minute = 0;
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        steps.add(step(minute, Integer.toString(random.nextInt(80))));
        minute += random.nextInt(30);
      }
      Infusion infusion = new Infusion(steps, random.nextBoolean() ? at(minute + 5) : null);
      Duration shift = Duration.ofMillis(random.nextInt(1_000_000_000));
      Infusion shifted =
          new Infusion(
              steps.stream().map(s -> new Step(s.startedAt().plus(shift), s.mgPerHour())).toList(),
              infusion.endedAt() == null ? null : infusion.endedAt().plus(shift));
      BigDecimal before = BigDecimal.ZERO;
      for (int m = -5; m < 200; m += 3) {
        BigDecimal delivered = infusion.deliveredMg(at(m));
        assertThat(delivered).isGreaterThanOrEqualTo(before);
        assertThat(shifted.deliveredMg(at(m).plus(shift))).isEqualByComparingTo(delivered);
        before = delivered;
      }
    }
  }
}
