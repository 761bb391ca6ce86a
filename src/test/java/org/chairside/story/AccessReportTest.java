package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.json;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Who saw my record?" has an answer. */
@ApplicationTest
class AccessReportTest {

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  private JsonNode people(UUID patient, String query) {
    return json(clinic.admin.get("/api/patients/" + patient + "/access-report" + query))
        .path("people");
  }

  /** What the report says of this person, once the audit has what was done before. */
  private JsonNode about(UUID patient, Person person) {
    String id = person.id();
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> of(people(patient, ""), id), found -> !found.isMissingNode());
  }

  private static JsonNode of(JsonNode people, String id) {
    for (JsonNode each : people) {
      if (each.path("actorId").asText().equals(id)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void peopleAndMachinesAreCountedByWhatTheyDid() {
    UUID patient = clinic.aPatient();
    String path = "/api/patients/" + patient;
    Person machine = clinic.aMachine("Monitor 3", "READ");
    Person curious = clinic.takeOn(Role.NURSE, "Curious Nurse");
    curious.get(path).then().statusCode(200);
    curious.get(path).then().statusCode(200);
    curious.post("/api/patients/search", Map.of("q", "Okafor")).then().statusCode(200);
    curious.patch(path, Map.of("phone", "+1 212 555 0199")).then().statusCode(200);
    machine.get(path).then().statusCode(200);

    JsonNode nurse = about(patient, curious);
    assertThat(nurse.path("name").asText()).isEqualTo("Curious Nurse");
    assertThat(nurse.path("machine").asBoolean()).isFalse();
    // the patch of a test person reads first
    assertThat(nurse.path("read").asInt()).isEqualTo(3);
    assertThat(nurse.path("changed").asInt()).isEqualTo(1);
    assertThat(nurse.path("shown").asInt()).isEqualTo(1);
    assertThat(nurse.path("refused").asInt()).isZero();
    assertThat(nurse.path("means")).extracting(JsonNode::asText).containsExactly("PASSWORD");
    assertThat(Instant.parse(nurse.path("firstAt").asText()))
        .isBefore(Instant.parse(nurse.path("lastAt").asText()));

    JsonNode program =
        people(patient, "")
            .valueStream()
            .filter(each -> each.path("machine").asBoolean())
            .toList()
            .getFirst();
    assertThat(program.path("name").asText()).isEqualTo("Monitor 3");
    assertThat(program.path("read").asInt()).isEqualTo(1);
    // who asks is in the next report
    assertThat(about(patient, clinic.admin).path("read").asInt()).isPositive();
  }

  @Test
  void otherPatientsAndTimesAreLeftOut() {
    UUID patient = clinic.aPatient();
    UUID other = clinic.aPatient();
    Person reader = clinic.takeOn(Role.NURSE);
    reader.get("/api/patients/" + other).then().statusCode(200);
    about(other, reader);
    assertThat(of(people(patient, ""), reader.id()).isMissingNode()).isTrue();
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    assertThat(people(other, "?to=" + yesterday)).isEmpty();
    assertThat(of(people(other, "?from=" + yesterday), reader.id()).isMissingNode()).isFalse();
  }

  @Test
  void mergedRecordCountsUntilTheMergeIsUndone() {
    UUID survivor = clinic.aPatient();
    UUID merged = clinic.aPatient();
    Person reader = clinic.takeOn(Role.NURSE);
    reader.get("/api/patients/" + merged).then().statusCode(200);
    about(merged, reader);
    UUID merge =
        TestClinic.id(
            clinic.scheduler.post(
                "/api/patients/" + survivor + "/merges",
                Map.of("otherId", merged, "reason", "the same person, by phone and birth date")));
    assertThat(about(survivor, reader).path("read").asInt()).isEqualTo(1);
    clinic
        .scheduler
        .post(
            "/api/patients/" + survivor + "/merges/" + merge + "/undo",
            Map.of("reason", "two sisters after all"))
        .then()
        .statusCode(200);
    assertThat(of(people(survivor, ""), reader.id()).isMissingNode()).isTrue();
  }

  @Test
  void reasonOfBrokenGlassIsNamed() {
    UUID session = clinic.aBookedSession();
    UUID patient = clinic.patientOf(session);
    Person elsewhere = clinic.takeOn(Role.NURSE);
    UUID uptown = clinic.opensClinic("Uptown");
    clinic
        .admin
        .put(
            "/api/staff/" + elsewhere.id() + "/clinics",
            Map.of("everywhere", false, "clinicIds", List.of(uptown)))
        .then()
        .statusCode(200);
    elsewhere
        .post(
            "/api/broken-glass",
            Map.of("patientId", patient, "reason", "asked by the emergency room"))
        .then()
        .statusCode(201);
    elsewhere.get("/api/sessions/" + session).then().statusCode(200);
    assertThat(about(patient, elsewhere).path("reasons"))
        .extracting(JsonNode::asText)
        .containsExactly("asked by the emergency room");
  }

  @Test
  void onlyAdminsOfTheOrganizationAsk() {
    String path = "/api/patients/" + clinic.aPatient() + "/access-report";
    clinic.nurse.get(path).then().statusCode(403);
    clinic.nobody.get(path).then().statusCode(401);
    TestClinic.open().admin.get(path).then().statusCode(404);
    clinic
        .admin
        .get(path + "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body("errors.field", contains("from"));
    clinic.admin.get(path + "?until=2026-01-01T00:00:00Z").then().statusCode(400);
  }
}
