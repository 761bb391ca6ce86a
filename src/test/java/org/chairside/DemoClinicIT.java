package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged application in demo mode, as a visitor sees it. */
@PackagedApplicationTest
class DemoClinicIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The patient whose set the demo forgets. */
  private static final String FORGOTTEN = "HIC-2001";

  private final Path directory = Scratch.directory("demo");

  private Map<String, String> environment(int pace, Instant pacedSince) {
    return Map.of(
        "CHAIRSIDE_DATA_DIR",
        directory.toString(),
        "CHAIRSIDE_DEMO",
        "true",
        "CHAIRSIDE_DEMO_PACE",
        Integer.toString(pace),
        "CHAIRSIDE_DEMO_PACED_SINCE",
        pacedSince.toString());
  }

  /** At double pace the clock of the demo shows that time now. */
  private Map<String, String> environmentAt(Instant time) {
    Instant now = Instant.now();
    return environment(2, now.minus(Duration.between(now, time)));
  }

  @AfterEach
  void throwAway() {
    Scratch.delete(directory);
  }

  @Test
  void demoSurvivesRestart() throws Exception {
    Map<String, String> environment = environment(6, Instant.now());
    try (Replica replica = Replica.start(environment)) {
      for (String name : List.of("nurse", "scheduler", "clinician", "admin")) {
        Person person = new Person(replica.uri(), name);
        assertThat(person.get("/me").path("username").asText()).isEqualTo(name);
      }
      Person clinician = new Person(replica.uri(), "clinician");
      seesTheFloor(clinician);
      seesSomebodyOverdue(clinician);
      seesACrisisConfirmed(clinician);
      seesTheHistory(clinician);
      seesOxygenGiven(clinician);
      replica.stop();
    }
    try (Replica replica = Replica.start(environment)) {
      Person clinician = new Person(replica.uri(), "clinician");
      assertThat(clinician.all("/clinics")).as("nothing is made twice").hasSize(2);
      assertThat(clinician.sessions("INFUSING")).isNotEmpty();
      nobodyElseWasForgotten(clinician);
    }
  }

  /** Patients who came before midnight and whose infusion started after it. */
  @Test
  void demoStartsSoonAfterMidnightOfAClinic() throws Exception {
    ZonedDateTime midnight =
        LocalDate.now(ZoneOffset.UTC).plusDays(1).atStartOfDay(ZoneId.of("America/New_York"));
    try (Replica replica = Replica.start(environmentAt(midnight.plusMinutes(27).toInstant()))) {
      seesTheFloor(new Person(replica.uri(), "clinician"));
    }
  }

  private static void seesTheFloor(Person person) throws Exception {
    List<JsonNode> clinics = person.all("/clinics");
    assertThat(clinics)
        .hasSize(2)
        .extracting(c -> c.path("timeZone").asText())
        .doesNotHaveDuplicates();
    int chairs = 0;
    for (JsonNode clinic : clinics) {
      chairs += person.all("/clinics/" + clinic.path("id").asText() + "/chairs").size();
    }
    assertThat(chairs).isEqualTo(8);
    assertThat(person.all("/patients")).hasSize(12);
    assertThat(person.sessions("INFUSING")).isNotEmpty();
    assertThat(person.sessions("PAUSED")).isNotEmpty();
    assertThat(person.sessions("CHECKED_IN")).isNotEmpty();
    assertThat(person.sessions("RECOVERY")).isNotEmpty();
  }

  private static void seesSomebodyOverdue(Person person) throws Exception {
    eventually(
        () -> person.all("/flags"),
        flags -> flags.stream().anyMatch(flag -> isOf(flag, "vitals-overdue")));
  }

  private static void seesACrisisConfirmed(Person person) throws Exception {
    List<JsonNode> flags =
        eventually(
            () -> person.all("/flags?status=OPEN&severity=CRITICAL"),
            found ->
                found.stream()
                    .anyMatch(f -> isOf(f, "pressure-high") && f.path("evidence").size() > 1));
    JsonNode session = person.get("/sessions/" + flags.getFirst().path("sessionId").asText());
    assertThat(session.path("observations"))
        .allMatch(observation -> observation.path("source").asText().equals("SIMULATOR"));
  }

  private static void seesTheHistory(Person person) throws Exception {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    eventually(
        () -> person.all("/sessions?status=BOOKED&to=" + yesterday),
        notYetPlayed -> notYetPlayed.isEmpty());
    List<JsonNode> past = person.all("/sessions?status=DISCHARGED&to=" + yesterday);
    assertThat(past).hasSizeGreaterThan(40);
    assertThat(past.stream().filter(s -> s.path("signedOffAt").isNull())).hasSizeBetween(1, 6);
    nobodyElseWasForgotten(person);
  }

  /** A low saturation, then sets with flow and device, then one without. */
  private static void seesOxygenGiven(Person person) throws Exception {
    List<JsonNode> sets = eventually(() -> setsOfSomebodyOnOxygen(person), all -> !all.isEmpty());
    int first = 0;
    while (!isOnOxygen(sets.get(first))) {
      first++;
    }
    assertThat(sets.get(first - 1).path("spo2").asInt()).isLessThanOrEqualTo(93);
    assertThat(sets.get(first).path("oxygenFlow").asDouble()).isEqualTo(2);
    assertThat(sets.get(first).path("oxygenDevice").asText()).isEqualTo("NASAL_CANNULA");
    assertThat(isOnOxygen(sets.getLast())).isFalse();
  }

  private static boolean isOnOxygen(JsonNode set) {
    return set.path("supplementalOxygen").asBoolean();
  }

  private static List<JsonNode> setsOfSomebodyOnOxygen(Person person) throws Exception {
    for (JsonNode session : person.all("/sessions?status=DISCHARGED")) {
      List<JsonNode> sets = new ArrayList<>();
      person
          .get("/sessions/" + session.path("id").asText())
          .path("observations")
          .forEach(sets::add);
      if (sets.stream().anyMatch(DemoClinicIT::isOnOxygen)) {
        return sets;
      }
    }
    return List.of();
  }

  private static void nobodyElseWasForgotten(Person person) throws Exception {
    for (JsonNode flag : person.all("/flags")) {
      if (isOf(flag, "vitals-overdue")) {
        JsonNode session = person.get("/sessions/" + flag.path("sessionId").asText());
        assertThat(session.path("patient").path("mrn").asText()).isEqualTo(FORGOTTEN);
      }
    }
  }

  private static boolean isOf(JsonNode flag, String rule) {
    return flag.path("rule").path("code").asText().equals(rule);
  }

  private static <T> T eventually(Callable<T> look, Predicate<T> wanted) throws Exception {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(look, wanted);
  }

  /** Somebody who has signed in. */
  private static final class Person {
    private final URI uri;
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Person(URI uri, String name) throws IOException, InterruptedException {
      this.uri = uri;
      String body = "{\"username\": \"%s\", \"password\": \"chairside-demo\"}".formatted(name);
      HttpRequest signIn =
          HttpRequest.newBuilder(uri.resolve("/api/auth/login"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      assertThat(http.send(signIn, HttpResponse.BodyHandlers.discarding()).statusCode())
          .as("%s signs in", name)
          .isEqualTo(204);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri.resolve("/api" + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }

    List<JsonNode> all(String path) throws IOException, InterruptedException {
      List<JsonNode> all = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=100" + cursor);
        page.path("items").forEach(all::add);
        cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
      } while (!cursor.isEmpty());
      return all;
    }

    List<JsonNode> sessions(String status) throws IOException, InterruptedException {
      return all("/sessions?status=" + status);
    }
  }
}
