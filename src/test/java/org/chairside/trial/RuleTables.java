package org.chairside.trial;

import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.WARNING;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.chairside.monitoring.Rule;
import org.chairside.vocabulary.Severity;

/** Rule by rule: what it finds, what it costs, and what no other rule would have flagged. */
final class RuleTables {

  /** Sessions that one rule flagged, with and without the verdict, and those it alone flagged. */
  private record Count(String rule, Confusion all, Confusion alone) {

    static Count of(EvaluatedSession evaluated, String rule, Severity cut, boolean inFirstHour) {
      Predicate<Judged> flagged = each -> each.isFlaggedBy(rule, cut, inFirstHour);
      Predicate<Judged> alone = each -> each.isFlaggedOnlyBy(rule, cut, inFirstHour);
      return new Count(
          rule,
          Confusion.of(evaluated.sessions(), TrialVerdict.NOT_SAFE::isOf, flagged),
          Confusion.of(evaluated.sessions(), TrialVerdict.NOT_SAFE::isOf, alone));
    }

    int sessions() {
      return all.truePositive() + all.falsePositive();
    }

    int sessionsAlone() {
      return alone.truePositive() + alone.falsePositive();
    }
  }

  private RuleTables() {}

  /** The day clinic's, which comes first, by its verdict; the others' by their sessions. */
  static void write(Markdown text, List<ComparisonTrial.DataSet> sets) {
    text.line(ComparisonWords.RULES);
    for (EvaluatedSession evaluated : sets.getFirst().evaluated()) {
      byVerdict(text, evaluated, ADVISORY);
      byVerdict(text, evaluated, WARNING);
    }
    if (sets.size() > 1) {
      text.line(ComparisonWords.OTHER_RULES);
      text.row("data set", "cut", "rule", "sessions flagged", "by this rule alone");
      text.line("|---|---|---|---:|---:|");
      sets.stream().skip(1).forEach(set -> bySessions(text, set));
    }
  }

  private static void byVerdict(Markdown text, EvaluatedSession evaluated, Severity cut) {
    List<Count> counts =
        counts(evaluated, cut, true, Comparator.comparingInt(each -> each.all().falsePositive()));
    text.line("### `%s`, %s\n".formatted(evaluated.way().name(), Markdown.words(cut)));
    if (counts.isEmpty()) {
      text.line("No rule flagged anything.\n");
      return;
    }
    text.row(
        "rule", "not safe, flagged", "by this rule alone", "safe, flagged", "by this rule alone");
    text.line("|---|---:|---:|---:|---:|");
    for (Count count : counts) {
      text.row(
          "`" + count.rule() + "`",
          count.all().truePositive(),
          count.alone().truePositive(),
          count.all().falsePositive(),
          count.alone().falsePositive());
    }
    Confusion first = counts.getFirst().all();
    text.line(
        "\nMost false flags: `%s` (%d of %d safe sessions).\n"
            .formatted(
                counts.getFirst().rule(),
                first.falsePositive(),
                first.falsePositive() + first.trueNegative()));
  }

  private static void bySessions(Markdown text, ComparisonTrial.DataSet set) {
    for (EvaluatedSession evaluated : set.evaluated()) {
      if (evaluated.way().name().equals(Way.STANDARD)) {
        for (Severity cut : List.of(ADVISORY, WARNING)) {
          counts(evaluated, cut, false, Comparator.comparingInt(Count::sessions))
              .forEach(
                  count ->
                      text.row(
                          set.name(),
                          Markdown.words(cut),
                          "`" + count.rule() + "`",
                          count.sessions(),
                          count.sessionsAlone()));
        }
      }
    }
  }

  /** The rules that flagged something, the most first. */
  private static List<Count> counts(
      EvaluatedSession evaluated, Severity cut, boolean inFirstHour, Comparator<Count> least) {
    return evaluated.way().evaluator().protocol().rules().stream()
        .map(Rule::code)
        .filter(evaluated.way()::counts)
        .map(rule -> Count.of(evaluated, rule, cut, inFirstHour))
        .filter(count -> count.sessions() > 0)
        .sorted(least.reversed())
        .toList();
  }
}
