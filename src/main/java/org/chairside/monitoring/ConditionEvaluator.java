package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.AllOf;
import org.chairside.monitoring.Condition.AnyOf;
import org.chairside.monitoring.Condition.AtLeast;
import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.ConsciousnessIs;
import org.chairside.monitoring.Condition.DeliveredDose;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.Condition.FirstSessions;
import org.chairside.monitoring.Condition.InfusionOverrun;
import org.chairside.monitoring.Condition.MinutesSinceStart;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2Incomplete;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Rise;
import org.chairside.monitoring.Condition.SideEffect;
import org.chairside.monitoring.Condition.Spo2ScaleIs;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.monitoring.Condition.SymptomPresent;
import org.chairside.monitoring.Condition.Trend;
import org.chairside.monitoring.Condition.VitalsOverdue;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.monitoring.Verdict.NotAssessed;
import org.chairside.monitoring.Verdict.NotMet;
import org.chairside.vocabulary.VitalSign;

/**
 * Evaluates a condition in a snapshot. Total: it has a verdict for every condition in every
 * snapshot and never throws.
 */
final class ConditionEvaluator {

  private ConditionEvaluator() {}

  static Verdict evaluate(Condition condition, Snapshot snapshot) {
    return switch (condition) {
      case AtLeast(var sign, var value) -> VitalSignConditions.atLeast(snapshot, sign, value);
      case AtMost(var sign, var value) ->
          VitalSignConditions.compare(snapshot, sign, number -> number.compareTo(value) <= 0);
      case Rise(var sign, var by, var in) -> VitalSignConditions.change(snapshot, sign, by, in, 1);
      case Fall(var sign, var by, var in) -> VitalSignConditions.change(snapshot, sign, by, in, -1);
      case ConsciousnessIs(var oneOf) -> VitalSignConditions.consciousness(snapshot, oneOf);
      case News2AtLeast(var total) -> News2Conditions.total(snapshot, total);
      case News2SingleAtLeast(var points) -> News2Conditions.single(snapshot, points);
      case News2Incomplete() -> News2Conditions.incomplete(snapshot);
      case SideEffect effect -> SideEffectConditions.sideEffect(snapshot, effect);
      case SymptomPresent(var types) -> SideEffectConditions.present(snapshot, types);
      case PhaseIs(var phase) ->
          snapshot.infusion().phaseAt(snapshot.at()) == phase ? fact(phase.message()) : NO;
      case MinutesSinceStart span -> sinceStart(snapshot, span);
      case Spo2ScaleIs(var scale) ->
          snapshot.context().timeline().patient().spo2Scale() == scale ? fact() : NO;
      case Sustained sustained -> TrendConditions.sustained(snapshot, sustained);
      case Trend trend -> TrendConditions.trend(snapshot, trend);
      case FirstSessions(var sessions) -> HistoryConditions.firstSessions(snapshot, sessions);
      case EarlierReaction reaction -> HistoryConditions.earlierReaction(snapshot, reaction);
      case DeliveredDose dose -> DoseConditions.delivered(snapshot, dose);
      case AllOf(var conditions) -> all(conditions, snapshot);
      case AnyOf(var conditions) -> any(conditions, snapshot);
      case VitalsOverdue(var minutes) -> overdue(snapshot, minutes);
      case InfusionOverrun(var minutes) -> overrun(snapshot, minutes);
    };
  }

