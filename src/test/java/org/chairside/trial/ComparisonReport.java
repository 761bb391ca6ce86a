package org.chairside.trial;

import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.CRITICAL;
import static org.chairside.vocabulary.Severity.WARNING;

import java.util.List;
import org.chairside.vocabulary.Severity;

/** What the comparison found, in Markdown; every number and every judgement is worked out. */
final class ComparisonReport {

  private final List<ComparisonTrial.DataSet> sets;
  private final Markdown text = new Markdown();

  /**
   * A report.
   *
   * @param sets the day clinic first, which alone has verdicts; each under the same ways
   */
  ComparisonReport(List<ComparisonTrial.DataSet> sets) {
    this.sets = sets;
  }

  String text() {
    text.line(ComparisonWords.HEAD);
    inShort();
    text.line(ComparisonWords.LIMITS);
    whatWasReplayed();
    text.line(ComparisonWords.FLAGS);
    flagsAndAlarms();
    text.line(ComparisonWords.VERDICTS);
    for (TrialVerdict verdict : TrialVerdict.values()) {
      againstVerdict(verdict);
    }
    besides().forEach(beside -> beside.write(text));
    RuleTables.write(text, sets);
    return text.toString();
  }

  /** The standard beside each of the others. */
  private List<Beside> besides() {
    List<EvaluatedSession> clinic = sets.getFirst().evaluated();
    return clinic.stream()
        .map(clinic::indexOf)
        .filter(i -> !clinic.get(i).way().name().equals(Way.STANDARD))
        .map(i -> new Beside(sets, i))
        .toList();
  }

  private void inShort() {
    besides().forEach(beside -> text.line("- " + beside.summary()));
    text.line("");
  }

  private void whatWasReplayed() {
    text.row(
        "data set",
        "folder",
        "sessions",
        "left out: no value",
        "readings",
        "values left out as impossible",
        "session-hours");
    text.line("|---|---|---:|---:|---:|---:|---:|");
    for (ComparisonTrial.DataSet set : sets) {
      text.row(
          set.name(),
          "`" + set.folder() + "`",
          set.sessions().size(),
          set.empty(),
          set.readings(),
          set.refused(),
          Markdown.decimal(1, set.evaluated().getFirst().hours()));
    }
  }

  private void flagsAndAlarms() {
    text.row(
        "data set",
        "watched by",
        "flags per session",
        "warning or worse per session",
        "sessions flagged at all",
        "warning or worse",
        "critical",
        "interruptions per session-hour");
    text.line("|---|---|---:|---:|---:|---:|---:|---:|");
    for (ComparisonTrial.DataSet set : sets) {
      for (EvaluatedSession evaluated : set.evaluated()) {
        double sessions = evaluated.sessions().size();
        text.row(
            set.name(),
            evaluated.way().name(),
            Markdown.decimal(2, evaluated.flags(ADVISORY, false) / sessions),
            Markdown.decimal(2, evaluated.flags(WARNING, false) / sessions),
            evaluated.flagged(ADVISORY),
            evaluated.flagged(WARNING),
            evaluated.flagged(CRITICAL),
            Markdown.decimal(2, evaluated.alarms() / evaluated.hours()));
      }
    }
  }

  private void againstVerdict(TrialVerdict verdict) {
    text.line("### " + Markdown.capital(verdict.words()) + "\n");
    text.line(
        verdict.inFirstHour()
            ? "Flags from readings up to minute 60.\n"
            : "Flags from all readings.\n");
    text.row("watched by", "cut", "sensitivity", "specificity", "positive predictive value");
    text.line("|---|---|---:|---:|---:|");
    for (EvaluatedSession evaluated : sets.getFirst().evaluated()) {
      for (Severity cut : Severity.values()) {
        Confusion counts = evaluated.against(verdict, cut);
        text.row(
            evaluated.way().name(),
            Markdown.words(cut),
            counts.sensitivity(),
            counts.specificity(),
            counts.predictiveValue());
      }
    }
    text.line("");
  }
}
