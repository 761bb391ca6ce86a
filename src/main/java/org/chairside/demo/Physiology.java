package org.chairside.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.chairside.observation.Consciousness;
import org.chairside.observation.OxygenSupply;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.OxygenDevice;
import org.jspecify.annotations.Nullable;

/**
 * How a made-up body answers to an infusion of ketamine. The same body, pump and minute always give
 * the same vital signs.
 *
 * <p>The drug's effect follows the pump's rate with a lag and wanes as the body gets used to it, so
 * that pressure peaks between the 30th and the 40th minute and is back well within 90 minutes after
 * the end. At 0.5 mg/kg over 40 minutes the mean rise is 16 mmHg systolic and 11 mmHg diastolic, as
 * in the 2342 infusions of Yale (General Hospital Psychiatry 2024,
 * 10.1016/j.genhosppsych.2024.07.001). It is for a demonstration and predicts nothing of a real
 * patient.
 */
final class Physiology {

  private static final double LAG_MINUTES = 15;
  private static final double HABITUATION_MINUTES = 60;
  private static final double HABITUATION = 0.5;
  // The effect that 0.75 mg/kg/h has at its peak counts as 1.
  private static final double PEAK_OF_REFERENCE = 0.75 * 0.704;

  private static final double SYSTOLIC_RISE = 16;
  private static final double DIASTOLIC_RISE = 11;
  private static final double HEART_RATE_RISE = 5;
  private static final double SPO2_FALL = 1;
  private static final double RESPIRATION_RISE = 1;

  private static final OxygenSupply CANNULA =
      new OxygenSupply(BigDecimal.valueOf(2), OxygenDevice.NASAL_CANNULA);
  private static final int OXYGEN_GAIN = 4;
  private static final int MOST_ON_OXYGEN = 99;

  private static final double DROWSY_FROM = 1.3;

  private Physiology() {}

  /**
   * A body at rest.
   *
   * @param seed decides its small fluctuations
   * @param temperature °C
   * @param pain 0 to 10
   * @param sensitivity of the circulation; 1 for the mean of the published series
   * @param reaction what goes wrong, or null
   */
  record Body(
      long seed,
      int systolic,
      int diastolic,
      int heartRate,
      int spo2,
      int respiratoryRate,
      double temperature,
      int pain,
      double sensitivity,
      @Nullable Reaction reaction) {

    Body in(long session, @Nullable Reaction wrong) {
      return new Body(
          seed * 31 + session,
          systolic,
          diastolic,
          heartRate,
          spo2,
          respiratoryRate,
          temperature,
          pain,
          sensitivity,
          wrong);
    }
  }

  /**
   * What goes wrong while the drug works.
   *
   * @param fromMinute after the start
   * @param systolic mmHg beyond the usual rise
   * @param saturation per cent below the usual fall
   */
  record Reaction(double fromMinute, double systolic, double saturation) {}

  /** From this minute after the start on, the pump gives so much; 0 is a pause or the end. */
  record Rate(double fromMinute, double mgPerKgPerHour) {}

  /** The vital signs at a minute after the start; before it the minute is negative. */
  static VitalSigns at(Body body, List<Rate> rates, double minute) {
    double drug = effect(rates, minute);
    double circulation = drug * body.sensitivity();
    Reaction reaction = body.reaction();
    double share = reaction == null ? 0 : share(reaction, drug, minute);
    double excess = reaction == null ? 0 : reaction.systolic() * share;
    double lack = reaction == null ? 0 : reaction.saturation() * share;
    Noise noise = new Noise(body.seed(), minute);
    double systolic = body.systolic() + SYSTOLIC_RISE * circulation + excess + noise.next(2.5);
    double diastolic =
        body.diastolic() + DIASTOLIC_RISE * circulation + excess / 2 + noise.next(1.8);
    double heartRate =
        body.heartRate() + HEART_RATE_RISE * circulation + excess / 4 + noise.next(2);
    double spo2 = body.spo2() - SPO2_FALL * drug - lack + noise.next(0.4);
    double breaths = body.respiratoryRate() + RESPIRATION_RISE * drug + noise.next(0.6);
    double temperature = body.temperature() + noise.next(0.1);
    return new VitalSigns(
        whole(systolic, 70, 230),
        whole(diastolic, 40, 140),
        whole(heartRate, 40, 170),
        whole(spo2, 80, 100),
        whole(breaths, 8, 30),
        BigDecimal.valueOf(temperature).setScale(1, RoundingMode.HALF_UP),
        false,
        Consciousness.ALERT,
        drug > DROWSY_FROM ? 4 : 5,
        whole(body.pain() * (1 - relief(rates, minute)), 0, 10),
        null);
  }

  /** The drug's effect; 1 at the peak of 0.5 mg/kg given over 40 minutes, 0 without drug. */
  static double effect(List<Rate> rates, double minute) {
    double level = 0;
    double habituation = 0;
    for (int i = 0; i < rates.size(); i++) {
      double from = rates.get(i).fromMinute();
      double until =
          i + 1 < rates.size() ? Math.min(rates.get(i + 1).fromMinute(), minute) : minute;
      if (until > from) {
        double rate = rates.get(i).mgPerKgPerHour();
        level = approach(level, rate, until - from, LAG_MINUTES);
        habituation = approach(habituation, rate > 0 ? 1 : 0, until - from, HABITUATION_MINUTES);
      }
    }
    return level * (1 - HABITUATION * habituation) / PEAK_OF_REFERENCE;
  }

  private static double approach(double value, double target, double minutes, double constant) {
    return target + (value - target) * Math.exp(-minutes / constant);
  }

  /** The same body with a little oxygen. */
  static VitalSigns onOxygen(VitalSigns air) {
    Integer spo2 = air.spo2();
    return new VitalSigns(
        air.systolic(),
        air.diastolic(),
        air.heartRate(),
        spo2 == null ? null : Math.min(spo2 + OXYGEN_GAIN, MOST_ON_OXYGEN),
        air.respiratoryRate(),
        air.temperature(),
        true,
        air.consciousness(),
        air.sedation(),
        air.pain(),
        null,
        CANNULA);
  }

  /** How much of the reaction there is, from 0 to 1. */
  private static double share(Reaction reaction, double drug, double minute) {
    if (minute <= reaction.fromMinute()) {
      return 0;
    }
    double since = minute - reaction.fromMinute();
    double passing = Math.exp(-Math.max(0, since - 12) / 12);
    return (1 - Math.exp(-since / 1.5)) * passing * Math.min(1, drug / 0.5);
  }

  /** The share of the pain that the drug given so far has taken away. */
  private static double relief(List<Rate> rates, double minute) {
    double mgPerKg = 0;
    for (int i = 0; i < rates.size(); i++) {
      double from = rates.get(i).fromMinute();
      double until =
          i + 1 < rates.size() ? Math.min(rates.get(i + 1).fromMinute(), minute) : minute;
      mgPerKg += Math.max(0, until - from) * rates.get(i).mgPerKgPerHour() / 60;
    }
    return 0.6 * (1 - Math.exp(-mgPerKg / 0.25));
  }

  private static int whole(double value, int least, int most) {
    return Math.clamp(Math.round(value), least, most);
  }

  /** Fluctuations that depend on nothing but the seed and the minute. */
  private static final class Noise {
    private static final double WIDEST = 2;
    private final SplittableRandom random;

    Noise(long seed, double minute) {
      random = new SplittableRandom(seed * 1_000_003 + (long) Math.floor(minute));
    }

    double next(double deviation) {
      return deviation * Math.clamp(random.nextGaussian(), -WIDEST, WIDEST);
    }
  }
}
