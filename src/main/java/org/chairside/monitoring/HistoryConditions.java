package org.chairside.monitoring;

import static org.chairside.monitoring.Verdict.NO;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.PatientFacts.History;
import org.chairside.monitoring.PatientFacts.Reaction;
import org.chairside.monitoring.Verdict.NotAssessed;

/** Answers conditions about the patient's earlier sessions. */
final class HistoryConditions {

  private static final Verdict UNKNOWN = new NotAssessed("earlier sessions not known");

  private HistoryConditions() {}

  static Verdict firstSessions(Snapshot snapshot, int sessions) {
    History history = snapshot.context().timeline().patient().history();
    if (history == null) {
      return UNKNOWN;
    }
    return history.sessions() < sessions
        ? ConditionEvaluator.fact("the patient's session %d".formatted(history.sessions() + 1))
        : NO;
  }

  static Verdict earlierReaction(Snapshot snapshot, EarlierReaction wanted) {
    History history = snapshot.context().timeline().patient().history();
    if (history == null) {
      return UNKNOWN;
    }
    List<Reaction> met =
        history.reactions().stream()
            .filter(reaction -> wanted.types().contains(reaction.type()))
            .filter(reaction -> reaction.severity().compareTo(wanted.severity()) >= 0)
            .toList();
    return met.isEmpty()
        ? NO
        : ConditionEvaluator.fact(
            met.stream()
                .map(reaction -> reaction.severity().words() + " " + reaction.type().title())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "", " in an earlier session")));
  }
}
