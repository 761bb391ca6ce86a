package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One event interrupts once, and what is new or graver still interrupts. */
@ApplicationTest
class OneEventOneFlagTest {

  private TestClinic clinic;
  private UUID session;

  @BeforeEach
  void begin() {
    clinic = TestClinic.open();
    session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
  }

  @Test
  void cuffReadingIsOneFlag() {
    chart(60, Map.of("systolic", 145, "diastolic", 94));

    assertThat(rules(flags())).containsExactly("pressure-high");
  }

  @Test
  void diastolicThatRisesLaterReopensAcknowledgedPressure() {
    chart(300, Map.of("systolic", 145, "diastolic", 80));
    acknowledgeAll();

    chart(60, Map.of("systolic", 145, "diastolic", 94));

    assertThat(waiting()).hasSize(1);
  }

  /** Found by a fuzzed body: the flag that a nurse had raised broke what was charted after it. */
  @Test
  void flagRaisedByHandStandsBesideWhatRulesJoin() {
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "WARNING", "reason", "looks pale"))
        .then()
        .statusCode(201);
    clinic.notices(session, "SYNCOPE", "LIFE_THREATENING").then().statusCode(201);
    chart(120, Map.of("systolic", 165, "diastolic", 100));
    clinic.notices(session, "CHEST_PAIN", "MODERATE").then().statusCode(201);

    assertThat(rules(unresolved())).contains("pressure-with-symptoms");
  }

  @Test
  void pressureWithChestPainInterruptsOnce() {
    chart(60, Map.of("systolic", 165, "diastolic", 100));
    clinic.notices(session, "CHEST_PAIN", "MODERATE");

    assertThat(waiting()).hasSize(1);
    assertThat(waiting().getFirst().path("severity").asText()).isEqualTo("CRITICAL");
    assertThat(rules(waiting())).containsExactly("pressure-with-symptoms");
    assertThat(rules(unresolved())).as("the quiet flag is part of it").hasSize(1);
  }

  @Test
  void pressureAfterChestPainTakesItsFlagOver() {
    clinic.notices(session, "CHEST_PAIN", "MODERATE");
    assertThat(rules(unresolved())).containsExactly("heart-or-brain-symptom");

    chart(0, Map.of("systolic", 165, "diastolic", 100));

    assertThat(rules(unresolved())).containsExactly("pressure-with-symptoms");
    assertThat(flags())
        .filteredOn(flag -> flag.at("/rule/code").asText().equals("heart-or-brain-symptom"))
        .allSatisfy(
            flag ->
                assertThat(flag.path("reason").asText())
                    .isEqualTo(
                        "part of the flag \"Raised pressure with a symptom of heart or brain\" now:"
                            + " moderate chest pain"));
  }

  @Test
  void flagThatWasTakenOverComesBackWithoutItsLeader() {
    chart(60, Map.of("systolic", 165, "diastolic", 100));
    UUID pain = id(clinic.notices(session, "CHEST_PAIN", "MODERATE"));
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/side-effects/" + pain + "/entered-in-error",
            Map.of("reason", "it was the patient in the next chair"))
        .then()
        .statusCode(200);

    assertThat(rules(unresolved())).containsExactly("pressure-high");
  }

  @Test
  void chestPainAloneInterruptsOnce() {
    clinic.notices(session, "CHEST_PAIN", "MODERATE");

    assertThat(rules(flags())).containsExactly("heart-or-brain-symptom");
  }

  @Test
  void secondSymptomReopensAcknowledgedEmergency() {
    chart(60, Map.of("systolic", 165, "diastolic", 100));
    clinic.notices(session, "CHEST_PAIN", "MODERATE");
    acknowledgeAll();

    clinic.notices(session, "SYNCOPE", "MILD");

    assertThat(waiting()).hasSize(1);
  }

  @Test
  void painGradedWorseReopensAcknowledgedEmergency() {
    chart(60, Map.of("systolic", 165, "diastolic", 100));
    UUID pain = id(clinic.notices(session, "CHEST_PAIN", "MODERATE"));
    acknowledgeAll();

    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/side-effects/" + pain + "/grade",
            Map.of("severity", "SEVERE"))
        .then()
        .statusCode(201);

    assertThat(waiting()).hasSize(1);
  }

  @Test
  void symptomEnteredInErrorLeavesFlagOfPressure() {
    chart(400, Map.of("systolic", 185, "diastolic", 112));
    UUID pain = id(clinic.notices(session, "CHEST_PAIN", "MODERATE"));
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/side-effects/" + pain + "/entered-in-error",
            Map.of("reason", "it was the patient in the next chair"))
        .then()
        .statusCode(200);

    assertThat(rules(waiting())).containsExactly("pressure-high");
    assertThat(waiting().getFirst().path("severity").asText()).isEqualTo("CRITICAL");
  }

  @Test
  void scoreDoesNotRepeatWhatItsWorstPartSays() {
    chart(60, Map.of("spo2", 90, "respiratoryRate", 26, "heartRate", 95));

    assertThat(rules(flags())).contains("spo2-low").doesNotContain("news2-total");
  }

  @Test
  void scoreIsFlaggedWhereNoPartIsAsUrgent() {
    chart(60, Map.of("spo2", 95, "respiratoryRate", 22, "heartRate", 115));

    assertThat(rules(flags())).contains("news2-total");
  }

  @Test
  void scoreThatRisesByTwoReopensFlagThatItJoined() {
    chart(300, Map.of("spo2", 90, "respiratoryRate", 26, "heartRate", 95));
    acknowledgeAll();

    chart(60, Map.of("spo2", 90, "respiratoryRate", 26, "heartRate", 95, "consciousness", "VOICE"));

    assertThat(rules(waiting())).contains("spo2-low");
  }

  @Test
  void pressureToBeRepeatedWaitsInQuiet() {
    chart(30, Map.of("systolic", 165, "diastolic", 80));

    assertThat(flags()).hasSize(1);
    assertThat(flags().getFirst().path("quiet").asBoolean()).isTrue();
    assertThat(flags().getFirst().path("escalations")).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void confirmedPressureInterrupts() {
    chart(200, Map.of("systolic", 165, "diastolic", 80));
    chart(30, Map.of("systolic", 166, "diastolic", 80));

    assertThat(waiting()).hasSize(1);
    assertThat(waiting().getFirst().path("severity").asText()).isEqualTo("WARNING");
    assertThat(waiting().getFirst().path("escalations")).isNotEmpty();
  }

  @Test
  void repeatOfAdvisorySeverityInterrupts() {
    chart(200, Map.of("systolic", 165, "diastolic", 80));
    chart(30, Map.of("systolic", 145, "diastolic", 80));

    assertThat(waiting()).hasSize(1);
    assertThat(waiting().getFirst().path("severity").asText()).isEqualTo("ADVISORY");
  }

  @Test
  void flagClearsAfterSecondNormalSet() {
    chart(500, Map.of("heartRate", 115));
    chart(300, Map.of("heartRate", 80));
    assertThat(flags().getFirst().path("clearedAt").isNull()).isTrue();

    chart(100, Map.of("heartRate", 80));
    assertThat(flags().getFirst().path("clearedAt").isNull()).isFalse();
  }

  private static UUID id(Answer noticed) {
    return UUID.fromString(TestClinic.json(noticed).at("/sideEffect/id").asText());
  }

  private void chart(int secondsAgo, Map<String, ?> values) {
    clinic.chart(session, set(now().minusSeconds(secondsAgo), values));
  }

  private List<JsonNode> flags() {
    return StreamSupport.stream(clinic.session(session).path("flags").spliterator(), false)
        .toList();
  }

  private List<JsonNode> unresolved() {
    return flags().stream()
        .filter(flag -> !flag.path("status").asText().equals("RESOLVED"))
        .toList();
  }

  private List<JsonNode> waiting() {
    return flags().stream()
        .filter(flag -> flag.path("status").asText().equals("OPEN"))
        .filter(flag -> !flag.path("quiet").asBoolean())
        .toList();
  }

  private void acknowledgeAll() {
    waiting()
        .forEach(
            flag ->
                clinic
                    .nurse
                    .post("/api/flags/" + flag.path("id").asText() + "/acknowledge")
                    .then()
                    .statusCode(200));
  }

  private static List<String> rules(List<JsonNode> flags) {
    return flags.stream().map(flag -> flag.at("/rule/code").asText()).toList();
  }
}
