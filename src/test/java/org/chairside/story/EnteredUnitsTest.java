package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Temperatures and weights are entered in the clinic's unit, and kept in °C and kg. */
@ApplicationTest
class EnteredUnitsTest {

  private static final String FAHRENHEIT = "[degF]";
  private static final String POUND = "[lb_av]";

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  private Answer post(UUID session, Map<String, ?> values) {
    return clinic.nurse.post("/api/sessions/" + session + "/observations", set(now(), values));
  }

  private static Map<String, Object> fahrenheit(Object value) {
    return Map.of("temperature", value, "temperatureUnit", FAHRENHEIT);
  }

  @ParameterizedTest
  @CsvSource({
    "98.6, 37.0",
    "100.4, 38.0",
    "98.7, 37.0556",
    "89.6, 32.0",
    "107.6, 42.0",
    "97, 36.1111"
  })
  void fahrenheitIsStoredInCelsiusBesideWhatWasEntered(double entered, float celsius) {
    post(clinic.aRunningSession(), fahrenheit(entered))
        .then()
        .statusCode(201)
        .body("observation.temperature", equalTo(celsius))
        .body("observation.temperatureEntered.value", equalTo((float) entered))
        .body("observation.temperatureEntered.unit", equalTo(FAHRENHEIT));
  }

  @Test
  void temperatureWithoutUnitIsCelsius() {
    UUID session = clinic.aRunningSession();
    post(session, Map.of("temperature", 36.6))
        .then()
        .body("observation.temperature", equalTo(36.6f))
        .body("observation.temperatureEntered", nullValue());
    post(session, Map.of("temperature", 36.7, "temperatureUnit", "Cel"))
        .then()
        .body("observation.temperature", equalTo(36.7f))
        .body("observation.temperatureEntered", nullValue());
  }

  @ParameterizedTest
  @CsvSource({"76.9", "113.1", "36.6"})
  void impossibleTemperatureNamesBoundsInEnteredUnit(double entered) {
    post(clinic.aRunningSession(), fahrenheit(entered))
        .then()
        .statusCode(400)
        .body("errors.field", contains("temperature"))
        .body("errors[0].message", equalTo("must be between 77 and 113 °F"));
  }

  @ParameterizedTest
  @CsvSource({"77", "89.5", "107.7", "113"})
  void implausibleTemperatureIsToldInEnteredUnit(double entered) {
    UUID session = clinic.aRunningSession();
    post(session, fahrenheit(entered))
        .then()
        .statusCode(400)
        .body("errors.code", contains("temperature-extreme"))
        .body("errors[0].message", containsString("°F is outside 89.6 to 107.6 °F"));
    Map<String, Object> confirmed = new HashMap<>(fahrenheit(entered));
    confirmed.put("confirmed", true);
    post(session, confirmed).then().statusCode(201);
  }

