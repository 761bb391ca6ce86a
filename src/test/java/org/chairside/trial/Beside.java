package org.chairside.trial;

import static org.chairside.trial.Markdown.capital;
import static org.chairside.trial.Markdown.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chairside.vocabulary.Severity;

/** The standard protocol compared with one other method, over the same sessions. */
final class Beside {

  private final List<ComparisonTrial.DataSet> sets;
  private final int otherIndex;
  private final EvaluatedSession standard;
  private final EvaluatedSession other;

  /**
   * A comparison of two.
   *
   * @param otherIndex which of the ways the standard is set beside
   */
  Beside(List<ComparisonTrial.DataSet> sets, int otherIndex) {
    this.sets = sets;
    this.otherIndex = otherIndex;
    this.standard = standard(sets.getFirst());
    this.other = sets.getFirst().evaluated().get(otherIndex);
  }

  private static EvaluatedSession standard(ComparisonTrial.DataSet set) {
    return set.evaluated().stream()
        .filter(each -> each.way().name().equals(Way.STANDARD))
        .findFirst()
        .orElseThrow();
  }

  /** How often which trade, over every verdict and cut. */
  String summary() {
    Map<Trade, Integer> counts = new EnumMap<>(Trade.class);
    int all = 0;
    for (TrialVerdict verdict : TrialVerdict.values()) {
      for (Severity cut : Severity.values()) {
        counts.merge(standard.beside(other, verdict, cut), 1, Integer::sum);
        all++;
      }
    }
    Integer better = counts.remove(Trade.FEWER_FLAGS_NOTHING_LOST);
    String rest =
        counts.entrySet().stream()
            .map(each -> "%s in %d".formatted(each.getKey().words(), each.getValue()))
            .collect(Collectors.joining("; "));
    return "`%s` gave **fewer flags at no lower sensitivity than `%s` in %s of %d comparisons with a verdict**%s."
        .formatted(
            Way.STANDARD,
            other.way().name(),
            better == null ? "none" : better.toString(),
            all,
            rest.isEmpty() ? "" : " (" + rest + ")");
  }

  void write(Markdown text) {
    text.line("## `%s` beside `%s`\n".formatted(Way.STANDARD, other.way().name()));
    text.line(ComparisonWords.PAIRS);
    pairs(text);
    text.line("\n" + summary() + "\n");
    for (TrialVerdict verdict : TrialVerdict.values()) {
      for (Severity cut : Severity.values()) {
        text.line(sentence(verdict, cut));
      }
    }
    sets.stream().skip(1).map(this::withoutVerdict).forEach(text::line);
    sets.stream().map(this::interruptions).forEach(text::line);
    text.line("");
  }

  private void pairs(Markdown text) {
    text.row("verdict", "cut", "flags", "flags of the other", "with the verdict", "without it");
    text.line("|---|---|---:|---:|---:|---:|");
    for (TrialVerdict verdict : TrialVerdict.values()) {
      for (Severity cut : Severity.values()) {
        text.row(
            verdict.words(),
            words(cut),
            standard.flags(cut, verdict.inFirstHour()),
            other.flags(cut, verdict.inFirstHour()),
            pair(verdict, cut, verdict::isOf),
            pair(verdict, cut, each -> !verdict.isOf(each)));
      }
    }
  }

  private String pair(TrialVerdict verdict, Severity cut, Predicate<Judged> which) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < standard.sessions().size(); i++) {
      if (which.test(standard.sessions().get(i))) {
        indexes.add(i);
      }
    }
    boolean hour = verdict.inFirstHour();
    Paired paired =
        Paired.of(
            indexes,
            i -> standard.sessions().get(i).isFlagged(cut, hour),
            i -> other.sessions().get(i).isFlagged(cut, hour));
    return "%d / %d / %d / %d"
        .formatted(paired.both(), paired.onlyFirst(), paired.onlySecond(), paired.neither());
  }

  private String sentence(TrialVerdict verdict, Severity cut) {
    return "- %s, %s: %s (flags: %d beside %d; found: %d beside %d of %d)."
        .formatted(
            capital(verdict.words()),
            words(cut),
            standard.beside(other, verdict, cut).words(),
            standard.flags(cut, verdict.inFirstHour()),
            other.flags(cut, verdict.inFirstHour()),
            standard.against(verdict, cut).truePositive(),
            other.against(verdict, cut).truePositive(),
            standard.against(verdict, cut).sensitivity().whole());
  }

  private String withoutVerdict(ComparisonTrial.DataSet set) {
    return "- %s, which has no verdicts: %s at all, %s of warning or worse, %s of critical."
        .formatted(
            set.name(),
            flags(set, Severity.ADVISORY),
            flags(set, Severity.WARNING),
            flags(set, Severity.CRITICAL));
  }

  /** How often each interrupts in an hour. */
  private String interruptions(ComparisonTrial.DataSet set) {
    EvaluatedSession others = set.evaluated().get(otherIndex);
    return "- %s: %s interruptions per session-hour beside %s."
        .formatted(
            set.name(),
            Markdown.decimal(2, standard(set).alarms() / standard(set).hours()),
            Markdown.decimal(2, others.alarms() / others.hours()));
  }

  private String flags(ComparisonTrial.DataSet set, Severity cut) {
    int flags = standard(set).flags(cut, false);
    int others = set.evaluated().get(otherIndex).flags(cut, false);
    String which = flags == others ? "as many" : flags < others ? "fewer" : "more";
    return "%s flags (%d beside %d)".formatted(which, flags, others);
  }
}
