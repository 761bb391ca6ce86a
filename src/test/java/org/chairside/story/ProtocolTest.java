package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A clinic makes the protocol its own: drafted, checked, published; and limits for one patient. */
@ApplicationTest
class ProtocolTest {

  private static final String VERSIONS = "/api/protocols/ketamine-standard/versions";

  @Test
  void publishedDraftAppliesToLaterCheckIns() {
    TestClinic clinic = TestClinic.open();
    UUID before = clinic.aRunningSession();
    Answer draft = clinic.admin.post(VERSIONS);
    draft
        .then()
        .statusCode(201)
        .header("ETag", "\"0\"")
        .body("version", equalTo(2))
        .body("status", equalTo("DRAFT"))
        .body("problems", empty());

    ObjectNode document = documentOf(draft);
    advisory(document, "pressure-high", 135);
    clinic
        .nurse
        .request()
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body(Map.of("document", document))
        .put(VERSIONS + "/2")
        .then()
        .statusCode(403);
    edit(clinic.admin, 2, "\"0\"", document)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("document.rules[0].levels[0].condition.conditions[0].value", equalTo(135));

    clinic.admin.post(VERSIONS + "/2/publish").then().statusCode(403);
    // what is published is what was read
    clinic.clinician.post(VERSIONS + "/2/publish").then().statusCode(428);
    clinic
        .clinician
        .request()
        .header("If-Match", "\"0\"")
        .post(VERSIONS + "/2/publish")
        .then()
        .statusCode(412);
    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post(VERSIONS + "/2/publish")
        .then()
        .statusCode(200)
        .body("status", equalTo("PUBLISHED"));

    UUID after = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post("/api/sessions/" + after + "/check-in").then().statusCode(200);
    clinic.started(after, now().minusSeconds(60));
    clinic.chart(before, set(now(), Map.of("systolic", 136))).then().body("flags", empty());
    clinic
        .chart(after, set(now(), Map.of("systolic", 136)))
        .then()
        .body("flags.severity", contains("ADVISORY"))
        .body("flags[0].rule.version", equalTo(2));
  }

  @Test
  void publishedVersionNeverChanges() {
    TestClinic clinic = TestClinic.open();
    ObjectNode document = documentOf(clinic.clinician.get(VERSIONS + "/1"));

    edit(clinic.clinician, 1, "*", document)
        .then()
        .statusCode(409)
        .body("detail", containsString("cannot be changed"));
    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post(VERSIONS + "/1/publish")
        .then()
        .statusCode(409);
  }

