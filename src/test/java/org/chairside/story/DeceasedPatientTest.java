package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.place;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
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

/** A patient has died: what was planned ends in the same step, and nothing new is planned. */
@ApplicationTest
class DeceasedPatientTest {

  private TestClinic clinic;

  @BeforeEach
  void aClinic() {
    clinic = TestClinic.open(3);
  }

  private static String path(UUID patient) {
    return "/api/patients/" + patient;
  }

  private static Answer records(Person by, UUID patient, String diedOn) {
    Map<String, String> death = new HashMap<>();
    death.put("diedOn", diedOn);
    return by.request()
        .header("If-Match", by.get(path(patient)).header("ETag"))
        .contentType("application/json")
        .body(death)
        .post(path(patient) + "/deaths");
  }

  private UUID died(UUID patient) {
    return TestClinic.id(records(clinic.scheduler, patient, null));
  }

  private Answer retracts(UUID patient, UUID death) {
    return clinic
        .scheduler
        .request()
        .header("If-Match", clinic.scheduler.get(path(patient)).header("ETag"))
        .contentType("application/json")
        .body(Map.of("reason", "a patient of the same name"))
        .post(path(patient) + "/deaths/" + death + "/retract");
  }

  private static Instant inHours(int hours) {
    return now().plus(Duration.ofHours(hours));
  }

  private String status(UUID session) {
    return clinic.session(session).path("status").asText();
  }

  @Test
  void deathEndsWhatIsPlanned() {
    UUID patient = clinic.aPatient();
    UUID coming = clinic.aBookedSessionAt(patient, 0, inHours(30));
    UUID course = clinic.courseOf(coming);
    UUID later = clinic.furtherSessionOf(course, inHours(30 + 72));
    UUID waiting = clinic.waits(course);
    String today = LocalDate.now(clinic.zone()).toString();

    records(clinic.nurse, patient, today)
        .then()
        .statusCode(201)
        .body("patientId", equalTo(patient.toString()))
        .body("diedOn", equalTo(today))
        .body("canceledSessions", containsInAnyOrder(coming.toString(), later.toString()))
        .body("heldCourses", contains(course.toString()))
        .body("withdrawnEntries", contains(waiting.toString()))
        .body("openSessions", empty())
        .body("createdBy", equalTo(clinic.staffId(clinic.nurse).toString()))
        .body("retractedAt", nullValue());

    for (UUID session : List.of(coming, later)) {
      assertThat(status(session)).isEqualTo("CANCELLED");
      assertThat(clinic.session(session).path("closingCode").asText()).isEqualTo("DECEASED");
    }
    clinic
        .clinician
        .get("/api/courses/" + course)
        .then()
        .body("status", equalTo("HELD"))
        .body("statusReason", equalTo("patient deceased"));
    clinic
        .nurse
        .get(path(patient))
        .then()
        .body("deceased", equalTo(true))
        .body("diedOn", equalTo(today));
  }

  @Test
  void freedSlotIsOfferedToSomebodyElse() {
    UUID patient = clinic.aPatient();
    UUID coming = clinic.aBookedSessionAt(patient, 0, inHours(30));
    clinic.waits(clinic.courseOf(coming));
    clinic.waits(clinic.aCourseFor(patient));
    UUID other = clinic.aPatient();
    UUID entry = clinic.waits(clinic.courseOf(clinic.aBookedSessionAt(other, 1, inHours(60))));
    died(patient);
    clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/waitlist-offers")
        .then()
        .body("items.entryId", contains(entry.toString()));
  }

  @Test
  void offerToTheDeceasedIsWithdrawn() {
    UUID patient = clinic.aPatient();
    clinic.waits(clinic.courseOf(clinic.aBookedSessionAt(patient, 1, inHours(60))));
    UUID freed = clinic.aBookedSessionAt(clinic.aPatient(), 0, inHours(30));
    clinic.scheduler.post("/api/sessions/" + freed + "/cancel", Map.of("reason", "PATIENT"));
    String offers = "/api/clinics/" + clinic.clinicId + "/waitlist-offers";
    clinic.scheduler.get(offers).then().body("items", hasSize(1));
    died(patient);
    clinic.scheduler.get(offers).then().body("items", empty());
  }

