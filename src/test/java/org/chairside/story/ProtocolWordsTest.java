package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A protocol's rules and limits as people read them. */
@ApplicationTest
class ProtocolWordsTest {

  @Test
  void protocolIsReadableByEveryRole() {
    TestClinic clinic = TestClinic.open();
    clinic
        .scheduler
        .get("/api/protocols/ketamine-standard/versions/1")
        .then()
        .statusCode(200)
        .body("rules.find { it.code == 'heart-rate-high' }.group", equalTo("HEART_RATE"))
        .body("rules.find { it.code == 'heart-rate-high' }.heading", equalTo("Heart rate"))
        .body(
            "rules.find { it.code == 'heart-rate-high' }.levels.sentence",
            equalTo(
                List.of(
                    "Heart rate at least 111/min.",
                    "Heart rate at least 131/min.",
                    "Heart rate at least 151/min.")))
        .body(
            "rules.find { it.code == 'heart-rate-high' }.levels.severity",
            equalTo(List.of("ADVISORY", "WARNING", "CRITICAL")))
        .body("schedule", hasItem("A value completes a later set for 15 minutes."))
        .body(
            "discharge",
            hasItems(
                "An escort who takes the patient home is named.",
                "No critical flag waits for a clinician's decision."))
        .body("checklist.size()", equalTo(length(clinic, "document.checklist")));
  }

  private static int length(TestClinic clinic, String path) {
    return clinic
        .nurse
        .get("/api/protocols/ketamine-standard/versions/1")
        .then()
        .extract()
        .<List<?>>path(path)
        .size();
  }

  @Test
  void chartHasPatientsLimits() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    assertThat(clinic.session(session).path("limits")).isEmpty();

    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    assertThat(critical(clinic, session).path("value").decimalValue()).isEqualByComparingTo("180");
    assertThat(clinic.session(session).path("limits").findValuesAsText("fromBaseline"))
        .containsOnly("false");

    // the usual baseline is 125/80: 30 % above it is 162.5, beyond the protocol's 160
    clinic.started(session, TestClinic.now().minusSeconds(60));
    assertThat(clinic.session(session).path("limits").findValuesAsText("fromBaseline"))
        .contains("true");
  }

  private static JsonNode critical(TestClinic clinic, UUID session) {
    for (JsonNode limit : clinic.session(session).path("limits")) {
      if (limit.path("rule").asText().equals("pressure-high")
          && limit.path("sign").asText().equals("systolic")
          && limit.path("severity").asText().equals("CRITICAL")) {
        assertThat(limit.path("bound").asText()).isEqualTo("AT_LEAST");
        return limit;
      }
    }
    throw new AssertionError("no critical line of the systolic pressure");
  }
}
