package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.now;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chairside.ApplicationTest;
import org.chairside.story.Exposed.Sample;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What alerts and dashboard ask for is what the running application exposes. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class OperatorMetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*");
  private static final Set<String> LABELS =
      Set.of("severity", "recipient", "fallback", "result", "le");

  /** No story can bring one about. */
  private static final Pattern ERROR_OF_ITS_OWN = Pattern.compile("outcome=\"SERVER_ERROR\",?");

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private String scrape() {
    return Call.to("").get(metrics.toString()).asString();
  }

  /** A flag is raised and acknowledged under a reader's eyes. */
  private UUID aBusyClinic(TestClinic clinic) throws Exception {
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      UUID session = clinic.aSessionWithACriticalFlag();
      String flag = clinic.session(session).path("flags").path(0).path("id").asText();
      clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
      clinic.chart(session, TestClinic.baseline(now()));
      reader.awaitType("FlagAcknowledged", PATIENCE);
      return session;
    }
  }

  private static List<String> expressions() throws Exception {
    List<String> all = new ArrayList<>(MonitoringFiles.expressionsOfDashboard());
    MonitoringFiles.alerts().values().forEach(each -> all.add(each.path("expr").asText()));
    return all.stream().map(each -> ERROR_OF_ITS_OWN.matcher(each).replaceAll("")).toList();
  }

  @Test
  void whatAlertsAndDashboardAskForIsExposed() throws Exception {
    aBusyClinic(TestClinic.open());
    assertThat(expressions()).hasSizeGreaterThan(40);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Exposed exposed = Exposed.read(scrape());
              assertThat(expressions())
                  .allSatisfy(each -> assertThat(exposed.missing(each)).as(each).isEmpty());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(chairside_flags_invented_total[5m]) > 0",
        "sum by (severity) (increase(chairside_flags_raised_total{severity=\"purple\"}[1h]))",
        "chairside_flags_raised_total{severity=~\"purple|green\", instance=~\"$instance\"}",
        "chairside_streams_open and on (instance) chairside_streams_shut"
      })
  void whatNobodyExposesIsReported(String expression) {
    assertThat(Exposed.read(scrape()).missing(expression)).hasSize(1);
  }

  @Test
  void labelsSayNothingOfAnybody() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = aBusyClinic(clinic);
    String text = scrape();
    assertThat(text)
        .doesNotContain(session.toString())
        .doesNotContain(clinic.clinicId.toString())
        .doesNotContain(clinic.adminUsername());
    List<Sample> samples = Exposed.read(text).samples();
    assertThat(samples).hasSizeGreaterThan(100);
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample.labels().values())
                    .as(sample.metric())
                    .noneMatch(value -> ID.matcher(value).find()));
    List<Sample> own = Exposed.read(text).ofChairside();
    assertThat(own)
        .allSatisfy(
            sample -> {
              assertThat(LABELS).as(sample.metric()).containsAll(sample.labels().keySet());
              assertThat(sample.labels().values())
                  .as(sample.metric())
                  .allMatch(value -> value.matches("[a-z-]{1,20}|[0-9.]{1,8}|\\+Inf"));
            });
    assertThat(own).as("series of one replica").hasSizeBetween(50, 150);
  }

  @Test
  void idInLabelIsFound() {
    Sample guilty =
        Exposed.read("chairside_x_total{session=\"" + UUID.randomUUID() + "\",} 1.0")
            .samples()
            .getFirst();
    assertThat(guilty.labels().values()).anyMatch(value -> ID.matcher(value).find());
    assertThat(LABELS).doesNotContainAnyElementsOf(guilty.labels().keySet());
  }

  @Test
  void pageForOperatorsNamesEveryMetricAndEveryAlert() throws Exception {
    String page = Files.readString(Path.of("docs", "operations.md"));
    Set<String> own =
        Exposed.read(scrape()).ofChairside().stream()
            .map(each -> each.metric().replaceAll("_(bucket|count|sum|max)$", ""))
            .collect(Collectors.toSet());
    assertThat(own).hasSizeGreaterThan(15).allSatisfy(each -> assertThat(page).contains(each));
    assertThat(PromQl.alerts(page)).isEqualTo(MonitoringFiles.alerts().keySet());
  }

  @Test
  void dashboardCanBeImportedAnywhere() throws Exception {
    JsonNode dashboard = MonitoringFiles.dashboard();
    assertThat(dashboard.path("templating").path("list").path(0).path("type").asText())
        .isEqualTo("datasource");
    assertThat(dashboard.path("panels"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            panel -> {
              if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("datasource").path("uid").asText())
                    .isEqualTo("${datasource}");
                assertThat(panel.path("targets")).isNotEmpty();
              }
            });
    assertThat(dashboard.path("panels").findValuesAsText("id").stream().filter(id -> !id.isEmpty()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyMeterThatIsExposedIsSeenSomewhere() throws Exception {
    Set<String> asked =
        expressions().stream()
            .flatMap(each -> PromQl.selectors(each).stream())
            .map(each -> each.metric().replaceAll("_(bucket|count|sum)$", ""))
            .collect(Collectors.toSet());
    assertThat(
            Exposed.read(scrape()).ofChairside().stream()
                .map(each -> each.metric().replaceAll("_(bucket|count|sum|max)$", ""))
                .collect(Collectors.toSet()))
        .isSubsetOf(asked);
  }

  @Test
  void everyAlertSaysWhatToDo() throws Exception {
    Map<String, JsonNode> alerts = MonitoringFiles.alerts();
    assertThat(alerts).hasSizeGreaterThan(15);
    alerts.forEach(
        (name, alert) -> {
          assertThat(alert.path("labels").path("severity").asText())
              .as(name)
              .isIn("critical", "warning");
          assertThat(alert.path("annotations").path("summary").asText()).as(name).isNotBlank();
          assertThat(alert.path("annotations").path("description").asText())
              .as(name)
              .hasSizeGreaterThan(80)
              .endsWith(".");
        });
  }
}
