package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be so before an infusion starts, and who lets it start anyway. */
@ApplicationTest
class StartGateTest {

  private static final String REASON = "weighed against the benefit, stays at the chair";

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  private UUID prepared(UUID session, Map<String, ?> values) {
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return measured(session, values);
  }

  private UUID measured(UUID session, Map<String, ?> values) {
    clinic.meetChecklist(session);
    clinic.chart(session, set(now(), values));
    return session;
  }

  private UUID preparedFor(Map<String, ?> patient) {
    return prepared(clinic.aBookedSessionFor(clinic.aPatient(patient), 0), Map.of());
  }

  private Answer start(Person person, UUID session) {
    return person.post("/api/sessions/" + session + "/start", Map.of("doseMg", 35));
  }

  private Answer override(UUID session, String reason) {
    return clinic.clinician.post(
        "/api/sessions/" + session + "/start", Map.of("doseMg", 35, "overrideReason", reason));
  }

  private void refusesAlone(UUID session, String criterion) {
    start(clinic.nurse, session)
        .then()
        .statusCode(409)
        .body("errors.field", equalTo(List.of("start." + criterion)));
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("status", equalTo("CHECKED_IN"))
        .body("startReadiness.ready", equalTo(false));
  }

  private JsonNode criterion(UUID session, String code) {
    for (JsonNode each : clinic.session(session).path("startReadiness").path("criteria")) {
      if (each.path("code").asText().equals(code)) {
        return each;
      }
    }
    throw new AssertionError("no criterion " + code);
  }

  @Test
  void allMetStartsAndShowsNothingUnmet() {
    UUID session = prepared(clinic.aBookedSession(), Map.of());
    JsonNode readiness = clinic.session(session).path("startReadiness");
    assertThat(readiness.path("ready").asBoolean()).as("%s", readiness).isTrue();
    start(clinic.nurse, session)
        .then()
        .statusCode(200)
        .body("startReadiness", nullValue())
        .body("infusion.overrideReason", nullValue())
        .body("infusion.startUnmet", empty());
  }

