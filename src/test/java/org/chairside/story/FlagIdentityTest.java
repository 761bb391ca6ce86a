package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One flag never hides a second emergency. */
@ApplicationTest
class FlagIdentityTest {

  @ParameterizedTest
  @CsvSource({
    "HALLUCINATION, SEVERE, VOMITING, SEVERE",
    "HALLUCINATION, SEVERE, HYPOXIA, MODERATE",
    "HALLUCINATION, SEVERE, LARYNGOSPASM, MILD",
    "CHEST_PAIN, MILD, SEIZURE, MODERATE",
    "DELIRIUM, MILD, PSYCHOSIS, MILD",
    "DISSOCIATION, SEVERE, DISTRESS, MILD"
  })
  void secondSideEffectOpensFlag(
      String first, String firstSeverity, String second, String secondSeverity) {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic.notices(session, first, firstSeverity);
    acknowledgeAll(clinic, session);

    clinic.notices(session, second, secondSeverity);

    List<JsonNode> open = open(clinic, session);
    assertThat(open).isNotEmpty();
    assertThat(open)
        .anySatisfy(
            flag ->
                assertThat(flag.path("evidence").findValuesAsText("of"))
                    .as("the flag is about the second side effect")
                    .contains(second));
  }

  @Test
  void worseHeartRateReopensFlagAndIsSaid() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(20));
    clinic.chart(session, set(now().minusSeconds(300), Map.of("heartRate", 132)));
    acknowledgeAll(clinic, session);

    clinic.chart(session, set(now().minusSeconds(200), Map.of("heartRate", 137)));
    assertThat(open(clinic, session)).isEmpty();
    clinic.chart(session, set(now().minusSeconds(100), Map.of("heartRate", 148)));
    List<JsonNode> open = open(clinic, session);
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().path("reason").asText()).contains("148");

    clinic.chart(session, set(now(), Map.of("heartRate", 134)));
    clinic
        .nurse
        .get("/api/flags/" + open.getFirst().path("id").asText())
        .then()
        .body("reason", containsString("148"))
        .body("reason", containsString("latest: heart rate 134"));
  }

  @Test
  void graverGradeOfSameSideEffectReopensFlag() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String id = clinic.notices(session, "DELIRIUM", "MILD").path("sideEffect.id");
    acknowledgeAll(clinic, session);

    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/side-effects/" + id + "/grade",
            Map.of("severity", "MODERATE"))
        .then()
        .statusCode(201);

    assertThat(open(clinic, session)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SEIZURE, MILD, CRITICAL",
    "SYNCOPE, MILD, CRITICAL",
    "NEUROLOGICAL_DEFICIT, MILD, CRITICAL",
    "LARYNGOSPASM, MILD, CRITICAL",
    "ANAPHYLAXIS, MILD, CRITICAL",
    "CHEST_PAIN, MODERATE, WARNING",
    "HYPOXIA, MILD, WARNING",
    "DELIRIUM, MILD, WARNING",
    "PSYCHOSIS, MILD, WARNING",
    "INFUSION_REACTION, MILD, WARNING",
    "NAUSEA, MODERATE, ADVISORY"
  })
  void sideEffectRaisesOneFlag(String type, String severity, String raised) {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic.notices(session, type, severity);

    assertThat(open(clinic, session))
        .extracting(flag -> flag.path("severity").asText())
        .containsExactly(raised);
  }

  @Test
  void overrunThatNeverWasIsWithdrawn() {
    TestClinic clinic = TestClinic.open();
    UUID session = anOverrunningSession(clinic);

    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/finish",
            Map.of("at", now().minus(Duration.ofMinutes(15)).toString()))
        .then()
        .statusCode(200);

    assertThat(rules(open(clinic, session))).doesNotContain("infusion-overrun");
  }

  @Test
  void overrunThatWasStaysAfterTheEnd() {
    TestClinic clinic = TestClinic.open();
    UUID session = anOverrunningSession(clinic);

    clinic.nurse.post("/api/sessions/" + session + "/finish").then().statusCode(200);

    assertThat(rules(open(clinic, session))).contains("infusion-overrun");
  }

  @Test
  void sessionEnteredFromPaperIsNoOverrun() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(100));
    clinic.chart(session, set(now().minus(Duration.ofMinutes(50)), Map.of()));

    assertThat(rules(open(clinic, session))).doesNotContain("infusion-overrun", "dose-delivered");
  }

  /** Planned for 60 minutes, with 10 of grace that are over in a moment. */
  private static UUID anOverrunningSession(TestClinic clinic) {
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(70).minusSeconds(2));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rules(open(clinic, session)).contains("infusion-overrun"));
    return session;
  }

  @Test
  void scoreThatCorrectionMakesNoWorseStaysResolved() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(20));
    Answer charted =
        clinic.chart(
            session,
            set(
                now().minusSeconds(300),
                Map.of("spo2", 95, "respiratoryRate", 22, "heartRate", 115)));
    resolveAll(clinic, session);

    clinic
        .nurse
        .post(
            "/api/sessions/"
                + session
                + "/observations/"
                + charted.path("observation.id")
                + "/corrections",
            Map.of("heartRate", 113, "reason", "read from the wrong monitor"))
        .then()
        .statusCode(201);

    assertThat(open(clinic, session)).isEmpty();
  }

  private static void resolveAll(TestClinic clinic, UUID session) {
    open(clinic, session)
        .forEach(
            flag -> {
              String at = "/api/flags/" + flag.path("id").asText();
              clinic.clinician.post(at + "/acknowledge").then().statusCode(200);
              clinic
                  .clinician
                  .post(at + "/resolve", Map.of("disposition", "CONTINUE", "note", "seen at chair"))
                  .then()
                  .statusCode(200);
            });
  }

  private static void acknowledgeAll(TestClinic clinic, UUID session) {
    List<JsonNode> open = open(clinic, session);
    assertThat(open).isNotEmpty();
    open.forEach(
        flag ->
            clinic
                .nurse
                .post("/api/flags/" + flag.path("id").asText() + "/acknowledge")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACKNOWLEDGED")));
  }

  private static List<JsonNode> open(TestClinic clinic, UUID session) {
    return StreamSupport.stream(clinic.session(session).path("flags").spliterator(), false)
        .filter(flag -> flag.path("status").asText().equals("OPEN"))
        .toList();
  }

  private static List<String> rules(List<JsonNode> flags) {
    return flags.stream().map(flag -> flag.at("/rule/code").asText()).toList();
  }
}
