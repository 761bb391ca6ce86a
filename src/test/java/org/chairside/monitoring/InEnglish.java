package org.chairside.monitoring;

import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;

/** What the monitor says, with its messages as their English text, so that tests can name it. */
final class InEnglish {

  private InEnglish() {}

  static List<Finding> findings(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                new Finding(
                    f.rule(),
                    f.severity(),
                    f.at(),
                    f.evidence(),
                    text(f.sentence()),
                    f.stillHolds(),
                    f.repeatBy(),
                    f.subjects()))
        .toList();
  }

  static List<String> sentences(List<Finding> findings) {
    return findings.stream().map(f -> English.of(f.sentence())).toList();
  }

  static List<Unassessed> unassessed(List<Unassessed> all) {
    return all.stream()
        .map(each -> new Unassessed(each.rule(), each.severity(), text(each.why())))
        .toList();
  }

  static List<ProtocolProblem> problems(List<ProtocolProblem> problems) {
    return problems.stream()
        .map(each -> new ProtocolProblem(each.where(), text(each.message())))
        .toList();
  }

  static List<Carried> carried(List<Carried> all) {
    return all.stream()
        .map(c -> new Carried(c.parameter(), text(c.value()), c.reading(), c.takenAt()))
        .toList();
  }

  private static Message text(Message message) {
    return Message.verbatim(English.of(message));
  }
}
