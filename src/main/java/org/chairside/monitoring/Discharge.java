package org.chairside.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.monitoring.DischargeFacts.Scored;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.observation.ScoredItem;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Judges by a protocol whether a patient may go home. What cannot be told is not ready. */
public final class Discharge {

  static final String AFTER_END = "minutes-after-end";
  static final String AFTER_START = "minutes-after-start";
  static final String STABLE = "vitals-stable";
  static final String OXYGEN = "oxygen";
  static final String SCORE = "score";
  static final String ESCORT = "escort";
  static final String FLAGS = "no-critical-flag";

  /** The codes that no confirmation may have. */
  static final Set<String> OWN_CODES =
      Set.of(AFTER_END, AFTER_START, STABLE, OXYGEN, SCORE, ESCORT, FLAGS);

  private final DischargeCriteria criteria;
  private final Timeline timeline;
  private final DischargeFacts facts;
  private final Instant at;
  private final StableVitals stable;

  private Discharge(Protocol protocol, Timeline timeline, DischargeFacts facts, Instant at) {
    this.criteria = protocol.discharge();
    this.timeline = timeline;
    this.facts = facts;
    this.at = at;
    this.stable = new StableVitals(protocol, timeline, at);
  }

  /**
   * Whether the patient could go at that instant, by what was measured until then: a pure function,
   * total over any input.
   */
  public static DischargeReadiness readiness(
      Protocol protocol, Timeline timeline, DischargeFacts facts, Instant at) {
    List<DischargeCriterion> all = new Discharge(protocol, timeline, facts, at).all();
    return new DischargeReadiness(
        all.stream().allMatch(DischargeCriterion::isKnownToBeMet), at, all);
  }

  private List<DischargeCriterion> all() {
    List<DischargeCriterion> all = new ArrayList<>();
    InfusionCourse infusion = timeline.infusion();
    all.add(since(AFTER_END, "end", infusion.endedAt(), criteria.minutesAfterEnd()));
    Integer afterStart = criteria.minutesAfterStart();
    if (afterStart != null) {
      all.add(since(AFTER_START, "start", infusion.startedAt(), afterStart));
    }
    all.add(stable.criterion());
    all.add(oxygen());
    DischargeScore score = criteria.score();
    if (score != null) {
      all.add(score(score));
    }
    if (criteria.needsEscort()) {
      all.add(
          criterion(
              ESCORT,
              "An escort is named who takes the patient home",
              facts.escortNamed(),
              facts.escortNamed() ? "named" : "nobody is named"));
    }
    all.add(flags());
    criteria.confirmations().stream()
        .filter(ChecklistItem::required)
        .forEach(item -> all.add(confirmation(item)));
    return all;
  }

  private DischargeCriterion since(String code, String what, @Nullable Instant from, int minutes) {
    String text =
        "At least %s since the %s of the infusion".formatted(RulePhrases.minutes(minutes), what);
    if (from == null || from.isAfter(at)) {
      return criterion(code, text, false, "the infusion has no %s yet".formatted(what));
    }
    Duration since = Duration.between(from, at);
    return criterion(
        code,
        text,
        since.compareTo(Duration.ofMinutes(minutes)) >= 0,
        "%s since the %s".formatted(RulePhrases.span(since), what));
  }

  private DischargeCriterion oxygen() {
    Integer onScale2 = criteria.spo2AtLeastOnScale2();
    int least =
        timeline.patient().spo2Scale() == 2 && onScale2 != null ? onScale2 : criteria.spo2AtLeast();
    String text = "SpO2 at least %d %% on room air".formatted(least);
    Reading reading = stable.latest(VitalSign.SPO2);
    Integer spo2 = reading == null ? null : reading.vitals().spo2();
    if (reading == null || spo2 == null) {
      return criterion(OXYGEN, text, null, "SpO2 was not measured since the end of the infusion");
    }
    String why =
        "SpO2 %d %% %s before"
            .formatted(spo2, RulePhrases.span(Duration.between(reading.takenAt(), at)));
    Reading breathed = stable.latest(VitalSign.SUPPLEMENTAL_OXYGEN);
    Boolean onOxygen = breathed == null ? null : breathed.vitals().supplementalOxygen();
    if (Boolean.TRUE.equals(onOxygen)) {
      return criterion(OXYGEN, text, false, why + ", on oxygen");
    }
    if (spo2 < least) {
      return criterion(OXYGEN, text, false, why);
    }
    Reading breathedThen = stable.latest(VitalSign.SUPPLEMENTAL_OXYGEN, reading.takenAt());
    Boolean onOxygenThen = breathedThen == null ? null : breathedThen.vitals().supplementalOxygen();
    if (Boolean.TRUE.equals(onOxygenThen)) {
      return criterion(OXYGEN, text, null, why + " on oxygen, not measured since on room air");
    }
    if (onOxygen == null || onOxygenThen == null) {
      return criterion(OXYGEN, text, null, why + ", but whether on room air is not known");
    }
    return stable.isStale(reading)
        ? criterion(OXYGEN, text, null, why + " on room air; a newer set is due")
        : criterion(OXYGEN, text, true, why + " on room air");
  }

  private DischargeCriterion score(DischargeScore wanted) {
    String text =
        "%s at least %d of %d"
            .formatted(wanted.scale().title(), wanted.atLeast(), wanted.scale().most());
    String source = wanted.source() == null ? criteria.source() : wanted.source();
    Scored latest =
        facts.scores().stream()
            .filter(score -> score.scale() == wanted.scale() && !score.assessedAt().isAfter(at))
            .filter(score -> timeline.infusion().phaseAt(score.assessedAt()) == Phase.RECOVERY)
            .reduce((one, later) -> later.assessedAt().isBefore(one.assessedAt()) ? one : later)
            .orElse(null);
    if (latest == null) {
      return new DischargeCriterion(SCORE, text, null, "not scored yet", source);
    }
    Integer total = RecoveryScoring.total(latest.items());
    return total == null
        ? new DischargeCriterion(SCORE, text, null, "incomplete: " + missing(latest), source)
        : new DischargeCriterion(
            SCORE, text, total >= wanted.atLeast(), "scored %d".formatted(total), source);
  }

  private static String missing(Scored score) {
    Set<String> missing =
        score.items().stream()
            .filter(item -> item.points() == null)
            .map(ScoredItem::code)
            .collect(Collectors.toSet());
    return score.scale().items().stream()
            .filter(item -> missing.contains(item.code()))
            .map(item -> item.title().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "))
        + " not known";
  }

  private DischargeCriterion flags() {
    int open = facts.criticalFlags();
    return criterion(
        FLAGS,
        "No critical flag waits for a clinician's decision",
        open == 0,
        open == 0 ? "none" : open == 1 ? "1 is not resolved" : open + " are not resolved");
  }

  private DischargeCriterion confirmation(ChecklistItem item) {
    Boolean answer = facts.confirmations().get(item.code());
    return new DischargeCriterion(
        item.code(),
        item.text(),
        answer,
        answer == null ? "not answered" : answer ? "confirmed" : "answered no",
        item.source());
  }

  private DischargeCriterion criterion(
      String code, String text, @Nullable Boolean met, String why) {
    return new DischargeCriterion(code, text, met, why, criteria.source());
  }
}
