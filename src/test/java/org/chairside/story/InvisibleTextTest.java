package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.some;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Nobody can enter what nobody can see: names and notes are what they look like. */
@ApplicationTest
class InvisibleTextTest {

  private static void assertForbidden(Answer answer, String field, String character) {
    assertThat(answer.statusCode()).as(field + " " + character).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<List<String>>path("errors.field")).containsExactly(field);
    assertThat(answer.<String>path("errors[0].code")).isEqualTo("field.forbidden-character");
    assertThat(answer.<String>path("errors[0].params.character")).isEqualTo(character);
  }

  private static Map<String, Object> aPatient() {
    return new HashMap<>(
        Map.of(
            "mrn", "MRN-" + some(),
            "givenName", "Ada",
            "familyName", "Okafor",
            "birthDate", "1980-04-12"));
  }

  @Test
  void nameOfPatientRefusesInvisibleCharacters() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/patients/" + clinic.aPatient();
    Map<String, String> wrong =
        Map.of(
            "U+200B", "A\u200bda",
            "U+202E", "\u202Eada",
            "U+2067", "Ada\u2067",
            "U+00AD", "A\u00adda",
            "U+0007", "Ada\u0007",
            "U+0000", "A\u0000da",
            "U+D800", "Ada\ud800",
            "U+FEFF", "\ufeffAda",
            "U+000A", "Ada\nB",
            "U+0009", "Ada\tB");
    for (String field : List.of("mrn", "givenName", "familyName")) {
      wrong.forEach(
          (character, name) -> {
            Map<String, Object> patient = aPatient();
            patient.put(field, name);
            String body = Bodies.escaped(patient);
            assertForbidden(clinic.scheduler.post("/api/patients", body), field, character);
            assertForbidden(
                clinic.scheduler.patch(path, Bodies.escaped(Map.of(field, name))),
                field,
                character);
          });
    }
  }

  @Test
  void everyOtherNameRefusesThem() {
    TestClinic clinic = TestClinic.open();
    String name = "One\u200b";
    String clinicPath = "/api/clinics/" + clinic.clinicId;
    assertForbidden(
        clinic.admin.post(clinicPath + "/chairs", Map.of("name", name)), "name", "U+200B");
    assertForbidden(clinic.admin.patch(clinicPath, Map.of("name", name)), "name", "U+200B");
    assertForbidden(
        clinic.admin.post(
            "/api/staff",
            Map.of(
                "username",
                "n-" + some(),
                "name",
                name,
                "roles",
                List.of(Role.NURSE),
                "password",
                TestClinic.PASSWORD)),
        "name",
        "U+200B");
    Map<String, Object> course = clinic.aCourse(clinic.aPatient());
    course.put("indication", "chronic\nmigraine");
    assertForbidden(clinic.clinician.post("/api/courses", course), "indication", "U+000A");
    assertForbidden(
        clinic.scheduler.post("/api/patients", with("allergies", List.of("nuts", "\u202Eegg"))),
        "allergies[1]",
        "U+202E");
    assertForbidden(
        clinic.scheduler.post("/api/patients", with("notes", "a\u2066b")), "notes", "U+2066");
    assertForbidden(
        clinic.scheduler.post("/api/patients", with("phone", "555\u200b1234")), "phone", "U+200B");
    assertForbidden(
        clinic.scheduler.patch(
            "/api/patients/" + clinic.aPatient(), Map.of("phone", "555\u200b1234")),
        "phone",
        "U+200B");
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> patient = aPatient();
    patient.put(field, value);
    return patient;
  }

  @Test
  void noteKeepsItsLinesAndNothingInvisible() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session + "/observations";
    clinic
        .nurse
        .post(at, Map.of("note", "first\n\tsecond"))
        .then()
        .statusCode(201)
        .body("observation.note", equalTo("first\n\tsecond"));
    assertForbidden(clinic.nurse.post(at, Map.of("note", "5\u202E01 mg")), "note", "U+202E");
    clinic
        .nurse
        .postCsv(at + "/import", "takenAt,note\n" + now() + ",5\u202E01 mg\n")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("field.forbidden-character"))
        .body("errors[0].line", equalTo(2));
    assertForbidden(
        clinic.nurse.post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "WARNING", "reason", "pale\u0007")),
        "reason",
        "U+0007");
  }

  @Test
  void textOfSpacesIsBlank() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    for (String blank : List.of("\u00a0", "\u2003\u3000", "\u200b", "\u3164", "\n\t")) {
      clinic
          .nurse
          .post(
              "/api/sessions/" + session + "/flags", Map.of("severity", "WARNING", "reason", blank))
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("reason"))
          .body("errors.code", hasItem("field.required"));
      clinic
          .admin
          .post("/api/clinics/" + clinic.clinicId + "/chairs", Map.of("name", blank))
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("name"));
    }
  }

  @Test
  void nameIsStoredInComposedForm() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> patient = aPatient();
    patient.put("givenName", " Zoe\u0308 ");
    patient.put("familyName", "Mu\u0308ller");
    String id = clinic.scheduler.post("/api/patients", patient).path("id");
    clinic
        .nurse
        .get("/api/patients/" + id)
        .then()
        .body("givenName", equalTo("Zo\u00eb"))
        .body("familyName", equalTo("M\u00fcller"));
    clinic
        .admin
        .post("/api/clinics/" + clinic.clinicId + "/chairs", Map.of("name", "Lie\u0301ge"))
        .then()
        .statusCode(201)
        .body("name", equalTo("Li\u00e9ge"));
  }

  @Test
  void passwordIsTakenAsItIsSent() {
    TestClinic clinic = TestClinic.open();
    String username = "nurse-" + some();
    String password = "\u200ba pass\u00adword of the ward ";
    clinic
        .admin
        .post(
            "/api/staff",
            Map.of(
                "username",
                username,
                "name",
                "Ann",
                "roles",
                List.of(Role.NURSE),
                "password",
                password))
        .then()
        .statusCode(201);
    clinic
        .nobody
        .post("/api/auth/login", Map.of("username", username, "password", password))
        .then()
        .statusCode(204);
  }

  /** JSON in which every character beyond ASCII is escaped, broken ones too. */
  private static final class Bodies {
    static String escaped(Map<String, Object> fields) {
      StringBuilder json = new StringBuilder("{");
      fields.forEach(
          (name, value) -> {
            json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":\"");
            value.toString().chars().forEach(c -> json.append("\\u%04x".formatted(c)));
            json.append('"');
          });
      return json.append('}').toString();
    }
  }
}