  // A condition known not to hold ends the search: a fact of the snapshot does not change, and what
  // is still to come has already scheduled its next check.
  private static Verdict all(List<Condition> conditions, Snapshot snapshot) {
    List<Verdict> verdicts = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      Verdict verdict = evaluate(condition, snapshot);
      if (verdict instanceof NotMet) {
        return NO;
      }
      verdicts.add(verdict);
    }
    return unknown(verdicts) ? notAssessed(verdicts) : union(verdicts);
  }

  private static Verdict any(List<Condition> conditions, Snapshot snapshot) {
    List<Verdict> verdicts = new ArrayList<>(conditions.size());
    boolean holds = false;
    for (Condition condition : conditions) {
      Verdict verdict = evaluate(condition, snapshot);
      if (!(verdict instanceof NotMet)) {
        verdicts.add(verdict);
        holds |= verdict instanceof Met;
      }
    }
    if (verdicts.isEmpty()) {
      return NO;
    }
    return holds ? union(verdicts) : notAssessed(verdicts);
  }

  private static boolean unknown(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      if (verdict instanceof NotAssessed) {
        return true;
      }
    }
    return false;
  }

  private static Verdict notAssessed(List<Verdict> verdicts) {
    List<Message> reasons =
        verdicts.stream()
            .filter(NotAssessed.class::isInstance)
            .map(verdict -> ((NotAssessed) verdict).why())
            .distinct()
            .toList();
    return new NotAssessed(
        reasons.size() == 1 ? reasons.getFirst() : MONITORING.reasons(Message.semicolons(reasons)));
  }

  private static Verdict union(List<Verdict> verdicts) {
    Set<UUID> evidence = new LinkedHashSet<>();
    Set<Message> clauses = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Met met) {
        evidence.addAll(met.evidence());
        clauses.addAll(met.clauses());
      }
    }
    return new Met(evidence, new ArrayList<>(clauses));
  }

  /** A condition that holds without evidence. */
  static Verdict fact(Message... clauses) {
    return new Met(Set.of(), List.of(clauses));
  }

  private static Verdict sinceStart(Snapshot snapshot, MinutesSinceStart span) {
    Instant start = snapshot.infusion().startedAt();
    if (start == null || snapshot.at().isBefore(start)) {
      return NO;
    }
    Instant from = start.plus(Duration.ofMinutes(span.from()));
    Instant until = start.plus(Duration.ofMinutes(span.until()));
    if (snapshot.lastKnown()) {
      return snapshot.context().reached(from) && !snapshot.context().reached(until)
          ? within(span)
          : NO;
    }
    return !snapshot.at().isBefore(from) && snapshot.at().isBefore(until) ? within(span) : NO;
  }

  private static Verdict within(MinutesSinceStart span) {
    return fact(MONITORING.minutesAfterStart(span.from(), span.until()));
  }

  private static Verdict overdue(Snapshot snapshot, int minutesBeyondGrace) {
    DueSet due = snapshot.context().dueSet();
    if (due == null
        || !snapshot
            .context()
            .reached(due.overdueAt().plus(Duration.ofMinutes(minutesBeyondGrace)))) {
      return NO;
    }
    return fact(MONITORING.overdue(RulePhrases.and(due.signs())));
  }

  private static Verdict overrun(Snapshot snapshot, int minutesBeyondGrace) {
    InfusionCourse infusion = snapshot.infusion();
    Instant end = infusion.plannedEnd();
    if (infusion.phase() != Phase.INFUSION || end == null) {
      return NO;
    }
    int grace = snapshot.context().protocol().overrunGraceMinutes() + minutesBeyondGrace;
    Duration span = Duration.ofMinutes(grace);
    return snapshot.context().reached(infusion.toldFrom(end.plus(span), span))
        ? fact(MONITORING.overrun(RulePhrases.minutes(grace)))
        : NO;
  }

  /** The clause of a value, with its age where it was carried from an earlier reading. */
  static Message told(Snapshot snapshot, VitalSign sign, Reading source) {
    Message value = RulePhrases.value(sign, source.vitals());
    boolean carried = !snapshot.lastKnown() && !source.equals(snapshot.reading());
    return carried
        ? MONITORING.earlier(
            value, RulePhrases.span(Duration.between(source.takenAt(), snapshot.at())))
        : value;
  }

  static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 0, RoundingMode.DOWN);
  }
}
