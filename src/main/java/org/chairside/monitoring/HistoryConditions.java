package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.Verdict.NO;

import java.util.Comparator;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.PatientFacts.History;
import org.chairside.monitoring.PatientFacts.Reaction;
import org.chairside.monitoring.Verdict.NotAssessed;

/** Answers conditions about the patient's earlier sessions. */
final class HistoryConditions {

  private static final Verdict UNKNOWN = new NotAssessed(MONITORING.earlierSessionsUnknown());

  private HistoryConditions() {}

  static Verdict firstSessions(Snapshot snapshot, int sessions) {
    History history = snapshot.context().timeline().patient().history();
    if (history == null) {
      return UNKNOWN;
    }
    return history.sessions() < sessions
        ? ConditionEvaluator.fact(MONITORING.sessionOfPatient(history.sessions() + 1))
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
            MONITORING.earlierReaction(
                Message.commas(
                    met.stream()
                        .sorted(
                            Comparator.comparing(Reaction::severity)
                                .reversed()
                                .thenComparing(Reaction::type))
                        .map(
                            reaction ->
                                MONITORING.gradedSideEffect(
                                    reaction.severity().message(), reaction.type().message()))
                        .distinct()
                        .toList())));
  }
}