  @Test
  void openCriticalFlagsRefuseTheStart() {
    UUID session =
        prepared(
            clinic.aBookedSession(),
            Map.of("systolic", 185, "diastolic", 112, "spo2", 88, "heartRate", 155));
    start(clinic.nurse, session)
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("start.no-critical-flag"))
        .body("errors.field", hasItem("start.pressure"));
    override(session, REASON)
        .then()
        .statusCode(200)
        .body("infusion.startUnmet.code", hasItem("no-critical-flag"));
  }

  @Test
  void acknowledgedFlagStillWaitsForClinician() {
    UUID session = prepared(clinic.aBookedSession(), Map.of("spo2", 82));
    for (JsonNode flag : clinic.session(session).path("flags")) {
      clinic
          .nurse
          .post("/api/flags/" + flag.path("id").asText() + "/acknowledge")
          .then()
          .statusCode(200);
    }
    refusesAlone(session, "no-critical-flag");
    // a clinician's decision closes it, and calm values are charted
    for (JsonNode flag : clinic.session(session).path("flags")) {
      clinic
          .clinician
          .post(
              "/api/flags/" + flag.path("id").asText() + "/resolve",
              Map.of("disposition", "CONTINUE"))
          .then()
          .statusCode(200);
    }
    clinic.chart(session, set(now(), Map.of()));
    start(clinic.nurse, session).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"160,80,false", "120,100,false", "159,99,true"})
  void pressureAboveTheLimitRefusesTheStart(int systolic, int diastolic, boolean starts) {
    UUID session =
        prepared(clinic.aBookedSession(), Map.of("systolic", systolic, "diastolic", diastolic));
    if (starts) {
      start(clinic.nurse, session).then().statusCode(200);
    } else {
      refusesAlone(session, "pressure");
      // the latest value of the baseline counts
      clinic.chart(session, set(now(), Map.of("systolic", 138, "diastolic", 84)));
      start(clinic.nurse, session).then().statusCode(200);
    }
  }

  @Test
  void pressureThatWasNotMeasuredIsUnknown() {
    UUID session = clinic.aCheckedInSession();
    clinic.meetChecklist(session);
    assertThat(criterion(session, "pressure").path("met").isNull()).isTrue();
    start(clinic.nurse, session)
        .then()
        .statusCode(409)
        .body("errors.field", hasItem("start.pressure"))
        .body("errors.field", hasItem("baseline.systolic"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ketamine: anaphylaxis",
        "KETAMIN (Ausschlag)",
        "esketamine nasal spray, hives",
        "Spravato",
        "Kétamine"
      })
  void allergyToTheDrugIsOverriddenByNobody(String allergy) {
    UUID session = preparedFor(Map.of("allergies", List.of("Latex", allergy)));
    refusesAlone(session, "allergy");
    assertThat(criterion(session, "allergy").path("overridableBy").asText()).isEqualTo("NOBODY");
    override(session, REASON)
        .then()
        .statusCode(409)
        .body("errors.field", equalTo(List.of("start.allergy")))
        .body("detail", containsString("cannot be overridden"))
        .body("detail", not(containsString(allergy)));
    // where the entry was wrong, the record is put right
    clinic.change(
        "/api/patients/" + clinic.patientOf(session), Map.of("allergies", List.of("Latex")));
    start(clinic.nurse, session).then().statusCode(200);
  }

  @Test
  void contraindicationToTheDrugIsOverriddenByClinician() {
    UUID session = preparedFor(Map.of("contraindications", List.of("Ketamine: raised ICP")));
    refusesAlone(session, "contraindication");
    override(session, REASON).then().statusCode(200);
  }

  @Test
  void otherAllergiesDoNotMatter() {
    UUID session = preparedFor(Map.of("allergies", List.of("Penicillin: rash", "Latex")));
    start(clinic.nurse, session).then().statusCode(200);
  }

  @Test
  void patientUnderAgeIsNotStarted() {
    LocalDate today = LocalDate.now(clinic.zone());
    refusesAlone(
        preparedFor(Map.of("birthDate", today.minusYears(18).plusDays(1).toString())), "age");
    UUID grown =
        prepared(
            clinic.aBookedSessionFor(
                clinic.aPatient(Map.of("birthDate", today.minusYears(18).toString())), 1),
            Map.of());
    start(clinic.nurse, grown).then().statusCode(200);
  }

  @Test
  void weightMustBeKnown() {
    Map<String, Object> none = new HashMap<>();
    none.put("weightKg", null);
    UUID session = preparedFor(none);
    refusesAlone(session, "weight");
    assertThat(criterion(session, "weight").path("met").isNull()).isTrue();

    clinic.change("/api/patients/" + clinic.patientOf(session), Map.of("weightKg", 70));
    start(clinic.nurse, session)
        .then()
        .statusCode(200)
        .body("infusion.plannedDoseMg", equalTo(35.0f));
  }

  @Test
  void weightIsTakenAtCheckIn() {
    Map<String, Object> none = new HashMap<>();
    none.put("weightKg", null);
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(none), 0);
    clinic
        .nurse
        .post("/api/sessions/" + session + "/check-in", Map.of("weightKg", 70.0))
        .then()
        .statusCode(200)
        .body("ordered.doseMg", equalTo(35.0f))
        .body("patient.weightKg", equalTo(70.0f));
    clinic.meetChecklist(session);
    clinic.chart(session, set(now(), Map.of()));
    start(clinic.nurse, session).then().statusCode(200);
  }

  @Test
  void intervalCountsEveryCourse() {
    UUID patient = clinic.aPatient();
    UUID first = clinic.aBookedSessionAt(patient, 0, now().minus(Duration.ofMinutes(95)));
    clinic.nurse.post("/api/sessions/" + first + "/check-in").then().statusCode(200);
    clinic.started(first, now().minus(Duration.ofMinutes(60)));
    clinic.leave(first);
    UUID other = clinic.aBookedSessionAt(patient, 1, now().plus(Duration.ofMinutes(60)));
    prepared(other, Map.of());
    refusesAlone(other, "interval");
    override(other, REASON)
        .then()
        .statusCode(200)
        .body("infusion.startUnmet.code", equalTo(List.of("interval")));
  }

  @Test
  void sessionOfAnotherDayIsNotStartedToday() {
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, now().plus(Duration.ofDays(6)));
    clinic
        .nurse
        .post("/api/sessions/" + session + "/check-in", Map.of("overrideReason", REASON))
        .then()
        .statusCode(200);
    measured(session, Map.of());
    refusesAlone(session, "booked-day");
    override(session, REASON).then().statusCode(200);
  }

  @Test
  void everyRequiredItemOfTheChecklistCounts() {
    UUID session = prepared(clinic.aBookedSession(), Map.of());
    for (String item : List.of("consent", "fasting-solids", "pregnancy")) {
      clinic
          .nurse
          .put(
              "/api/sessions/" + session + "/checklist",
              Map.of("items", List.of(Map.of("code", item, "ok", false))))
          .then()
          .statusCode(200);
    }
    start(clinic.nurse, session)
        .then()
        .statusCode(409)
        .body(
            "errors.field",
            equalTo(
                List.of("checklist.consent", "checklist.fasting-solids", "checklist.pregnancy")));
    assertThat(criterion(session, "checklist.consent").path("met").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "x y", "..........", "okokokokokok", "ok ok ok ok ok"})
  void reasonWithoutSubstanceIsRefused(String reason) {
    UUID session = preparedFor(Map.of("contraindications", List.of("ketamine")));
    override(session, reason)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("overrideReason"))
        .body("errors[0].message", allOf(containsString("10"), containsString("words")))
        .body("errors[0].params.characters", equalTo(10));
  }

  @Test
  void overrideIsRecorded() {
    UUID session = preparedFor(Map.of("contraindications", List.of("ketamine")));
    clinic
        .nurse
        .post("/api/sessions/" + session + "/start", Map.of("doseMg", 35, "overrideReason", REASON))
        .then()
        .statusCode(403);
    override(session, REASON)
        .then()
        .statusCode(200)
        .body("infusion.overrideReason", equalTo(REASON))
        .body("infusion.overrideBy", equalTo(clinic.staffId(clinic.clinician).toString()))
        .body("infusion.startUnmet.code", equalTo(List.of("contraindication")))
        .body("infusion.startUnmet[0].why", notNullValue());
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body(
            "events.find { it.type == 'InfusionStarted' }.data.unmet",
            equalTo(List.of("contraindication")));
  }

  @Test
  void protocolSetsTheCriteria() {
    JsonNode shipped =
        TestClinic.json(clinic.clinician.get("/api/protocols/ketamine-standard/versions/1"));
    assertThat(shipped.path("start").toString()).contains("159/99").contains("18 years");
    assertThat(shipped.path("document").path("start").path("pressure").path("source").asText())
        .isNotBlank();
  }
}
