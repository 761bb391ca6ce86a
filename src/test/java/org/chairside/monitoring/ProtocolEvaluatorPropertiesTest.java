package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.chairside.message.Message;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/** Properties of any session, tested on seeded random ones. A failure names its seed. */
class ProtocolEvaluatorPropertiesTest {

  private static final int SESSIONS =
      Integer.getInteger("chairside.sessions", 60 * Integer.getInteger("chairside.effort", 1));

  private final Protocol protocol = StandardProtocol.load();
  private final ProtocolEvaluator evaluator = new ProtocolEvaluator(protocol);

  @Test
  void anyInputIsAnswered() {
    for (String code : ShippedProtocols.codes()) {
      Protocol shipped = ShippedProtocols.load(code);
      forAny(
          any ->
              assertThat(ProtocolEvaluator.assess(shipped, any.wildTimeline(), any.instant()))
                  .isNotNull());
    }
  }

  @Test
  void sameFactsGiveSameAnswer() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          assertThat(assess(timeline, now)).isEqualTo(assess(timeline, now));
        });
  }

  @Test
  void partsAloneAreThoseOfWhole() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          Assessment whole = assess(timeline, now);
          assertThat(evaluator.dueSet(timeline, now)).isEqualTo(whole.dueSet());
          assertThat(evaluator.notAssessed(timeline, now)).isEqualTo(whole.notAssessed());
        });
  }

  @Test
  void orderOfArrivalDoesNotMatter() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          List<Reading> readings = new ArrayList<>(timeline.readings());
          List<SideEffectSpan> sideEffects = new ArrayList<>(timeline.sideEffects());
          Collections.shuffle(readings, any.random());
          Collections.shuffle(sideEffects, any.random());
          Instant now = any.instant();

          Timeline shuffled =
              new Timeline(timeline.patient(), readings, sideEffects, timeline.infusion());

          assertThat(assess(shuffled, now)).isEqualTo(assess(timeline, now));
        });
  }

  @Test
  void dateShiftKeepsFindings() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          Duration by = Duration.ofSeconds(any.random().nextInt(100_000_000));

          List<Finding> moved = assess(Shifted.by(by, timeline), now.plus(by)).findings();

          assertThat(moved.stream().map(finding -> Shifted.by(by.negated(), finding)).toList())
              .isEqualTo(assess(timeline, now).findings());
        });
  }

  @Test
  void unrelatedReadingRemovesNoFinding() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          Reading painOnly = any.painOnly();

          List<Finding> before = without("pain-rise", assess(timeline, now));
          List<Finding> after = without("pain-rise", assess(with(timeline, painOnly), now));

          assertThat(after).isEqualTo(before);
        });
  }

  @Test
  void worseReadingNeverLowersSeverity() {
    Map<VitalSign, Integer> worse = new EnumMap<>(VitalSign.class);
    worse.put(VitalSign.DIASTOLIC, 1);
    worse.put(VitalSign.SPO2, -1);
    worse.put(VitalSign.SEDATION, -1);
    worse.put(VitalSign.PAIN, 1);
    forAny(any -> worse.forEach((sign, step) -> worsened(any, sign, step, protocol.rules())));
    List<Rule> high = rules("pressure-high", "heart-rate-high", "respiration-high");
    List<Rule> low = rules("systolic-low", "heart-rate-low", "respiration-low");
    for (VitalSign sign :
        List.of(VitalSign.SYSTOLIC, VitalSign.HEART_RATE, VitalSign.RESPIRATORY_RATE)) {
      forAny(any -> worsened(any, sign, 1, high));
      forAny(any -> worsened(any, sign, -1, low));
    }
  }

  /** NEWS2 scale 2 gives points for more oxygen, so this one compares on scale 1. */
  private void worsened(AnySession any, VitalSign sign, int step, List<Rule> rules) {
    Timeline timeline = any.scale1Timeline();
    Instant now = any.instant();
    Timeline worse = any.worse(timeline, sign, step);

    Map<String, Severity> before = worst(assess(timeline, now));
    Map<String, Severity> after = worst(assess(worse, now));

    for (Rule rule : rules) {
      Severity was = before.get(rule.code());
      if (was != null) {
        assertThat(after).containsKey(rule.code());
        assertThat(after.get(rule.code())).as(rule.code()).isGreaterThanOrEqualTo(was);
      }
    }
  }

  /** What is told of a part of the values must be true of any whole that has this part. */
  @Test
  void missingValueIsNeverReassuring() {
    forAny(
        any -> {
          Reading whole = any.completeReading();
          VitalSigns part = any.partOf(whole.vitals());
          for (Rule rule : rulesOfReadings()) {
            for (Level level : rule.levels()) {
              Verdict ofWhole = verdict(any, level, whole, whole.vitals());
              Verdict ofPart = verdict(any, level, whole, part);
              if (!(ofPart instanceof Verdict.NotAssessed)) {
                assertThat(ofPart)
                    .as("%s %s of %s in %s", rule.code(), level.severity(), part, whole)
                    .hasSameClassAs(ofWhole);
              }
            }
          }
        });
  }

  private Verdict verdict(AnySession any, Level level, Reading like, VitalSigns vitals) {
    Reading reading = new Reading(like.id(), like.takenAt(), like.recordedAt(), vitals);
    Timeline timeline = any.onlyWithBaseline(reading);
    EvaluationContext context = new EvaluationContext(protocol, timeline, reading.takenAt());
    return ConditionEvaluator.evaluate(
        level.condition(), Snapshot.of(context, timeline.readings().indexOf(reading)));
  }

  @Test
  void findingsStayUntilNextCheck() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          Instant now = any.instant();
          Assessment first = assess(timeline, now);
          Instant next = first.nextCheckAt();
          Instant justBefore = next == null ? now.plus(Duration.ofDays(1)) : next.minusMillis(1);

          if (!justBefore.isBefore(now)) {
            assertThat(sentencesApart(assess(timeline, justBefore).findings()))
                .isEqualTo(sentencesApart(first.findings()));
          }
          if (next != null) {
            assertThat(next).isAfter(now);
          }
        });
  }

  @Test
  void everyFindingHasKnownEvidence() {
    forAny(
        any -> {
          Timeline timeline = any.timeline();
          List<UUID> known = new ArrayList<>();
          timeline.readings().forEach(reading -> known.add(reading.id()));
          timeline.sideEffects().forEach(sideEffect -> known.add(sideEffect.id()));
          List<Finding> findings = assess(timeline, any.instant()).findings();

          assertThat(findings).allSatisfy(f -> assertThat(known).containsAll(f.evidence()));
          assertThat(findings.stream().map(f -> f.rule() + f.at() + f.evidence()).toList())
              .doesNotHaveDuplicates();
        });
  }

  private Assessment assess(Timeline timeline, Instant now) {
    return evaluator.assess(timeline, now);
  }

  private List<Rule> rules(String... codes) {
    return protocol.rules().stream().filter(rule -> List.of(codes).contains(rule.code())).toList();
  }

  private List<Rule> rulesOfReadings() {
    return protocol.rules().stream()
        .filter(each -> !RuleTriggers.of(each).signs().isEmpty())
        .toList();
  }

  static void forAny(Consumer<AnySession> property) {
    for (int seed = 0; seed < SESSIONS; seed++) {
      try {
        property.accept(new AnySession(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** The list of signs in an overdue finding grows with time; everything else has to stay. */
  private static List<Finding> sentencesApart(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                f.rule().equals("vitals-overdue")
                    ? new Finding(
                        f.rule(),
                        f.severity(),
                        f.at(),
                        f.evidence(),
                        Message.verbatim(""),
                        f.stillHolds(),
                        null,
                        f.subjects())
                    : f)
        .toList();
  }

  private static List<Finding> without(String rule, Assessment assessment) {
    return assessment.findings().stream().filter(f -> !f.rule().equals(rule)).toList();
  }

  private static Timeline with(Timeline timeline, Reading more) {
    List<Reading> readings = new ArrayList<>(timeline.readings());
    readings.add(more);
    return new Timeline(timeline.patient(), readings, timeline.sideEffects(), timeline.infusion());
  }

  private static Map<String, Severity> worst(Assessment assessment) {
    Map<String, Severity> worst = new HashMap<>();
    for (Finding finding : assessment.findings()) {
      Severity other = worst.get(finding.rule());
      if (other == null || finding.severity().compareTo(other) > 0) {
        worst.put(finding.rule(), finding.severity());
      }
    }
    return worst;
  }
}
