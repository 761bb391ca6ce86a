package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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
import org.chairside.testclinic.AnswerCheck;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People of whom not everything is known: one name, a birth date in part or not at all. */
@ApplicationTest
class PartlyKnownPatientTest {

  private TestClinic clinic;

  @BeforeEach
  void aClinic() {
    clinic = TestClinic.open();
  }

  private static Map<String, Object> patient(Map<String, ?> known) {
    Map<String, Object> patient = new HashMap<>(Map.of("mrn", "MRN-" + TestClinic.some()));
    patient.put("familyName", "Okafor");
    patient.putAll(known);
    return patient;
  }

  private Answer registers(Map<String, ?> known) {
    return clinic.scheduler.post("/api/patients", patient(known));
  }

  private UUID born(String known) {
    return TestClinic.id(registers(Map.of("givenName", "Ada", "birthDateKnown", known)));
  }

  private List<String> found(String q) {
    return clinic.nurse.post("/api/patients/search", Map.of("q", q)).path("items.id");
  }

  // ------------------------------------------------------------------ one name

  @Test
  void singleNameIsTheFamilyName() {
    UUID patient =
        TestClinic.id(registers(Map.of("familyName", "Suharto", "birthDate", "1981-06-08")));
    clinic
        .nurse
        .get("/api/patients/" + patient)
        .then()
        .body("familyName", equalTo("Suharto"))
        .body("givenName", nullValue());
    assertThat(found("suharto")).contains(patient.toString());
    UUID session = clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofHours(30)));
    assertThat(clinic.session(session).path("patient").path("givenName").isNull()).isTrue();
    clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId + "&patient=" + patient)
        .then()
        .body("items.patient.givenName", contains(nullValue()));
  }

  @Test
  void secondNameIsAddedAndTakenAway() {
    UUID patient =
        TestClinic.id(registers(Map.of("familyName", "Suharto", "birthDate", "1981-06-08")));
    String path = "/api/patients/" + patient;
    clinic.scheduler.patch(path, Map.of("givenName", "Ali")).then().statusCode(200);
    clinic.scheduler.patch(path, Map.of("phone", "555 0100")).then().statusCode(200);
    clinic.nurse.get(path).then().body("givenName", equalTo("Ali"));
    Map<String, Object> without = new HashMap<>();
    without.put("givenName", null);
    clinic.scheduler.patch(path, without).then().statusCode(200).body("givenName", nullValue());
    assertThat(found("Ali")).isEmpty();
  }

  @Test
  void singleNameIsLikelyAnyNameOfSomebodyBornThatDay() {
    UUID known =
        TestClinic.id(
            registers(
                Map.of(
                    "familyName", "Raharjo", "givenName", "Suharto", "birthDate", "1981-06-08")));
    registers(Map.of("familyName", "Suharto", "birthDate", "1981-06-08"))
        .then()
        .statusCode(201)
        .body("likelyDuplicates", contains(known.toString()));
    registers(Map.of("familyName", "Wibowo", "birthDate", "1981-06-08"))
        .then()
        .statusCode(201)
        .body("likelyDuplicates", empty());
  }

  // ------------------------------------------------------------------ birth date in part

  @ParameterizedTest
  @ValueSource(strings = {"1975", "1975-06", "UNKNOWN", "DECLINED"})
  void nothingIsMadeUpOfABirthDate(String known) {
    UUID patient = born(known);
    clinic
        .nurse
        .get("/api/patients/" + patient)
        .then()
        .body("birthDate", nullValue())
        .body("birthDateKnown", equalTo(known));
    UUID session = clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofHours(30)));
    JsonNode whole = clinic.session(session).path("patient");
    assertThat(whole.path("birthDate").isNull()).isTrue();
    assertThat(whole.path("birthDateKnown").asText()).isEqualTo(known);
  }

  @Test
  void wholeBirthDateIsBoth() {
    UUID patient = born("1975-06-12");
    clinic
        .nurse
        .get("/api/patients/" + patient)
        .then()
        .body("birthDate", equalTo("1975-06-12"))
        .body("birthDateKnown", equalTo("1975-06-12"));
  }

  @ParameterizedTest
  @CsvSource({
    "1975-13, field.partial-date",
    "1975-06-31, field.partial-date",
    "75, field.partial-date",
    "unknown, field.partial-date",
    "1899, patient.birth-date",
    "2999-01, patient.birth-date"
  })
  void impossibleBirthDateIsRefused(String known, String code) {
    registers(Map.of("birthDateKnown", known))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("birthDateKnown"))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void contradictionIsRefused() {
    registers(Map.of("birthDate", "1975-06-12", "birthDateKnown", "1975"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("birthDateKnown"))
        .body("errors[0].code", equalTo("patient.birth-dates-differ"));
    registers(Map.of("birthDate", "1975-06-12", "birthDateKnown", "1975-06-12"))
        .then()
        .statusCode(201);
  }

  @Test
  void birthDateIsLearnedLater() {
    UUID patient = born("UNKNOWN");
    String path = "/api/patients/" + patient;
    clinic.scheduler.patch(path, Map.of("birthDateKnown", "1975")).then().statusCode(200);
    clinic
        .scheduler
        .patch(path, Map.of("birthDate", "1975-06-12"))
        .then()
        .statusCode(200)
        .body("birthDateKnown", equalTo("1975-06-12"));
    clinic.scheduler.patch(path, Map.of("phone", "555 0100")).then().statusCode(200);
    clinic.nurse.get(path).then().body("birthDate", equalTo("1975-06-12"));
  }

  // ------------------------------------------------------------------ age

  @Test
  void ageIsOfToday() {
    LocalDate today = LocalDate.now(clinic.zone());
    LocalDate birthday = today.minusYears(40);
    ageOf(born(birthday.toString()))
        .body("age.years", equalTo(40))
        .body("age.about", equalTo(false));
    ageOf(born(birthday.plusDays(1).toString())).body("age.years", equalTo(39));
    ageOf(born(String.valueOf(today.getYear() - 40)))
        .body("age.years", equalTo(40))
        .body("age.about", equalTo(true));
    ageOf(born("UNKNOWN")).body("age", nullValue());
    UUID patient = born(birthday.toString());
    UUID session = clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofHours(30)));
    assertThat(clinic.session(session).path("patient").path("age").path("years").asInt())
        .isEqualTo(40);
    clinic
        .nurse
        .post("/api/patients/search", Map.of("q", "Okafor"))
        .then()
        .body("items.age.years", hasItem(39));
  }

  private AnswerCheck ageOf(UUID patient) {
    return clinic.nurse.get("/api/patients/" + patient).then();
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, 0, null",
    "YEAR, 17, false",
    "YEAR, 18, null",
    "YEAR, 19, true",
    "DAY, 18, true"
  })
  void unknownAgeIsNotAnAdults(String precision, int years, String met) {
    LocalDate birthday = LocalDate.now(clinic.zone()).minusYears(years);
    String known =
        switch (precision) {
          case "YEAR" -> String.valueOf(birthday.getYear());
          case "DAY" -> birthday.toString();
          default -> precision;
        };
    // on December 31 the last day of the year has come, and the age of that year is known
    boolean isYearsEnd = birthday.getDayOfYear() == birthday.lengthOfYear();
    UUID patient =
        TestClinic.id(registers(Map.of("birthDateKnown", known, "weightKg", 70, "givenName", "A")));
    UUID session = clinic.aBookedSessionFor(patient, 0);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    JsonNode criterion = null;
    for (JsonNode each : clinic.session(session).path("startReadiness").path("criteria")) {
      criterion = each.path("code").asText().equals("age") ? each : criterion;
    }
    assertThat(criterion).isNotNull();
    String expected = isYearsEnd && met.equals("null") && years == 18 ? "true" : met;
    assertThat(criterion.path("met").asText()).isEqualTo(expected);
  }

  // ------------------------------------------------------------------ found and told apart

  @ParameterizedTest
  @ValueSource(
      strings = {"1975", "1975-06", "06/1975", "6.1975", "Jun 1975", "Juni 1975", "1975-06-12"})
  void partOfABirthDateIsFound(String typed) {
    UUID year = born("1975");
    UUID month = born("1975-06");
    UUID day = born("1975-06-12");
    UUID other = born("1976-06-12");
    UUID unknown = born("UNKNOWN");
    assertThat(found(typed))
        .contains(year.toString(), month.toString(), day.toString())
        .doesNotContain(other.toString(), unknown.toString());
    assertThat(found("Okafor " + typed)).contains(year.toString());
  }

  @Test
  void anotherMonthIsNotFound() {
    UUID month = born("1975-07");
    UUID year = born("1975");
    assertThat(found("1975-06-12")).contains(year.toString()).doesNotContain(month.toString());
    assertThat(found("Jun 1975")).doesNotContain(month.toString());
  }

  @Test
  void yearAgreesWithANameAlone() {
    UUID known =
        TestClinic.id(
            registers(
                Map.of("givenName", "Ada", "birthDate", "1975-06-12", "phone", "212 555 0147")));
    registers(Map.of("givenName", "Ada", "birthDateKnown", "1975"))
        .then()
        .body("likelyDuplicates", contains(known.toString()));
    // one family has one phone number, and two children can be of one year
    registers(Map.of("familyName", "Lindqvist", "birthDateKnown", "1975", "phone", "212 555 0147"))
        .then()
        .body("likelyDuplicates", empty());
    for (String other : List.of("1976", "1975-07", "UNKNOWN")) {
      registers(Map.of("givenName", "Ada", "birthDateKnown", other))
          .then()
          .body("likelyDuplicates.findAll { it == '" + known + "' }", hasSize(0));
    }
  }

  @Test
  void sentenceAboutAWrongDateIsGerman() {
    Answer answer =
        clinic
            .scheduler
            .request()
            .header("Accept-Language", "de")
            .contentType("application/json")
            .body(patient(Map.of("birthDateKnown", "Juni 75")))
            .post("/api/patients");
    assertThat(json(answer).path("errors").path(0).path("message").asText())
        .isEqualTo(
            "muss ein Jahr, ein Monat oder ein Datum sein, etwa 1975, 1975-06 oder 1975-06-12");
  }
}
