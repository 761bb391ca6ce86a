package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.PatientTraces;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** One patient's whole record as data: nothing of it is left out, and nothing of anybody else's. */
@ApplicationTest
class RecordExportTest {

  /** They refer to a patient's record but are not of it. */
  private static final Set<String> NOT_OF_THE_RECORD =
      Set.of(
          // who else it is not
          "patient_distinction",
          // who moved an entry between two patients' sessions: what moved is in the record
          "chart_move",
          // which admin has seen that somebody entered it: who entered, and why, is in the record
          "broken_glass_seen",
          // what another protocol would have flagged
          "what_if",
          "what_if_difference");

  private static JsonNode export(TestClinic clinic, UUID patient, String query) {
    return json(clinic.admin.get("/api/patients/" + patient + "/record-export" + query));
  }

  private static List<String> texts(JsonNode rows, String column) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.path(column).asText()));
    return texts;
  }

  @Test
  void wholeRecordIsHandedOutAndNobodyElses() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    clinic.notices(session, "NAUSEA", "MILD");
    UUID patient = clinic.patientOf(session);
    clinic.change("/api/patients/" + patient, Map.of("givenName", "Adaeze"));
    clinic.aBookedSessionFor(clinic.aPatient(), 1);

    JsonNode export = export(clinic, patient, "");
    JsonNode tables = export.path("tables");

    assertThat(export.path("format").asText()).isEqualTo("chairside-record-1");
    assertThat(export.path("patientId").asText()).isEqualTo(patient.toString());
    assertThat(export.path("deidentified").asBoolean()).isFalse();
    assertThat(texts(tables.path("patient"), "given_name")).containsExactly("Adaeze");
    assertThat(texts(tables.path("infusion_session"), "id")).containsExactly(session.toString());
    assertThat(texts(tables.path("observation"), "systolic")).containsExactly("125", "188");
    assertThat(texts(tables.path("side_effect"), "type")).containsExactly("NAUSEA");
    assertThat(texts(tables.path("flag"), "severity")).contains("CRITICAL");
    assertThat(texts(tables.path("event"), "type")).contains("InfusionStarted");
    assertThat(tables.path("record_version").toString()).contains("Ada\"", "Adaeze");
    assertThat(tables.path("infusion_session").path(0).path("weight_kg").asDouble()).isEqualTo(70);
    assertThat(tables.path("outcome").isArray()).as("a part without rows is empty").isTrue();
    assertThat(tables.toString()).doesNotContain("organization_id");
  }

  @Test
  void mergedRecordIsPartOfItUntilTheMergeIsUndone() {
    TestClinic clinic = TestClinic.open();
    UUID survivor = clinic.aPatient();
    UUID merged = clinic.aPatient(Map.of("givenName", "Adah"));
    String merge =
        clinic
            .admin
            .post(
                "/api/patients/" + survivor + "/merges",
                Map.of("otherId", merged, "reason", "registered twice at the desk"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(texts(export(clinic, survivor, "").path("tables").path("patient"), "id"))
        .containsExactlyInAnyOrder(survivor.toString(), merged.toString());
    clinic
        .admin
        .post(
            "/api/patients/" + survivor + "/merges/" + merge + "/undo",
            Map.of("reason", "they are two people"))
        .then()
        .statusCode(200);
    assertThat(texts(export(clinic, survivor, "").path("tables").path("patient"), "id"))
        .containsExactly(survivor.toString());
  }

  @Test
  void whatWasChartedForSomebodyElseIsInTheirRecordAlone() {
    TestClinic clinic = TestClinic.open();
    UUID here = clinic.started(clinic.aCheckedInSession(), now().minusSeconds(60));
    UUID there = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post("/api/sessions/" + there + "/check-in").then().statusCode(200);
    String set =
        clinic
            .chart(here, TestClinic.set(now(), Map.of("systolic", 189, "diastolic", 117)))
            .path("observation.id");
    String effect = clinic.notices(here, "VOMITING", "SEVERE").path("sideEffect.id");
    for (Map.Entry<String, String> entry :
        Map.of("OBSERVATION", set, "SIDE_EFFECT", effect).entrySet()) {
      UUID move =
          TestClinic.id(
              clinic.nurse.post(
                  "/api/sessions/" + here + "/chart-moves",
                  Map.of(
                      "kind",
                      entry.getKey(),
                      "entryId",
                      entry.getValue(),
                      "toSessionId",
                      there,
                      "reason",
                      "charted at the neighboring chair")));
      clinic
          .takeOn(Role.NURSE)
          .post("/api/chart-moves/" + move + "/confirm")
          .then()
          .statusCode(200);
    }
    JsonNode ours = export(clinic, clinic.patientOf(here), "").path("tables");
    JsonNode theirs = export(clinic, clinic.patientOf(there), "").path("tables");
    assertThat(texts(ours.path("observation"), "systolic")).containsExactly("125");
    assertThat(ours.toString())
        .doesNotContain("VOMITING", set, effect)
        .doesNotContainPattern("[:\\[,]\"?(189|117)\"?[,}\\]]");
    assertThat(theirs.toString()).containsPattern("[:\\[,]\"?(189|117)\"?[,}\\]]");
    assertThat(texts(theirs.path("observation"), "systolic")).containsExactly("189");
    assertThat(texts(theirs.path("side_effect"), "type")).containsExactly("VOMITING");
  }

  @Test
  void deidentifiedExportNamesNobody() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    clinic.chart(session, TestClinic.set(now(), Map.of("note", "Ada Okafor feels well")));
    UUID patient = clinic.patientOf(session);
    String whole = export(clinic, patient, "").toString();
    assertThat(PatientTraces.in(whole)).as("else this tries nothing").isNotEmpty();

    JsonNode export = export(clinic, patient, "?deidentified=true");
    JsonNode tables = export.path("tables");
    String text = tables.toString();

    assertThat(export.path("patientId").isNull()).isTrue();
    assertThat(PatientTraces.in(text)).isEmpty();
    assertThat(text)
        .doesNotContain(patient.toString(), session.toString(), clinic.nurse.id(), "feels well")
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
        .doesNotContainPattern("20\\d\\d-\\d\\d");
    JsonNode person = tables.path("patient").path(0);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    int age = today.getYear() - 1980 - (today.getDayOfYear() < 103 ? 1 : 0);
    assertThat(person.path("age").asInt()).isBetween(age - 1, age);
    assertThat(person.has("birth_date")).isFalse();
    assertThat(texts(tables.path("observation"), "systolic")).containsExactly("125", "188", "125");
    assertThat(tables.path("observation").path(1).path("taken_at_minute").asInt())
        .isGreaterThan(tables.path("observation").path(0).path("taken_at_minute").asInt());
    assertThat(texts(tables.path("observation"), "session_id"))
        .containsOnly(tables.path("infusion_session").path(0).path("id").asText());
    assertThat(texts(tables.path("flag"), "severity")).contains("CRITICAL");
    assertThat(tables.has("event")).isFalse();
    assertThat(tables.has("reminder")).isFalse();
  }

  @Test
  void ageAboveEightyNineIsNinety() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient(Map.of("birthDate", "1926-01-02"));
    clinic.aBookedSessionFor(patient, 0);
    assertThat(
            export(clinic, patient, "?deidentified=true")
                .path("tables")
                .path("patient")
                .path(0)
                .path("age")
                .asInt())
        .isEqualTo(90);
  }

  @Test
  void exportIsForAdminsAndCliniciansOfTheOrganization() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/patients/" + clinic.aPatient() + "/record-export";
    clinic
        .clinician
        .get(path)
        .then()
        .statusCode(200)
        .header("Content-Disposition", startsWith("attachment"));
    clinic.nurse.get(path).then().statusCode(403);
    clinic.scheduler.get(path).then().statusCode(403);
    TestClinic.open().admin.get(path).then().statusCode(404);
    clinic
        .admin
        .get(path + "?deidentified=yes")
        .then()
        .statusCode(400)
        .body("errors.field", contains("deidentified"));
  }

  /** Whatever refers to a patient, a course or a session, directly or over another table. */
  @Test
  void everyTableThatRefersToPatientIsInTheExport() throws SQLException {
    TestClinic clinic = TestClinic.open();
    Set<String> exported = new TreeSet<>();
    export(clinic, clinic.aPatient(), "")
        .path("tables")
        .fieldNames()
        .forEachRemaining(exported::add);
    List<String> referring = new ArrayList<>();
    try (Connection owner = TestDatabase.shared().connectAsOwner();
        PreparedStatement query =
            owner.prepareStatement(
                """
                with recursive of_patient (id) as (
                  select 'patient'::regclass::oid
                  union
                  select c.conrelid from pg_constraint c join of_patient p on c.confrelid = p.id
                  where c.contype = 'f'
                )
                select id::regclass::text from of_patient
                """);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        referring.add(row.getString(1));
      }
    }
    referring.removeAll(NOT_OF_THE_RECORD);
    assertThat(referring).contains("observation", "flag_escalation");
    assertThat(exported).containsAll(referring).contains("event", "record_version");
  }
}