  @Test
  void nothingIsPlannedForTheDeceased() {
    UUID patient = clinic.aPatient();
    UUID course = clinic.aCourseFor(patient);
    died(patient);
    Map<String, Object> places =
        Map.of("sessions", List.of(place(inHours(30), clinic.chairIds.getFirst())));
    refused(clinic.clinician.post("/api/courses", clinic.aCourse(patient)));
    refused(clinic.scheduler.post("/api/courses/" + course + "/proposals", Map.of("count", 1)));
    refused(clinic.scheduler.post("/api/courses/" + course + "/bookings", places));
    refused(
        clinic.scheduler.post(
            "/api/courses/" + course + "/holds",
            Map.of("sessions", places.get("sessions"), "minutes", 5)));
    refused(
        clinic.scheduler.post(
            "/api/clinics/" + clinic.clinicId + "/waitlist", Map.of("courseId", course)));
    refused(
        clinic.clinician.post(
            "/api/courses/" + course + "/release", Map.of("reason", "to go on with it")));
  }

  @Test
  void infusionOfTheDeceasedDoesNotStart() {
    UUID session = clinic.aCheckedInSession();
    records(clinic.nurse, clinic.patientOf(session), null)
        .then()
        .statusCode(201)
        .body("canceledSessions", empty())
        .body("openSessions", contains(session.toString()));
    assertThat(status(session)).isEqualTo("CHECKED_IN");
    refused(clinic.nurse.post("/api/sessions/" + session + "/start", Map.of("doseMg", 35)));
  }

  private static void refused(Answer answer) {
    answer
        .then()
        .statusCode(409)
        .body("code", equalTo("patient.deceased"))
        .body("detail", equalTo("This patient is recorded as deceased."))
        .body("errors[0].field", equalTo("patientId"));
  }