  @Test
  void unitNeedsItsValueAndMustBeKnown() {
    UUID session = clinic.aRunningSession();
    String path = "/api/sessions/" + session + "/observations";
    clinic
        .nurse
        .post(path, Map.of("systolic", 120, "temperatureUnit", FAHRENHEIT))
        .then()
        .statusCode(400)
        .body("errors.field", contains("temperature"))
        .body("errors.code", contains("chair.temperature-with-its-unit"));
    clinic
        .nurse
        .post(path, Map.of("temperature", 310, "temperatureUnit", "K"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("temperatureUnit"))
        .body("errors[0].message", equalTo("must be one of Cel, [degF]"));
  }

  @Test
  void correctionIsEnteredInItsOwnUnit() {
    UUID session = clinic.aRunningSession();
    String wrong = post(session, fahrenheit(98.6)).path("observation.id");
    String path = "/api/sessions/" + session + "/observations/" + wrong + "/corrections";
    clinic
        .nurse
        .post(path, Map.of("temperature", 45, "temperatureUnit", FAHRENHEIT, "reason", "misread"))
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("must be between 77 and 113 °F"));
    Answer pulse = clinic.nurse.post(path, Map.of("heartRate", 71, "reason", "misread"));
    pulse
        .then()
        .statusCode(201)
        .body("observation.temperature", equalTo(37.0f))
        .body("observation.temperatureEntered.value", equalTo(98.6f));
    String next = pulse.path("observation.id");
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/observations/" + next + "/corrections",
            Map.of("temperature", 38.2, "reason", "misread"))
        .then()
        .statusCode(201)
        .body("observation.temperature", equalTo(38.2f))
        .body("observation.temperatureEntered", nullValue());
  }

  @ParameterizedTest
  @CsvSource({"180, 81.6", "44.1, 20.0", "771.6, 350.0", "150.5, 68.3"})
  void poundsAreStoredInKilogramsBesideWhatWasEntered(double entered, float kilograms) {
    register(Map.of("weight", entered, "weightUnit", POUND, "confirmed", true))
        .then()
        .statusCode(201)
        .body("weightKg", equalTo(kilograms))
        .body("weightEntered.value", equalTo((float) entered))
        .body("weightEntered.unit", equalTo(POUND));
  }

  @ParameterizedTest
  @CsvSource({"44", "771.7"})
  void impossibleWeightNamesBoundsInEnteredUnit(double entered) {
    register(Map.of("weight", entered, "weightUnit", POUND))
        .then()
        .statusCode(400)
        .body("errors.field", contains("weight"))
        .body("errors[0].message", equalTo("must be between 44.1 and 771.6 lb"));
  }

  @Test
  void contradictoryWeightsAreRefused() {
    record Case(Map<String, Object> given, String code) {}
    for (Case each :
        List.of(
            new Case(Map.of("weightUnit", POUND), "patient.weight-with-its-unit"),
            new Case(Map.of("weightKg", 80, "weightUnit", POUND), "patient.weight-with-its-unit"),
            new Case(Map.of("weightKg", 80, "weight", 176), "patient.weight-twice"),
            new Case(Map.of("weight", 176.25, "weightUnit", POUND), "field.decimals-at-most"))) {
      register(each.given())
          .then()
          .statusCode(400)
          .body("errors.field", contains("weight"))
          .body("errors.code", contains(each.code()));
    }
  }

  @Test
  void jumpOfWeightIsToldInEnteredUnit() {
    UUID patient = TestClinic.id(register(Map.of("weight", 180, "weightUnit", POUND)));
    patch(patient, Map.of("weight", 80, "weightUnit", POUND))
        .then()
        .statusCode(400)
        .body("errors.field", contains("weight"))
        .body("errors.code", contains("weight-jump"))
        .body("errors[0].message", containsString("from 180.0 lb to 80 lb"));
    patch(patient, Map.of("phone", "555 0100"))
        .then()
        .statusCode(200)
        .body("weightEntered.value", equalTo(180.0f));
    patch(patient, Map.of("weight", 178.5, "weightUnit", POUND))
        .then()
        .statusCode(200)
        .body("weightKg", equalTo(81.0f))
        .body("weightEntered.value", equalTo(178.5f));
    Map<String, Object> none = new HashMap<>();
    none.put("weightKg", null);
    patch(patient, none)
        .then()
        .statusCode(200)
        .body("weightKg", nullValue())
        .body("weightEntered", nullValue());
  }

  @Test
  void weightAtCheckInHasItsUnit() {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(Map.of("weightKg", 82)), 0);
    String path = "/api/sessions/" + session + "/check-in";
    clinic
        .nurse
        .post(path, Map.of("weight", 82, "weightUnit", POUND))
        .then()
        .statusCode(400)
        .body("errors.code", contains("weight-jump"))
        .body("errors[0].message", containsString("from 180.8 lb to 82 lb"));
    clinic
        .nurse
        .post(path, Map.of("weight", 181, "weightUnit", POUND))
        .then()
        .statusCode(200)
        .body("patient.weightKg", equalTo(82.1f))
        .body("weight.weightKg", equalTo(82.1f))
        .body("weight.weightEntered.value", equalTo(181))
        .body("weight.weightEntered.unit", equalTo(POUND));
  }

  @Test
  void sessionKeepsTheWeightOfItsDayAsItWasEntered() {
    UUID patient = clinic.aPatient(Map.of("weightKg", 70));
    UUID session = clinic.aBookedSessionFor(patient, 0);
    clinic.nurse.get("/api/sessions/" + session).then().body("weight", nullValue());
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("weight.weightKg", equalTo(70.0f))
        .body("weight.weightEntered", nullValue());
    // weighed again before the start, in pounds
    patch(patient, Map.of("weight", 155, "weightUnit", POUND)).then().statusCode(200);
    clinic.started(session, now().minusSeconds(60));
    // and after it, for another day
    patch(patient, Map.of("weightKg", 71)).then().statusCode(200);
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("patient.weightKg", equalTo(71.0f))
        .body("weight.weightKg", equalTo(70.3f))
        .body("weight.weightEntered.value", equalTo(155.0f))
        .body("weight.weightEntered.unit", equalTo(POUND));
  }

  @Test
  void paperNamesUnitInHeadingOrColumn() {
    UUID session = clinic.aRunningSession();
    int minute = 20;
    for (String heading :
        List.of(
            "temperature (°F)", "temperature [degF]", "temperature ([degF])", "temperature °F")) {
      send(session, "takenAt,%s\n%s,100.4\n".formatted(heading, now().minusSeconds(60L * minute--)))
          .then()
          .statusCode(201)
          .body("observations[0].temperature", equalTo(38.0f))
          .body("observations[0].temperatureEntered.value", equalTo(100.4f));
    }
    String mixed =
        "takenAt;temperature;temperatureUnit\n%s;98,6;[degF]\n%s;37,5;\n%s;99;°F\n%s;36,5;Cel\n"
            .formatted(ago(12), ago(11), ago(10), ago(9));
    send(session, mixed)
        .then()
        .statusCode(201)
        .body("observations.temperature", contains(37.0f, 37.5f, 37.2222f, 36.5f));
  }

  @Test
  void wrongUnitsOnPaperAreNamed() {
    UUID session = clinic.aRunningSession();
    send(session, "takenAt,temperature,temperatureUnit\n" + ago(5) + ",310,K\n")
        .then()
        .statusCode(400)
        .body("errors.field", contains("temperatureUnit"))
        .body("errors.line", contains(2));
    send(session, "takenAt,temperature (K)\n" + ago(5) + ",310\n")
        .then()
        .statusCode(400)
        .body("errors.field", contains("column 2"));
    send(session, "takenAt,temperature (°F),temperatureUnit\n" + ago(5) + ",99,[degF]\n")
        .then()
        .statusCode(400)
        .body("errors.code", contains("chair.unit-in-heading"));
    send(session, "takenAt,temperature (°F),temperature\n" + ago(5) + ",99,37\n")
        .then()
        .statusCode(400)
        .body("errors.code", contains("chair.column-twice"));
    send(session, "takenAt,temperature (°F)\n" + ago(5) + ",37\n")
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("must be between 77 and 113 °F"));
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @Test
  void boundsAreToldInGerman() {
    UUID session = clinic.aRunningSession();
    clinic
        .nurse
        .request()
        .header("Accept-Language", "de")
        .contentType("application/json")
        .body(Map.of("temperature", 76.5, "temperatureUnit", FAHRENHEIT))
        .post("/api/sessions/" + session + "/observations")
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("muss zwischen 77 und 113 °F liegen"));
  }

  @Test
  void clinicChoosesItsUnits() {
    String path = "/api/clinics/" + clinic.clinicId;
    clinic
        .admin
        .get(path)
        .then()
        .body("temperatureUnit", equalTo("Cel"))
        .body("weightUnit", equalTo("kg"));
    clinic.change(path, Map.of("temperatureUnit", FAHRENHEIT));
    clinic.change(path, Map.of("weightUnit", POUND));
    clinic
        .admin
        .get(path)
        .then()
        .body("temperatureUnit", equalTo(FAHRENHEIT))
        .body("weightUnit", equalTo(POUND));
    // the setting is how people enter values, never what a number means
    post(clinic.aRunningSession(), Map.of("temperature", 37.1))
        .then()
        .body("observation.temperature", equalTo(37.1f));
  }

  private static String ago(int minutes) {
    return now().minusSeconds(60L * minutes).toString();
  }

  private Answer send(UUID session, String csv) {
    return clinic
        .nurse
        .request()
        .contentType("text/csv; charset=utf-8")
        .body(csv.getBytes(StandardCharsets.UTF_8))
        .post("/api/sessions/" + session + "/observations/import");
  }

  private Answer register(Map<String, ?> weight) {
    Map<String, Object> patient =
        new HashMap<>(
            Map.of(
                "mrn", "MRN-" + TestClinic.some(),
                "givenName", "Ada",
                "familyName", "Okafor",
                "birthDate", "1980-04-12"));
    patient.putAll(weight);
    return clinic.scheduler.post("/api/patients", patient);
  }

  private Answer patch(UUID patient, Map<String, ?> change) {
    String path = "/api/patients/" + patient;
    return clinic.nurse.patch(path, clinic.nurse.get(path).header("ETag"), change);
  }
}