  @Test
  void contradictoryDraftIsSavedButNotPublished() {
    TestClinic clinic = TestClinic.open();
    Answer draft = clinic.clinician.post(VERSIONS);
    ObjectNode document = documentOf(draft);
    advisory(document, "pressure-high", 170);
    edit(clinic.clinician, 2, "*", document)
        .then()
        .statusCode(200)
        .body("problems.where", contains("rules.pressure-high.WARNING"))
        .body("problems[0].message", equalTo("is easier to reach than a less urgent level"));

    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post(VERSIONS + "/2/publish")
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("document.rules.pressure-high.WARNING"));
    clinic.clinician.get(VERSIONS + "/2").then().body("status", equalTo("DRAFT"));
  }

  @Test
  void invalidProtocolIsRefusedByPlace() {
    TestClinic clinic = TestClinic.open();
    ObjectNode document = documentOf(clinic.clinician.get(VERSIONS + "/1"));
    ((ObjectNode) document.at("/rules/0/levels/0/condition")).put("type", "moon");

    clinic
        .clinician
        .post(VERSIONS, Map.of("document", document))
        .then()
        .statusCode(400)
        .body("errors[0].field", containsString("document.rules.0.levels"))
        .body("errors[0].message", equalTo("\"moon\" is not known"));
    clinic.clinician.post(VERSIONS, Map.of("document", "text")).then().statusCode(400);
    clinic.clinician.post("/api/protocols/Not%20a%20code/versions").then().statusCode(400);
    clinic.clinician.post("/api/protocols/unheard-of/versions").then().statusCode(404);
    clinic.clinician.get(VERSIONS + "/9").then().statusCode(404);
  }

  @Test
  void concurrentEditsDoNotOverwrite() {
    TestClinic clinic = TestClinic.open();
    Answer draft = clinic.clinician.post(VERSIONS);
    ObjectNode document = documentOf(draft);
    edit(clinic.clinician, 2, "\"0\"", document.deepCopy().put("title", "Mine"))
        .then()
        .statusCode(200);

    edit(clinic.admin, 2, "\"0\"", document.put("title", "Yours")).then().statusCode(412);
    clinic
        .admin
        .putWithoutVersion(VERSIONS + "/2", Map.of("document", document))
        .then()
        .statusCode(428);
    clinic.admin.get(VERSIONS + "/2").then().body("title", equalTo("Mine"));
  }

  @Test
  void malformedDocumentsAreRefused() {
    TestClinic clinic = TestClinic.open();
    ObjectNode document = documentOf(clinic.clinician.get(VERSIONS + "/1"));
    ObjectNode condition = (ObjectNode) document.at("/rules/0/levels/0/condition");
    JsonNode deep = condition.deepCopy();
    for (int i = 0; i < 80; i++) {
      deep =
          document
              .objectNode()
              .put("type", "all-of")
              .set("conditions", document.arrayNode().add(deep));
    }
    refusedDraft(clinic, document.deepCopy().put("title", "a\u0000b"));
    refusedDraft(clinic, document.deepCopy().set("rules", document.arrayNode().addNull()));
    refusedDraft(
        clinic, document.deepCopy().set("plans", document.objectNode().putNull("INFUSION")));
    refusedDraft(clinic, with(document, deep));
    ObjectNode text = condition.deepCopy();
    ((ObjectNode) text.at("/conditions/0")).put("value", "1E+999999999");
    refusedDraft(clinic, with(document, text));
    ObjectNode bare = condition.deepCopy();
    bare.remove("conditions");
    clinic
        .clinician
        .post(VERSIONS, Map.of("document", with(document, bare)))
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("is incomplete (conditions is missing)"));
  }

  private static ObjectNode with(ObjectNode document, JsonNode condition) {
    ObjectNode changed = document.deepCopy();
    ((ObjectNode) changed.at("/rules/0/levels/0")).set("condition", condition);
    return changed;
  }

  private static void refusedDraft(TestClinic clinic, JsonNode document) {
    clinic
        .clinician
        .post(VERSIONS, Map.of("document", document))
        .then()
        .statusCode(400)
        .body("errors[0].field", containsString("document"));
  }

  @Test
  void repeatedDraftRequestGetsSameAnswer() {
    TestClinic clinic = TestClinic.open();
    for (int i = 0; i < 2; i++) {
      clinic
          .clinician
          .request()
          .contentType("application/json")
          .header("Idempotency-Key", "the same")
          .body("{}")
          .post(VERSIONS)
          .then()
          .statusCode(201)
          .body("version", equalTo(2))
          .body("document.code", equalTo("ketamine-standard"));
    }
  }

  @Test
  void olderDraftIsNotPublishedAfterNewer() {
    TestClinic clinic = TestClinic.open();
    clinic.clinician.post(VERSIONS).then().statusCode(201);
    clinic.clinician.post(VERSIONS).then().statusCode(201);
    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post(VERSIONS + "/3/publish")
        .then()
        .statusCode(200);

    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post(VERSIONS + "/2/publish")
        .then()
        .statusCode(409)
        .body("detail", containsString("later version"));
  }

  @Test
  void clinicAddsItsOwnProtocol() {
    TestClinic clinic = TestClinic.open();
    ObjectNode document = documentOf(clinic.clinician.get(VERSIONS + "/1"));

    clinic
        .clinician
        .post("/api/protocols/our-own/versions", Map.of("document", document))
        .then()
        .statusCode(201)
        .body("code", equalTo("our-own"))
        .body("version", equalTo(1))
        .body("document.code", equalTo("our-own"));
    Map<String, Object> course = clinic.aCourse(clinic.aPatient());
    course.put("protocol", "our-own");
    clinic.clinician.post("/api/courses", course).then().statusCode(400);

    clinic
        .clinician
        .request()
        .header("If-Match", "*")
        .post("/api/protocols/our-own/versions/1/publish")
        .then()
        .statusCode(200);

    clinic.clinician.post("/api/courses", course).then().statusCode(201);
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/protocols")
        .then()
        .body("items.code", hasItem("our-own"))
        .body("items.code", hasItem("ketamine-standard"));
  }

  @Test
  void patientLimitAppliesUntilRevoked() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID session = clinic.aBookedSessionFor(patient, 0);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic.started(session, now().minus(Duration.ofMinutes(9)));
    String limits = "/api/patients/" + patient + "/threshold-overrides";

    clinic.nurse.post(limits, limit(Map.of())).then().statusCode(403);
    UUID id = TestClinic.id(clinic.clinician.post(limits, limit(Map.of())));

    clinic.chart(session, set(now(), Map.of("systolic", 129))).then().body("flags", empty());
    clinic
        .chart(session, set(now(), Map.of("systolic", 131)))
        .then()
        .body("flags[0].reason", containsString("by a limit set for this patient"));
    clinic
        .clinician
        .post(limits, limit(Map.of("value", 135)))
        .then()
        .statusCode(409)
        .body("detail", containsString("Revoke it first"));

    clinic
        .clinician
        .post(limits + "/" + id + "/revoke", Map.of("reason", "settled"))
        .then()
        .statusCode(200)
        .body("revocationReason", equalTo("settled"));
    clinic
        .clinician
        .post(limits + "/" + id + "/revoke", Map.of("reason", "again"))
        .then()
        .statusCode(409);
    clinic.nurse.get(limits).then().body("items[0].revokedAt", not(nullValue()));
    // what was read under the limit stays judged by it
    assertThat(clinic.session(session).get("flags")).hasSize(1);
  }

  @Test
  void invalidLimitIsRefused() {
    TestClinic clinic = TestClinic.open();
    String limits = "/api/patients/" + clinic.aPatient() + "/threshold-overrides";

    refused(clinic, limits, Map.of("rule", "no-rule"), "rule");
    refused(clinic, limits, Map.of("threshold", "AT_MOST"), "threshold");
    refused(clinic, limits, Map.of("value", 170), "value");
    refused(clinic, limits, Map.of("value", 5000), "value");
    refused(
        clinic,
        limits,
        Map.of("threshold", "RISE_PERCENT", "value", new java.math.BigDecimal("1e30")),
        "value");
    refused(clinic, limits, Map.of("protocol", "unheard-of"), "protocol");
    refused(clinic, limits, Map.of("expiresAt", "2020-01-01T00:00:00Z"), "expiresAt");
    refused(clinic, limits, Map.of("expiresAt", "2099-01-01T00:00:00Z"), "expiresAt");
    refused(clinic, limits, Map.of("reason", " "), "reason");
    clinic.nurse.get(limits).then().body("items", empty());
  }

  private static void refused(
      TestClinic clinic, String limits, Map<String, ?> different, String field) {
    clinic
        .clinician
        .post(limits, limit(different))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private static Map<String, Object> limit(Map<String, ?> different) {
    Map<String, Object> limit =
        new HashMap<>(
            Map.of(
                "protocol", "ketamine-standard",
                "rule", "pressure-high",
                "severity", "ADVISORY",
                "threshold", "AT_LEAST",
                "sign", "systolic",
                "value", 130,
                "reason", "aneurysm, to be kept below 130",
                "expiresAt", now().plus(Duration.ofDays(30)).toString()));
    limit.putAll(different);
    return limit;
  }

  private static Answer edit(Person person, int version, String etag, JsonNode document) {
    return person
        .request()
        .contentType("application/json")
        .header("If-Match", etag)
        .body(Map.of("document", document))
        .put(VERSIONS + "/" + version);
  }

  private static ObjectNode documentOf(Answer version) {
    return (ObjectNode) json(version).get("document");
  }

  /** Sets the first threshold of a rule's least urgent level. */
  private static void advisory(ObjectNode document, String rule, int value) {
    for (JsonNode each : document.get("rules")) {
      if (each.get("code").asText().equals(rule)) {
        ((ObjectNode) each.at("/levels/0/condition/conditions/0")).put("value", value);
      }
    }
  }
}
