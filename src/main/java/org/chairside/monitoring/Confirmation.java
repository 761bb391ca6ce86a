package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotMet;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * Whether a level that requires a repeat holds.
 *
 * @param holds no repeat asked for, one that confirms, or none taken in time
 * @param evidence the readings that confirm
 * @param words what the sentence says of it
 * @param repeatBy the deadline of the repeat; null if none is
 */
record Confirmation(
    boolean holds, Set<UUID> evidence, List<Message> words, @Nullable Instant repeatBy) {

  private static final Confirmation NOT_ASKED = new Confirmation(true, Set.of(), List.of(), null);
  private static final Confirmation REFUTED = new Confirmation(false, Set.of(), List.of(), null);

  static Confirmation of(PreparedLevel prepared, Snapshot snapshot) {
    Level level = prepared.level();
    Confirm confirm = level.confirm();
    if (confirm == null || isRepeated(level.condition(), snapshot)) {
      return NOT_ASKED;
    }
    Duration window = Duration.ofMinutes(confirm.withinMinutes());
    Condition toRefute = toRefute(level.condition(), snapshot);
    List<Reading> confirming = new ArrayList<>();
    boolean refuted = false;
    for (int repeat : repeats(snapshot, window, VitalSignSet.of(prepared.signs()))) {
      Snapshot there = Snapshot.of(snapshot.context(), repeat);
      Verdict verdict = ConditionEvaluator.evaluate(level.condition(), there);
      if (verdict instanceof Met met && RuleReader.restsOnTrigger(met, there)) {
        confirming.add(snapshot.context().reading(repeat));
      }
      if (confirming.size() >= confirm.repeats()) {
        return by(confirming, snapshot, prepared.signs());
      }
      refuted |=
          ConditionEvaluator.evaluate(toRefute, there) instanceof NotMet
              && there.at().isAfter(snapshot.at());
    }
    return refuted ? REFUTED : unrepeated(snapshot, window);
  }

  /** What a repeat has to refute: a sign that nobody worried about need not be repeated. */
  private static Condition toRefute(Condition condition, Snapshot snapshot) {
    if (!(condition instanceof AnyOf(var conditions))) {
      return condition;
    }
    int worrying =
        conditions.stream()
            .filter(each -> ConditionEvaluator.evaluate(each, snapshot) instanceof Met)
            .mapToInt(Confirmation::signs)
            .reduce(0, (some, others) -> some | others);
    return new AnyOf(conditions.stream().filter(each -> (signs(each) & worrying) != 0).toList());
  }

  private static int signs(Condition condition) {
    return VitalSignSet.of(RuleTriggers.of(condition).signs());
  }

  /** Whether it holds by several readings in a row, which have confirmed each other. */
  private static boolean isRepeated(Condition condition, Snapshot snapshot) {
    return switch (condition) {
      case AnyOf(var conditions) ->
          conditions.stream().anyMatch(each -> isRepeated(each, snapshot));
      case AllOf(var conditions) ->
          conditions.stream().anyMatch(each -> isRepeated(each, snapshot))
              && ConditionEvaluator.evaluate(condition, snapshot) instanceof Met;
      case Sustained sustained ->
          ConditionEvaluator.evaluate(sustained, snapshot) instanceof Met met
              && RuleReader.restsOnTrigger(met, snapshot);
      default -> false;
    };
  }

  /**
   * Taken at another instant, no further away than the window, and with one of the signs in
   * question.
   */
  private static List<Integer> repeats(Snapshot snapshot, Duration window, int signs) {
    EvaluationContext context = snapshot.context();
    Instant at = snapshot.at();
    int end = context.lastUntil(at.plus(window));
    List<Integer> repeats = new ArrayList<>();
    for (int i = context.firstFrom(at.minus(window)); i <= end; i++) {
      if ((context.present(i) & signs) != 0 && !context.reading(i).takenAt().equals(at)) {
        repeats.add(i);
      }
    }
    return repeats;
  }

  /** Without a repeat the level is not refuted: it holds when the time is up. */
  private static Confirmation unrepeated(Snapshot snapshot, Duration window) {
    Instant until = snapshot.at().plus(window);
    List<Message> words = List.of(MONITORING.notRepeated(RulePhrases.minutes(window.toMinutes())));
    return snapshot.context().reached(until)
        ? new Confirmation(true, Set.of(), words, null)
        : new Confirmation(false, Set.of(), List.of(), until);
  }

  private static Confirmation by(
      List<Reading> confirming, Snapshot snapshot, Set<VitalSign> signs) {
    Set<UUID> evidence = new LinkedHashSet<>();
    List<Message> words = new ArrayList<>();
    for (Reading repeat : confirming) {
      evidence.add(repeat.id());
      words.add(words(repeat, Duration.between(snapshot.at(), repeat.takenAt()), signs));
    }
    return new Confirmation(true, evidence, words, null);
  }

  private static Message words(Reading repeat, Duration span, Set<VitalSign> signs) {
    Listing values =
        Message.and(
            signs.stream()
                .filter(repeat.vitals()::has)
                .map(sign -> RulePhrases.value(sign, repeat.vitals()))
                .toList());
    return span.isNegative()
        ? MONITORING.confirms(values, RulePhrases.span(span))
        : MONITORING.confirmedBy(values, RulePhrases.span(span));
  }
}
