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
import org.chairside.message.English;
import org.chairside.message.Message;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} up to date: {@code -Dchairside.write-docs=true} rewrites it. */
class RulesDocTest {

  private static final Path DOCUMENT = Path.of("docs", "rules.md");

  private final StringBuilder text = new StringBuilder();
  private final Set<Rule> written = new HashSet<>();

  @Test
  void documentMatchesProtocols() throws IOException {
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
    line("normal: a rule that cannot be assessed says so.");
    plans(protocol);
    rules(protocol);
    questions("Before the infusion", protocol.checklist());
    StartText.of(protocol)
        .forEach(
            each ->
                line("- %s *%s.*".formatted(English.of(each.text()), English.of(each.source()))));
    discharge(protocol.discharge());
    escalation(protocol);
  }

  private void plans(Protocol protocol) {
    line("");
    line("## What is measured when");
    line("");
    BaselinePlan baseline = protocol.baseline();
    line("- %s *%s.*".formatted(English.of(ProtocolText.baseline(baseline)), baseline.source()));
    protocol
        .plans()
        .forEach(
            (phase, plan) ->
                line(
                    "- %s *%s.*"
                        .formatted(English.of(ProtocolText.plan(phase, plan)), plan.source())));
    List<Message> schedule = ProtocolText.schedule(protocol);
    schedule.subList(protocol.plans().size() + 1, schedule.size()).forEach(this::item);
  }

  private void rules(Protocol protocol) {
    Set<Rule> known = new HashSet<>(written);
    if (!known.isEmpty()) {
      line("");
      line(
          "The rules shared with `%s` are listed above."
              .formatted(ShippedProtocols.codes().get(0)));
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
          rules.forEach(rule -> rule(protocol, rule));
        });
  }

  private void rule(Protocol protocol, Rule rule) {
    line("");
    line("**%s** (`%s`)".formatted(rule.title(), rule.code()));
    line("");
    for (Level level : rule.levels()) {
      line(
          "- %s: %s. *%s.*"
              .formatted(
                  capital(level.severity().name()),
                  English.of(RuleText.of(level)),
                  level.source()));
    }
    String flags = English.of(FlagText.of(protocol, rule));
    ReopenWhen reopen = rule.reopenWhen();
    line(reopen == null ? "- " + flags : "- %s *%s.*".formatted(flags, reopen.source()));
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
    ProtocolText.measured(discharge).forEach(this::item);
    DischargeScore score = discharge.score();
    if (score != null) {
      line(
          "- %s *%s.*"
              .formatted(
                  English.of(ProtocolText.score(score)),
                  score.source() == null ? discharge.source() : score.source()));
    }
    ProtocolText.settled(discharge).forEach(this::item);
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
                  English.of(RulePhrases.minutes(step.afterMinutes())),
                  English.of(ProtocolText.recipient(step)),
                  step.source()));
    }
  }

  private void item(Message sentence) {
    line("- " + English.of(sentence));
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
