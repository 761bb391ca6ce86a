package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Consciousness;
import org.chairside.observation.Measured;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Random sessions, the same for the same seed. Values crowd around the thresholds. */
final class AnySession {

  private final Random random;

  AnySession(int seed) {
    this.random = new Random(seed * 7919L + 20260302);
  }

  Random random() {
    return random;
  }

  /** A moment from half an hour before the start to four hours after it, on a whole second. */
  Instant instant() {
    return Chair.START.plusSeconds(-1800 + random.nextInt(4 * 3600));
  }

  Timeline timeline() {
    return timelineOf(random.nextInt(25));
  }

  Timeline timelineOf(int readings) {
    return timeline(1 + random.nextInt(2), readings, false);
  }

  Timeline scale1Timeline() {
    return timeline(1, random.nextInt(25), false);
  }

  /** With instants in no order and numbers that cannot be. */
  Timeline wildTimeline() {
    return timeline(1 + random.nextInt(2), random.nextInt(25), true);
  }

  private Timeline timeline(int scale, int count, boolean wild) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = minute();
      readings.add(new Reading(id(), at, at.plusSeconds(random.nextInt(600)), vitals(wild)));
    }
    List<SideEffectSpan> sideEffects = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Instant onset = minute();
      sideEffects.add(
          new SideEffectSpan(
              id(),
              pick(SideEffectType.values()),
              pick(SideEffectSeverity.values()),
              onset,
              random.nextBoolean() ? null : onset.plusSeconds(60L * random.nextInt(100))));
    }
    return new Timeline(facts(scale), readings, sideEffects, wild ? wildInfusion() : infusion());
  }

  private PatientFacts facts(int scale) {
    return new PatientFacts(
        scale,
        random.nextBoolean() ? null : BigDecimal.valueOf(40 + random.nextInt(80)),
        random.nextInt(3) == 0 ? null : history(),
        random.nextInt(3) == 0 ? List.of(limit()) : List.of());
  }

  private PatientFacts.History history() {
    return new PatientFacts.History(
        random.nextInt(6),
        random.nextBoolean()
            ? List.of()
            : List.of(
                new PatientFacts.Reaction(
                    SideEffectType.HYPERTENSION, pick(SideEffectSeverity.values()))));
  }

  private ThresholdOverride limit() {
    Instant from = minute();
    return new ThresholdOverride(
        id(),
        "pressure-high",
        Severity.ADVISORY,
        ThresholdOverride.Threshold.AT_LEAST,
        VitalSign.SYSTOLIC,
        BigDecimal.valueOf(130 + random.nextInt(30)),
        from,
        from.plusSeconds(60L * (1 + random.nextInt(120))));
  }

  /** The same timeline with one sign of one reading after the start worse by some steps. */
  Timeline worse(Timeline timeline, VitalSign sign, int step) {
    List<Reading> readings = new ArrayList<>(timeline.readings());
    if (!readings.isEmpty()) {
      int at = random.nextInt(readings.size());
      Reading reading = readings.get(at);
      BigDecimal number = reading.vitals().number(sign);
      Instant start = timeline.infusion().startedAt();
      if (number != null && start != null && reading.takenAt().isAfter(start)) {
        BigDecimal worse = number.add(BigDecimal.valueOf((long) step * random.nextInt(40)));
        readings.set(
            at,
            new Reading(
                reading.id(),
                reading.takenAt(),
                reading.recordedAt(),
                new Measured(reading.vitals()).with(sign, worse).vitals()));
      }
    }
    return new Timeline(timeline.patient(), readings, timeline.sideEffects(), timeline.infusion());
  }

  Reading painOnly() {
    Instant at = minute();
    return new Reading(id(), at, at, Measured.nothing().with(VitalSign.PAIN, 3).vitals());
  }

  Reading completeReading() {
    Instant at = Chair.minute(1 + random.nextInt(60));
    return new Reading(id(), at, at, complete());
  }

  VitalSigns partOf(VitalSigns whole) {
    Measured part = new Measured(whole);
    for (VitalSign sign : VitalSign.values()) {
      part = random.nextInt(3) == 0 ? part.without(sign) : part;
    }
    return part.vitals();
  }

  /** A reading after the start and, well before it, the baseline of a healthy person. */
  Timeline onlyWithBaseline(Reading reading) {
    Instant before = Chair.minute(-15);
    VitalSigns baseline = Measured.allNormal().vitals();
    return new Timeline(
        PatientFacts.onScale(1),
        List.of(new Reading(new UUID(0, 0), before, before, baseline), reading),
        List.of(),
        new InfusionCourse(
            before, Chair.START, Chair.START, 60, List.of(), null, null, null, List.of(), null));
  }

  private VitalSigns vitals(boolean wild) {
    VitalSigns vitals = partOf(complete());
    if (!wild) {
      return vitals;
    }
    Measured measured = new Measured(vitals);
    for (VitalSign sign : VitalSign.values()) {
      if (sign.isNumber() && random.nextInt(4) == 0) {
        measured = measured.with(sign, random.nextInt());
      }
    }
    return measured.vitals();
  }

  private VitalSigns complete() {
    return new VitalSigns(
        around(120, 75),
        around(85, 30),
        around(90, 70),
        84 + random.nextInt(17),
        4 + random.nextInt(25),
        BigDecimal.valueOf(3400 + random.nextInt(600), 2),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0 ? pick(Consciousness.values()) : Consciousness.ALERT,
        5 - random.nextInt(1 + random.nextInt(6)),
        random.nextInt(11),
        new Cadss6(Arrays.asList(0, random.nextInt(5), maybeAnswer(), 0, 0, 0), null));
  }

  private @Nullable Integer maybeAnswer() {
    return random.nextInt(4) == 0 ? null : random.nextInt(5);
  }

  private InfusionCourse infusion() {
    boolean started = random.nextInt(5) > 0;
    boolean ended = started && random.nextInt(3) == 0;
    boolean left = ended && random.nextInt(3) == 0;
    return new InfusionCourse(
        Chair.minute(-20),
        started ? Chair.START : null,
        started ? Chair.minute(random.nextInt(15)) : null,
        45 + random.nextInt(46),
        random.nextInt(3) == 0 ? List.of(new Pause(Chair.minute(20), maybe(30))) : List.of(),
        ended ? Chair.minute(60) : null,
        left ? Chair.minute(100) : null,
        null,
        List.of(new RateSegment(Chair.START, BigDecimal.valueOf(20 + random.nextInt(40)))),
        random.nextBoolean() ? null : BigDecimal.valueOf(30));
  }

  private InfusionCourse wildInfusion() {
    return new InfusionCourse(
        maybe(random.nextInt(100)),
        maybe(random.nextInt(100)),
        maybe(random.nextInt(100)),
        random.nextBoolean() ? null : random.nextInt(2000) - 1000,
        List.of(new Pause(minute(), maybe(random.nextInt(100))), new Pause(minute(), minute())),
        maybe(random.nextInt(100)),
        maybe(random.nextInt(100)),
        maybe(random.nextInt(100)),
        List.of(new RateSegment(minute(), BigDecimal.TEN)),
        random.nextBoolean() ? null : BigDecimal.TEN);
  }

  private @Nullable Instant maybe(int minute) {
    return random.nextBoolean() ? null : Chair.minute(minute);
  }

  private Instant minute() {
    return Chair.minute(-15 + random.nextInt(150));
  }

  private int around(int middle, int spread) {
    return middle - spread + random.nextInt(2 * spread + 1);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
