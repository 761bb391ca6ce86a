package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.monitoring.DischargeFacts.Scored;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.observation.RecoveryScale.Item;
import org.chairside.observation.ScoredItem;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Evaluates by a protocol whether a patient can be discharged. Unknown is not ready. */
public final class DischargeEvaluation {

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

  private final Protocol protocol;
  private final DischargeCriteria criteria;
  private final Timeline timeline;
  private final DischargeFacts facts;
  private final Instant at;
  private final StableVitals stable;

  private DischargeEvaluation(
      Protocol protocol, Timeline timeline, DischargeFacts facts, Instant at) {
    this.protocol = protocol;
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
    List<DischargeCriterion> all = new DischargeEvaluation(protocol, timeline, facts, at).all();
    return new DischargeReadiness(
        all.stream().allMatch(DischargeCriterion::isKnownToBeMet), at, all);
  }

  private List<DischargeCriterion> all() {
    List<DischargeCriterion> all = new ArrayList<>();
    InfusionCourse infusion = timeline.infusion();
    all.add(afterEnd(infusion.endedAt(), criteria.minutesAfterEnd()));
    Integer afterStart = criteria.minutesAfterStart();
    if (afterStart != null) {
      all.add(afterStart(infusion.startedAt(), afterStart));
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
              MONITORING.escortNamed(),
              facts.escortNamed(),
              facts.escortNamed() ? MONITORING.named() : MONITORING.nobodyNamed()));
    }
    all.add(flags());
    criteria.confirmations().stream()
        .filter(ChecklistItem::required)
        .forEach(item -> all.add(confirmation(item)));
    return all;
  }

  private DischargeCriterion afterEnd(@Nullable Instant ended, int minutes) {
    Message text = MONITORING.sinceEndAtLeast(RulePhrases.minutes(minutes));
    Duration since = since(ended);
    return since == null
        ? criterion(AFTER_END, text, false, MONITORING.notEnded())
        : criterion(
            AFTER_END,
            text,
            isAtLeast(since, minutes),
            MONITORING.sinceEnd(RulePhrases.span(since)));
  }

  private DischargeCriterion afterStart(@Nullable Instant started, int minutes) {
    Message text = MONITORING.sinceStartAtLeast(RulePhrases.minutes(minutes));
    Duration since = since(started);
    return since == null
        ? criterion(AFTER_START, text, false, MONITORING.notStarted())
        : criterion(
            AFTER_START,
            text,
            isAtLeast(since, minutes),
            MONITORING.sinceStart(RulePhrases.span(since)));
  }

  private @Nullable Duration since(@Nullable Instant from) {
    return from == null || from.isAfter(at) ? null : Duration.between(from, at);
  }

  private static boolean isAtLeast(Duration span, int minutes) {
    return span.compareTo(Duration.ofMinutes(minutes)) >= 0;
  }

  private DischargeCriterion oxygen() {
    Integer onScale2 = criteria.spo2AtLeastOnScale2();
    int least =
        timeline.patient().spo2Scale() == 2 && onScale2 != null ? onScale2 : criteria.spo2AtLeast();
    Message text = MONITORING.onRoomAirAtLeast(least);
    Reading reading = stable.latest(VitalSign.SPO2);
    Integer spo2 = reading == null ? null : reading.vitals().spo2();
    if (reading == null || spo2 == null) {
      return criterion(OXYGEN, text, null, MONITORING.spo2NotMeasured());
    }
    Message why =
        MONITORING.spo2Before(spo2, RulePhrases.span(Duration.between(reading.takenAt(), at)));
    Reading breathed = stable.latest(VitalSign.SUPPLEMENTAL_OXYGEN);
    Boolean onOxygen = breathed == null ? null : breathed.vitals().supplementalOxygen();
    if (Boolean.TRUE.equals(onOxygen)) {
      return criterion(OXYGEN, text, false, MONITORING.spo2OnOxygen(why));
    }
    if (spo2 < least) {
      return criterion(OXYGEN, text, false, why);
    }
    Reading breathedThen = stable.latest(VitalSign.SUPPLEMENTAL_OXYGEN, reading.takenAt());
    Boolean onOxygenThen = breathedThen == null ? null : breathedThen.vitals().supplementalOxygen();
    if (Boolean.TRUE.equals(onOxygenThen)) {
      return criterion(OXYGEN, text, null, MONITORING.spo2OnOxygenThen(why));
    }
    if (onOxygen == null || onOxygenThen == null) {
      return criterion(OXYGEN, text, null, MONITORING.spo2OxygenUnknown(why));
    }
    return stable.isStale(reading)
        ? criterion(OXYGEN, text, null, MONITORING.newerSetDue(MONITORING.spo2OnRoomAir(why)))
        : criterion(OXYGEN, text, true, MONITORING.spo2OnRoomAir(why));
  }

  private DischargeCriterion score(DischargeScore wanted) {
    Message text =
        MONITORING.scoreAtLeast(wanted.scale().message(), wanted.atLeast(), wanted.scale().most());
    Message source =
        wanted.source() == null
            ? source()
            : ProtocolTexts.of(protocol, "discharge.score.source", wanted.source());
    Scored latest =
        facts.scores().stream()
            .filter(score -> score.scale() == wanted.scale() && !score.assessedAt().isAfter(at))
            .filter(score -> timeline.infusion().phaseAt(score.assessedAt()) == Phase.RECOVERY)
            .reduce((one, later) -> later.assessedAt().isBefore(one.assessedAt()) ? one : later)
            .orElse(null);
    if (latest == null) {
      return new DischargeCriterion(SCORE, text, null, MONITORING.notScored(), source);
    }
    Integer total = RecoveryScoring.total(latest.items());
    return total == null
        ? new DischargeCriterion(
            SCORE, text, null, MONITORING.scoreIncomplete(missing(latest)), source)
        : new DischargeCriterion(
            SCORE, text, total >= wanted.atLeast(), MONITORING.scored(total), source);
  }

  private static Listing missing(Scored score) {
    Set<String> missing =
        score.items().stream()
            .filter(item -> item.points() == null)
            .map(ScoredItem::code)
            .collect(Collectors.toSet());
    return Message.and(
        score.scale().items().stream()
            .filter(item -> missing.contains(item.code()))
            .map(Item::title)
            .toList());
  }

  private DischargeCriterion flags() {
    int open = facts.criticalFlags();
    return criterion(
        FLAGS, MONITORING.noCriticalFlag(), open == 0, MONITORING.criticalFlagsOpen(open));
  }

  private DischargeCriterion confirmation(ChecklistItem item) {
    Boolean answer = facts.confirmations().get(item.code());
    String place = "discharge.confirmations." + item.code();
    return new DischargeCriterion(
        item.code(),
        ProtocolTexts.of(protocol, place + ".text", item.text()),
        answer,
        answer == null
            ? MONITORING.notAnswered()
            : answer ? MONITORING.confirmed() : MONITORING.answeredNo(),
        ProtocolTexts.of(protocol, place + ".source", item.source()));
  }

  private DischargeCriterion criterion(
      String code, Message text, @Nullable Boolean met, Message why) {
    return new DischargeCriterion(code, text, met, why, source());
  }

  private Message source() {
    return ProtocolTexts.of(protocol, "discharge.source", criteria.source());
  }
}