  @Test
  void refusalIsWordedInGerman() {
    UUID patient = clinic.aPatient();
    died(patient);
    clinic
        .clinician
        .request()
        .header("Accept-Language", "de")
        .contentType("application/json")
        .body(clinic.aCourse(patient))
        .post("/api/courses")
        .then()
        .statusCode(409)
        .body("detail", equalTo("Diese Person ist als verstorben erfasst."));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-13, field.partial-date",
    "2025-02-29, field.partial-date",
    "75, field.partial-date",
    "2999, field.not-in-the-future",
    "2999-01-01, field.not-in-the-future",
    "1980-04-11, death.before-birth",
    "1980-03, death.before-birth",
    "1979, death.before-birth"
  })
  void impossibleDateOfDeathIsRefused(String diedOn, String code) {
    records(clinic.nurse, clinic.aPatient(Map.of("birthDate", "1980-04-12")), diedOn)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("diedOn"))
        .body("errors[0].code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({"1980-04-12", "1980-04", "1980", "2020-02-29"})
  void dateOfDeathIsKeptAsFarAsItIsKnown(String diedOn) {
    UUID patient = clinic.aPatient(Map.of("birthDate", "1980-04-12"));
    records(clinic.nurse, patient, diedOn).then().statusCode(201).body("diedOn", equalTo(diedOn));
    clinic.nurse.get(path(patient)).then().body("diedOn", equalTo(diedOn));
  }

  @Test
  void deathBeforeTheLastInfusionIsRefused() {
    UUID session = clinic.aCheckedInSession();
    clinic.started(session, now().minus(Duration.ofMinutes(20)));
    UUID patient = clinic.patientOf(session);
    LocalDate day =
        now().minus(Duration.ofMinutes(45)).atZone(clinic.zone()).toLocalDate().minusDays(1);
    records(clinic.nurse, patient, day.toString())
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("death.before-infusion"));
    records(clinic.nurse, patient, day.plusDays(1).toString()).then().statusCode(201);
  }

  @Test
  void versionOfThePatientIsNamed() {
    UUID patient = clinic.aPatient();
    clinic.nurse.post(path(patient) + "/deaths", Map.of()).then().statusCode(428);
    String before = clinic.nurse.get(path(patient)).header("ETag");
    clinic.nurse.patch(path(patient), before, Map.of("phone", "555 0100")).then().statusCode(200);
    clinic
        .nurse
        .request()
        .header("If-Match", before)
        .contentType("application/json")
        .body(Map.of())
        .post(path(patient) + "/deaths")
        .then()
        .statusCode(412);
    records(clinic.nurse, patient, null).then().statusCode(201);
    records(clinic.nurse, patient, null)
        .then()
        .statusCode(409)
        .body("code", equalTo("death.already"));
  }

  @Test
  void deathRecordedInErrorIsRetracted() {
    UUID patient = clinic.aPatient();
    UUID coming = clinic.aBookedSessionAt(patient, 0, inHours(30));
    UUID course = clinic.courseOf(coming);
    UUID death = died(patient);

    retracts(patient, death)
        .then()
        .statusCode(200)
        .body("retractReason", equalTo("a patient of the same name"))
        .body("retractedAt", notNullValue())
        .body("retractedBy", equalTo(clinic.staffId(clinic.scheduler).toString()));

    clinic
        .nurse
        .get(path(patient))
        .then()
        .body("deceased", equalTo(false))
        .body("diedOn", nullValue());
    assertThat(status(coming)).isEqualTo("CANCELLED");
    clinic
        .clinician
        .post("/api/courses/" + course + "/release", Map.of("reason", "the patient is alive"))
        .then()
        .statusCode(200)
        .body("status", equalTo("ACTIVE"));
    clinic.furtherSessionOf(course, inHours(30));
    retracts(patient, death).then().statusCode(409).body("code", equalTo("death.retracted"));
    died(patient);
    clinic.nurse.get(path(patient) + "/deaths").then().body("", hasSize(2));
  }

  @Test
  void listsShowIt() {
    UUID session = clinic.aCheckedInSession();
    UUID patient = clinic.patientOf(session);
    died(patient);
    String sessions = "/api/sessions?clinic=" + clinic.clinicId + "&patient=" + patient;
    clinic.nurse.get(sessions).then().body("items.patient.deceased", contains(true));
    assertThat(clinic.session(session).path("patient").path("deceased").asBoolean()).isTrue();
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .then()
        .body("chairs.findAll { it.session != null }.session.patient.deceased", contains(true));
    clinic
        .nurse
        .post("/api/patients/search", Map.of("q", "Okafor"))
        .then()
        .body("items.deceased", contains(true));
  }

  @Test
  void mergeCarriesTheDeathAndItsUndoGivesItBack() {
    UUID survivor = clinic.aPatient();
    UUID other = clinic.aPatient();
    records(clinic.nurse, other, "2026-11").then().statusCode(201);
    UUID merge = TestClinic.id(merges(survivor, other));
    clinic
        .nurse
        .get(path(survivor))
        .then()
        .body("deceased", equalTo(true))
        .body("diedOn", equalTo("2026-11"));
    refused(clinic.clinician.post("/api/courses", clinic.aCourse(survivor)));
    clinic
        .scheduler
        .post(
            path(survivor) + "/merges/" + merge + "/undo",
            Map.of("reason", "two cousins after all"))
        .then()
        .statusCode(200);
    clinic.nurse.get(path(survivor)).then().body("deceased", equalTo(false));
    clinic.nurse.get(path(other)).then().body("deceased", equalTo(true));
  }

  @Test
  void mergeOfTwoDeceasedNeedsBothRetracted() {
    UUID survivor = clinic.aPatient();
    UUID other = clinic.aPatient();
    UUID own = died(survivor);
    UUID others = died(other);
    merges(survivor, other).then().statusCode(201);
    retracts(survivor, own).then().statusCode(200);
    clinic.nurse.get(path(survivor)).then().body("deceased", equalTo(true));
    retracts(survivor, others).then().statusCode(200);
    clinic.nurse.get(path(survivor)).then().body("deceased", equalTo(false));
  }

  @Test
  void mergeOfADeceasedWithABookedPatientIsDecidedFirst() {
    UUID survivor = clinic.aPatient();
    UUID coming = clinic.aBookedSessionAt(survivor, 0, inHours(30));
    UUID other = clinic.aPatient();
    died(other);
    merges(survivor, other).then().statusCode(409).body("code", equalTo("death.merge-planned"));
    assertThat(status(coming)).isEqualTo("BOOKED");
    died(survivor);
    merges(survivor, other).then().statusCode(201);
  }

  private Answer merges(UUID survivor, UUID other) {
    return clinic.scheduler.post(
        path(survivor) + "/merges", Map.of("otherId", other, "reason", "same insurance card"));
  }
}
