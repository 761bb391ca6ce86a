package org.chairside.monitoring;

import static org.chairside.monitoring.Outcome.NO;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.monitoring.Condition.EarlierReaction;
import org.chairside.monitoring.Outcome.NotAssessed;
import org.chairside.monitoring.PatientFacts.History;
import org.chairside.monitoring.PatientFacts.Reaction;

/** Answers conditions about the patient's earlier sessions. */
final class JudgeHistory {

  private static final Outcome UNKNOWN = new NotAssessed("earlier sessions not known");

  private JudgeHistory() {}

  static Outcome firstSessions(Scene scene, int sessions) {
    History history = scene.ground().timeline().patient().history();
    if (history == null) {
      return UNKNOWN;
    }
    return history.sessions() < sessions
        ? Judge.fact("the patient's session %d".formatted(history.sessions() + 1))
        : NO;
  }

  static Outcome earlierReaction(Scene scene, EarlierReaction wanted) {
    History history = scene.ground().timeline().patient().history();
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
        : Judge.fact(
            met.stream()
                .map(reaction -> reaction.severity().words() + " " + reaction.type().title())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "", " in an earlier session")));
  }
}
