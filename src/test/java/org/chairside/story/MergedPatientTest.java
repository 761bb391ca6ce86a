package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.chairside.ApplicationTest;
import org.chairside.patient.PatientRows;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Two records of one person become one, lose nothing, and can be separated again. */
@ApplicationTest
class MergedPatientTest {

  private static final String REASON = "same insurance card, asked at the desk";
  private static final String UNDO = "two cousins, the card was borrowed";

  @Inject DataSource database;
  @Inject @All List<PatientRows> rows;

  private static String path(UUID patient) {
    return "/api/patients/" + patient;
  }

  private static Answer merge(Person by, UUID survivor, UUID other) {
    return by.post(path(survivor) + "/merges", Map.of("otherId", other, "reason", REASON));
  }

  private static UUID merged(TestClinic clinic, UUID survivor, UUID other) {
    return TestClinic.id(merge(clinic.scheduler, survivor, other));
  }

  private static Answer undo(TestClinic clinic, UUID patient, UUID merge) {
    return clinic.scheduler.post(
        path(patient) + "/merges/" + merge + "/undo", Map.of("reason", UNDO));
  }

  private static List<String> found(TestClinic clinic, String q) {
    return clinic.nurse.post("/api/patients/search", Map.of("q", q)).path("items.id");
  }

  private static List<String> coursesOf(TestClinic clinic, UUID patient) {
    return clinic.nurse.get(path(patient) + "/courses").path("items.id");
  }

