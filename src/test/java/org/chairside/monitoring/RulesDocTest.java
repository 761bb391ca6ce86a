package org.chairside.monitoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chairside.observation.VitalSign;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} true: {@code -Dchairside.write-docs=true} writes it anew. */
class RulesDocTest {

  private static final Path DOCUMENT = Path.of("docs", "rules.md");

  private final StringBuilder text = new StringBuilder();
  private final Set<Rule> written = new HashSet<>();

  @Test
  void theDocumentSaysWhatTheProtocolSays() throws IOException {
    for (String code : ShippedProtocols.codes()) {
      if (!text.isEmpty()) {
        line("");
      }
      write(ShippedProtocols.load(code));
    }
    if (Boolean.getBoolean("chairside.write-docs")) {
      Files.createDirectories(Path.of("docs"));
      Files.writeString(DOCUMENT, text);
    }

    assertThat(DOCUMENT)
        .as("stale: run the test with -Dchairside.write-docs=true and look at what changed")
        .hasContent(text.toString());
  }

  private void write(Protocol protocol) {
    line("# Monitoring rules: " + protocol.title());
    line("");
    line(
        "Protocol `%s`, version %d. %s"
            .formatted(protocol.code(), protocol.version(), protocol.note()));
    line("");
    line(
        "Written from `src/main/resources/protocols/%s.json` by a test."
            .formatted(protocol.code()));
    line("");
    line(
        "An advisory asks the nurse to look again; a warning needs a clinician; a critical"
            + " finding");
    line(
        "means stop or hold the infusion and call a clinician at once. What is not measured is"
            + " not");
    line("normal: a rule that cannot be told says so.");
    plans(protocol);
    rules(protocol);
    questions("Before the infusion", protocol.checklist());
    discharge(protocol.discharge());
    escalation(protocol);
  }

  private void plans(Protocol protocol) {
    line("");
    line("## What is measured when");
    line("");
    BaselinePlan baseline = protocol.baseline();
    line(
        ("- Baseline: of each vital sign the last value of the %d minutes before the start;"
                + " needed: %s. *%s.*")
            .formatted(
                baseline.windowMinutes(), Words.signs(baseline.required()), baseline.source()));
    protocol.plans().forEach(this::plan);
    line(
        "- A value completes a later set for %s."
            .formatted(Words.minutes(protocol.freshnessMinutes())));
    line(
        "- An infusion may go on for %s beyond its planned end."
            .formatted(Words.minutes(protocol.overrunGraceMinutes())));
  }

  private void plan(Phase phase, ObservationPlan plan) {
    line(
        "- %s: %severy %s%s, overdue after %s more: %s. *%s.*"
            .formatted(
                capital(phase.words()),
                plan.firstAfterMinutes() == null
                    ? ""
                    : "first after %s, then ".formatted(Words.minutes(plan.firstAfterMinutes())),
                Words.minutes(plan.everyMinutes()),
                plan.pausedEveryMinutes() == null
                    ? ""
                    : ", every %s while it is paused"
                        .formatted(Words.minutes(plan.pausedEveryMinutes())),
                Words.minutes(plan.graceMinutes()),
                Words.signs(plan.required()),
                plan.source()));
  }

  private void rules(Protocol protocol) {
    Set<Rule> known = new HashSet<>(written);
    if (!known.isEmpty()) {
      line("");
      line("The rules that `%s` has too stand above.".formatted(ShippedProtocols.codes().get(0)));
    }
    written.addAll(protocol.rules());
    Map<String, List<Rule>> byWatched =
        protocol.rules().stream()
            .filter(rule -> !known.contains(rule))
            .collect(groupingBy(Rule::watches, LinkedHashMap::new, toList()));
    byWatched.forEach(
        (watched, rules) -> {
          line("");
          line("## " + watched);
          rules.forEach(this::rule);
        });
  }

  private void rule(Rule rule) {
    line("");
    line("**%s** (`%s`)".formatted(rule.title(), rule.code()));
    line("");
    for (Level level : rule.levels()) {
      line(
          "- %s: %s. *%s.*"
              .formatted(capital(level.severity().name()), RuleText.of(level), level.source()));
    }
  }

  private void questions(String title, List<ChecklistItem> items) {
    line("");
    line("## " + title);
    line("");
    for (ChecklistItem item : items) {
      line(
          "- %s%s. *%s.*"
              .formatted(item.text(), item.required() ? "" : " (does not block)", item.source()));
    }
  }

  private void discharge(DischargeCriteria discharge) {
    questions("Before going home", discharge.confirmations());
    line(
        "- %s since the infusion's end."
            .formatted(capital(Words.minutes(discharge.minutesAfterEnd()))));
    Integer afterStart = discharge.minutesAfterStart();
    if (afterStart != null) {
      line("- %s since the infusion's start.".formatted(capital(Words.minutes(afterStart))));
    }
    line(
        "- The last %d sets: %s within %d %% of baseline, %s at least %d %% on room air%s."
            .formatted(
                discharge.consecutiveSets(),
                Words.signs(discharge.stable()),
                discharge.withinPercentOfBaseline(),
                VitalSign.SPO2.words(),
                discharge.spo2AtLeast(),
                discharge.spo2AtLeastOnScale2() == null
                    ? ""
                    : " (%d %% where SpO2 scale 2 is prescribed)"
                        .formatted(discharge.spo2AtLeastOnScale2())));
    DischargeScore score = discharge.score();
    if (score != null) {
      line(
          "- %s at least %d of %d. *%s.*"
              .formatted(
                  score.scale().title(),
                  score.atLeast(),
                  score.scale().most(),
                  score.source() == null ? discharge.source() : score.source()));
    }
    if (discharge.needsEscort()) {
      line("- An escort who takes the patient home is named.");
    }
    line("- No critical flag waits for a clinician's decision.");
    line("");
    line("*%s.*".formatted(discharge.source()));
  }

  private void escalation(Protocol protocol) {
    line("");
    line("## When nobody acknowledges a flag");
    line("");
    for (EscalationStep step : protocol.escalation()) {
      line(
          "- %s: after %s, %s. *%s.*"
              .formatted(
                  capital(step.severity().name()),
                  Words.minutes(step.afterMinutes()),
                  step.to().words(),
                  step.source()));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String capital(String words) {
    String rest = words.substring(1);
    boolean shouted = rest.equals(rest.toUpperCase(Locale.ROOT));
    return Character.toUpperCase(words.charAt(0))
        + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
  }
}
