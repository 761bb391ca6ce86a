package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.Scratch;
import org.junit.jupiter.api.Test;

/** The alert rules: their cases are complete, and Prometheus' own tool agrees where it is there. */
class AlertRulesTest {

  @Test
  void everyAlertHasCaseThatFiresAndCaseThatDoesNot() throws IOException {
    Set<String> fires = new HashSet<>();
    Set<String> stays = new HashSet<>();
    for (JsonNode test : MonitoringFiles.yaml("alerts-test.yml").path("tests")) {
      for (JsonNode asked : test.path("promql_expr_test")) {
        String name = test.path("name").asText();
        List<String> firing = asked.findValuesAsText("labels");
        (firing.isEmpty() ? stays : fires).add(name);
        assertThat(firing).allMatch(labels -> labels.contains("alertname=\"" + name + "\""));
      }
    }
    Set<String> alerts = MonitoringFiles.alerts().keySet();
    assertThat(fires).isEqualTo(alerts);
    assertThat(stays).isEqualTo(alerts);
  }

  @Test
  void promtoolAcceptsRulesAndSettings() throws Exception {
    assertThat(promtool("check", "rules", "alerts.yml")).contains("SUCCESS");
    assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
  }

  @Test
  void alertsFireWhereTheyShould() throws Exception {
    assertThat(promtool("test", "rules", "alerts-test.yml")).contains("SUCCESS");
  }

  @Test
  void ruleThatNeverFiresIsFound() throws Exception {
    Path scratch = Scratch.directory("alerts");
    try {
      Files.copy(
          MonitoringFiles.PROMETHEUS.resolve("alerts-test.yml"),
          scratch.resolve("alerts-test.yml"));
      String rules = Files.readString(MonitoringFiles.PROMETHEUS.resolve("alerts.yml"));
      String deaf = rules.replace("due_checks_late_seconds > 15", "due_checks_late_seconds > 1500");
      assertThat(deaf).isNotEqualTo(rules);
      Files.writeString(scratch.resolve("alerts.yml"), deaf);
      Run run = run(scratch, "test", "rules", "alerts-test.yml");
      assertThat(run.status()).isNotZero();
      assertThat(run.said()).contains("FAILED", "ChairsideClockLate");
    } finally {
      Scratch.delete(scratch);
    }
  }

  private record Run(int status, String said) {}

  private static String promtool(String... arguments) throws Exception {
    Run run = run(MonitoringFiles.PROMETHEUS, arguments);
    assertThat(run.status()).as(run.said()).isZero();
    return run.said();
  }

  private static Run run(Path directory, String... arguments) throws Exception {
    Optional<Path> tool = onThePath("promtool");
    assumeTrue(
        tool.isPresent(),
        "promtool is not on the PATH, so the alert rules were not tried; it comes with Prometheus");
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(tool.orElseThrow().toString()), Arrays.stream(arguments))
                    .toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }

  private static Optional<Path> onThePath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