  private static List<String> sessionsOf(TestClinic clinic, UUID patient) {
    return clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId + "&patient=" + patient)
        .path("items.id");
  }

  @Test
  void allThatBelongsToOneRecordGoesToTheOtherAndBack() {
    TestClinic clinic = TestClinic.open(3);
    UUID survivor = clinic.aPatient(Map.of("allergies", List.of("Penicillin")));
    UUID other =
        clinic.aPatient(
            Map.of(
                "allergies", List.of("penicillin", "latex"),
                "contraindications", List.of("aneurysm"),
                "medications", List.of("lithium")));
    UUID own = clinic.aBookedSessionAt(survivor, 0, now().plus(Duration.ofHours(30)));
    UUID past = clinic.aBookedSessionFor(other, 1);
    clinic.nurse.post("/api/sessions/" + past + "/check-in").then().statusCode(200);
    clinic.started(past, now().minus(Duration.ofMinutes(20)));
    String effect = clinic.notices(past, "NAUSEA", "MODERATE").path("sideEffect.id");
    clinic.sendHome(past);
    clinic.signsOff(past, Map.of());
    UUID coming = clinic.aBookedSessionAt(other, 1, now().plus(Duration.ofHours(50)));
    UUID waiting = clinic.waits(clinic.courseOf(coming));
    UUID limit = aLimitFor(clinic, other);
    List<String> othersCourses = coursesOf(clinic, other);

    UUID merge = merged(clinic, survivor, other);

    assertThat(coursesOf(clinic, survivor)).containsAll(othersCourses).hasSize(3);
    assertThat(coursesOf(clinic, other)).isEmpty();
    assertThat(sessionsOf(clinic, survivor))
        .containsExactlyInAnyOrder(own.toString(), past.toString(), coming.toString());
    assertThat(sessionsOf(clinic, other)).isEmpty();
    clinic
        .nurse
        .get(path(survivor) + "/side-effects")
        .then()
        .body("items.sideEffect.id", contains(effect));
    clinic
        .nurse
        .get(path(survivor) + "/threshold-overrides")
        .then()
        .body("items.id", hasItem(limit.toString()));
    clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/waitlist")
        .then()
        .body("items.find { it.id == '" + waiting + "' }.patientId", equalTo(survivor.toString()));
    clinic
        .nurse
        .get(path(survivor))
        .then()
        .body("allergies", contains("Penicillin", "latex"))
        .body("contraindications", contains("aneurysm"))
        .body("medications", contains("lithium"))
        .body("mergedInto", nullValue());
    clinic
        .nurse
        .get(path(other))
        .then()
        .body("mergedInto", equalTo(survivor.toString()))
        .body("allergies", contains("penicillin", "latex"));
    UUID since = clinic.aBookedSessionAt(survivor, 2, now().plus(Duration.ofHours(80)));

    undo(clinic, survivor, merge).then().statusCode(200).body("undoReason", equalTo(UNDO));

    assertThat(coursesOf(clinic, other)).containsExactlyInAnyOrderElementsOf(othersCourses);
    assertThat(sessionsOf(clinic, other))
        .containsExactlyInAnyOrder(past.toString(), coming.toString());
    assertThat(sessionsOf(clinic, survivor))
        .containsExactlyInAnyOrder(own.toString(), since.toString());
    clinic
        .nurse
        .get(path(other) + "/threshold-overrides")
        .then()
        .body("items.id", hasItem(limit.toString()));
    clinic
        .nurse
        .get(path(survivor))
        .then()
        .body("allergies", contains("Penicillin"))
        .body("contraindications", empty())
        .body("medications", empty());
    clinic.nurse.get(path(other)).then().body("mergedInto", nullValue());
    clinic
        .nurse
        .get(path(other) + "/merges")
        .then()
        .body("id", contains(merge.toString()))
        .body("[0].reason", equalTo(REASON))
        .body("[0].createdBy", equalTo(clinic.staffId(clinic.scheduler).toString()))
        .body("[0].undoneAt", notNullValue())
        .body("[0].undoneBy", equalTo(clinic.staffId(clinic.scheduler).toString()));
    undo(clinic, other, merge).then().statusCode(409).body("code", equalTo("patient.merge-undone"));
  }

  private static UUID aLimitFor(TestClinic clinic, UUID patient) {
    return TestClinic.id(
        clinic.clinician.post(
            path(patient) + "/threshold-overrides",
            Map.of(
                "protocol", "ketamine-standard",
                "rule", "systolic-high",
                "severity", "ADVISORY",
                "threshold", "AT_LEAST",
                "sign", "systolic",
                "value", 130,
                "reason", "aneurysm, to be kept below 130",
                "expiresAt", now().plus(Duration.ofDays(30)).toString())));
  }

  @Test
  void everyTableWithPatientsTakesPart() throws Exception {
    Set<String> tables = new HashSet<>();
    try (Connection connection = database.getConnection();
        ResultSet columns =
            connection.getMetaData().getColumns(null, "public", "%", "patient_id")) {
      while (columns.next()) {
        tables.add(columns.getString("TABLE_NAME"));
      }
    }
    // They keep what was true of one record.
    tables.removeAll(Set.of("audit_entry", "audit_shown", "patient_distinction"));
    assertThat(tables).isNotEmpty();
    assertThat(rows.stream().map(PatientRows::table)).containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void searchForTheMergedRecordFindsTheSurvivor() {
    TestClinic clinic = TestClinic.open();
    UUID survivor = clinic.aPatient(Map.of("familyName", "Weiß", "mrn", "A-17"));
    UUID other =
        clinic.aPatient(
            Map.of(
                "familyName",
                "Grün",
                "mrn",
                "B-18",
                "birthDate",
                "1977-07-07",
                "phone",
                "5550177"));
    UUID merge = merged(clinic, survivor, other);

    for (String q : List.of("weiss", "gruen", "A-17", "B-18", "7 Jul 1977", "555-0177")) {
      assertThat(found(clinic, q)).as(q).containsExactly(survivor.toString());
    }
    clinic.nurse.get("/api/patients").then().body("items.id", contains(survivor.toString()));
    undo(clinic, other, merge).then().statusCode(200);
    assertThat(found(clinic, "gruen")).containsExactly(other.toString());
    assertThat(found(clinic, "weiss")).containsExactly(survivor.toString());
    clinic
        .nurse
        .get("/api/patients")
        .then()
        .body("items.id", containsInAnyOrder(survivor.toString(), other.toString()));
  }

  @Test
  void mergedRecordIsReadButNotUsed() {
    TestClinic clinic = TestClinic.open();
    UUID survivor = clinic.aPatient();
    UUID other = clinic.aPatient();
    merged(clinic, survivor, other);

    Answer course = clinic.clinician.post("/api/courses", clinic.aCourse(other));
    Answer change = clinic.scheduler.patch(path(other), Map.of("notes", "prefers mornings"));
    for (Answer refused : List.of(course, change)) {
      refused
          .then()
          .statusCode(409)
          .body("code", equalTo("patient.merged"))
          .body("params.patient", equalTo(survivor.toString()));
    }
    clinic.nurse.get(path(other)).then().statusCode(200);
  }

  @Test
  void newPatientLikeTheMergedRecordIsLikelyTheSurvivor() {
    TestClinic clinic = TestClinic.open();
    UUID survivor = clinic.aPatient(Map.of("familyName", "Weiß"));
    merged(clinic, survivor, clinic.aPatient(Map.of("givenName", "Zoë", "familyName", "Grün")));
    clinic
        .scheduler
        .post(
            "/api/patients",
            Map.of(
                "mrn", "C-19",
                "givenName", "Zoe",
                "familyName", "Gruen",
                "birthDate", "1980-04-12",
                "askIfDuplicate", true))
        .then()
        .statusCode(409)
        .body("errors.params.patient", contains(survivor.toString()));
  }

  @Test
  void runningInfusionAndTwoChairsKeepRecordsApart() {
    TestClinic clinic = TestClinic.open();
    UUID running = clinic.aRunningSession();
    UUID patient = clinic.patientOf(running);
    UUID other = clinic.aPatient();
    for (Answer refused :
        List.of(merge(clinic.scheduler, patient, other), merge(clinic.scheduler, other, patient))) {
      refused
          .then()
          .statusCode(409)
          .body("code", equalTo("booking.merge-infusing"))
          .body("params.session", equalTo(running.toString()));
    }
    clinic.nurse.post("/api/sessions/" + running + "/finish").then().statusCode(200);
    UUID second = clinic.aBookedSessionFor(other, 1);
    clinic.nurse.post("/api/sessions/" + second + "/check-in").then().statusCode(200);
    merge(clinic.scheduler, patient, other)
        .then()
        .statusCode(409)
        .body("code", equalTo("booking.merge-in-chairs"));
    assertThat(sessionsOf(clinic, other)).containsExactly(second.toString());
  }

  @Test
  void sessionsAtTheSameTimeKeepRecordsApart() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID other = clinic.aPatient();
    UUID one = clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofHours(30)));
    UUID two = clinic.aBookedSessionAt(other, 1, now().plus(Duration.ofMinutes(1820)));
    merge(clinic.scheduler, patient, other)
        .then()
        .statusCode(409)
        .body("code", equalTo("booking.merge-overlapping"))
        .body("params.session", equalTo(one.toString()))
        .body("params.other", equalTo(two.toString()));
    clinic
        .scheduler
        .post("/api/sessions/" + two + "/cancel", Map.of("reason", "booked twice"))
        .then()
        .statusCode(200);
    merge(clinic.scheduler, patient, other).then().statusCode(201);
  }

  @Test
  void limitsForTheSameThresholdKeepRecordsApart() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID other = clinic.aPatient();
    aLimitFor(clinic, patient);
    aLimitFor(clinic, other);
    merge(clinic.clinician, patient, other)
        .then()
        .statusCode(409)
        .body("code", equalTo("protocol.limit-in-both"));
  }

  @Test
  void recordIsMergedOnceAndNeverWithItselfOrAnotherOrganizations() {
    TestClinic clinic = TestClinic.open();
    UUID a = clinic.aPatient();
    UUID b = clinic.aPatient();
    UUID c = clinic.aPatient();
    UUID stranger = TestClinic.open().aPatient();
    merge(clinic.admin, a, a).then().statusCode(400).body("errors.field", contains("otherId"));
    merge(clinic.admin, a, stranger).then().statusCode(404);
    merge(clinic.admin, stranger, a).then().statusCode(404);
    merge(clinic.nurse, a, b).then().statusCode(403);
    clinic
        .scheduler
        .post(path(a) + "/merges", Map.of("otherId", b, "reason", "ok"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
    UUID merge = merged(clinic, a, b);
    for (Answer refused :
        List.of(merge(clinic.admin, a, b), merge(clinic.admin, c, b), merge(clinic.admin, b, c))) {
      refused.then().statusCode(409).body("code", equalTo("patient.merged"));
    }
    merge(clinic.admin, c, a)
        .then()
        .statusCode(409)
        .body("code", equalTo("patient.took-in-another"));
    merge(clinic.admin, a, c).then().statusCode(201);
    undo(clinic, c, merge).then().statusCode(404);
    TestClinic elsewhere = TestClinic.open();
    undo(elsewhere, a, merge).then().statusCode(404);
  }

  @Test
  void warningOfAnotherMergedRecordOutlivesUndo() {
    TestClinic clinic = TestClinic.open();
    UUID survivor = clinic.aPatient();
    UUID first = clinic.aPatient(Map.of("allergies", List.of("latex", "iodine")));
    UUID merge = merged(clinic, survivor, first);
    merged(clinic, survivor, clinic.aPatient(Map.of("allergies", List.of("Latex"))));

    undo(clinic, survivor, merge).then().statusCode(200);
    clinic.nurse.get(path(survivor)).then().body("allergies", contains("latex"));
  }

  @Test
  void auditNamesMergeAndUndo() {
    TestClinic clinic = TestClinic.open();
    UUID survivor = clinic.aPatient();
    UUID other = clinic.aPatient();
    undo(clinic, survivor, merged(clinic, survivor, other)).then().statusCode(200);
    clinic
        .admin
        .get("/api/audit?patient=" + survivor + "&limit=500")
        .then()
        .body("items.route", hasItem("/patients/{id}/merges"))
        .body("items.route", hasItem("/patients/{id}/merges/{mergeId}/undo"));
    Person nurse = clinic.takeOn(Role.NURSE);
    nurse.get(path(other) + "/merges").then().statusCode(200).body("size()", equalTo(1));
  }
}
