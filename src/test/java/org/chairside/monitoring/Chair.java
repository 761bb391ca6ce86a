package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A session in the making, in minutes from its start. What is seen first gets id 1, and so on. */
@NullMarked
final class Chair {

  static final Protocol STANDARD = StandardProtocol.load();

  static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  private final List<Reading> readings = new ArrayList<>();
  private final List<SideEffectSpan> sideEffects = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();
  private @Nullable Instant started = START;
  private @Nullable Instant phaseRecorded = START;
  private @Nullable Integer planned = 60;
  private @Nullable Instant ended;
  private @Nullable Instant discharged;
  private @Nullable Instant cancelled;
  private Protocol protocol = STANDARD;
  private int scale = 1;
  private final List<RateSegment> rates = new ArrayList<>();
  private final List<ThresholdOverride> overrides = new ArrayList<>();
  private @Nullable BigDecimal plannedMg = BigDecimal.valueOf(35);
  private @Nullable BigDecimal weightKg;
  private PatientFacts.@Nullable History history;
  private int ids;

  static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  static UUID id(int number) {
    return new UUID(0, number);
  }

  /**
   * An infusion of 60 minutes, checked in 20 minutes before, with a normal baseline 2 minutes
   * before.
   */
  static Chair infusing() {
    return new Chair().reads(-2, Measured.allNormal());
  }

  /** The same without any reading. */
  static Chair unmeasured() {
    return new Chair();
  }

  Chair reads(int minute, Measured measured) {
    return reads(minute, minute, measured);
  }

  Chair reads(int minute, int recorded, Measured measured) {
    readings.add(new Reading(id(++ids), minute(minute), minute(recorded), measured.vitals()));
    return this;
  }

  Chair systolic(int minute, int mmHg) {
    return reads(minute, Measured.nothing().with(VitalSign.SYSTOLIC, mmHg));
  }

  Chair pressure(int minute, int systolic, int diastolic) {
    return reads(
        minute,
        Measured.nothing().with(VitalSign.SYSTOLIC, systolic).with(VitalSign.DIASTOLIC, diastolic));
  }

  Chair sees(int minute, SideEffectType type, SideEffectSeverity severity) {
    return sees(minute, null, type, severity);
  }

  Chair sees(
      int minute, @Nullable Integer until, SideEffectType type, SideEffectSeverity severity) {
    sideEffects.add(
        new SideEffectSpan(
            id(++ids), type, severity, minute(minute), until == null ? null : minute(until)));
    return this;
  }

  Chair pauses(int from, @Nullable Integer until) {
    pauses.add(new Pause(minute(from), until == null ? null : minute(until)));
    return this;
  }

  Chair notStarted() {
    started = null;
    phaseRecorded = null;
    return this;
  }

  Chair phaseRecorded(int minute) {
    phaseRecorded = minute(minute);
    return this;
  }

  Chair planned(@Nullable Integer minutes) {
    planned = minutes;
    return this;
  }

  Chair ends(int minute) {
    ended = minute(minute);
    return this;
  }

  Chair discharged(int minute) {
    discharged = minute(minute);
    return this;
  }

  Chair cancelled(int minute) {
    cancelled = minute(minute);
    return this;
  }

  Chair scale2() {
    scale = 2;
    return this;
  }

  Chair rate(int minute, int mgPerHour) {
    rates.add(new RateSegment(minute(minute), BigDecimal.valueOf(mgPerHour)));
    return this;
  }

  Chair plannedMg(@Nullable Integer mg) {
    plannedMg = mg == null ? null : BigDecimal.valueOf(mg);
    return this;
  }

  Chair weighs(int kg) {
    weightKg = BigDecimal.valueOf(kg);
    return this;
  }

  Chair had(int sessions, PatientFacts.Reaction... reactions) {
    history = new PatientFacts.History(sessions, List.of(reactions));
    return this;
  }

  Chair limited(ThresholdOverride override) {
    overrides.add(override);
    return this;
  }

  Chair by(Protocol another) {
    protocol = another;
    return this;
  }

  Protocol protocol() {
    return protocol;
  }

  Timeline timeline() {
    return new Timeline(
        new PatientFacts(scale, weightKg, history, overrides),
        readings,
        sideEffects,
        new InfusionCourse(
            minute(-20),
            started,
            phaseRecorded,
            planned,
            pauses,
            ended,
            discharged,
            cancelled,
            rates,
            plannedMg));
  }

  Assessment at(int minute) {
    return ProtocolEvaluator.assess(protocol, timeline(), minute(minute));
  }

  List<Finding> findings(int minute, String rule) {
    return at(minute).findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  /** The most urgent severity a rule has found; null if none. */
  @Nullable Severity severity(int minute, String rule) {
    return findings(minute, rule).stream()
        .map(Finding::severity)
        .max(Severity::compareTo)
        .orElse(null);
  }
}
