package org.chairside.story;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A patient who is likely registered already is not registered again without a reason. */
@ApplicationTest
class LikelyDuplicateTest {

  private static final String REASON = "her twin sister, seen together";

  private static Map<String, Object> person(
      String given, String family, String birthDate, String phone) {
    return new HashMap<>(
        Map.of(
            "mrn", "MRN-" + TestClinic.some(),
            "givenName", given,
            "familyName", family,
            "birthDate", birthDate,
            "phone", phone));
  }

  private static Answer register(TestClinic clinic, Map<String, Object> person) {
    return clinic.scheduler.post("/api/patients", person);
  }

  private static Answer asked(TestClinic clinic, Map<String, Object> person) {
    Map<String, Object> asking = new HashMap<>(person);
    asking.put("askIfDuplicate", true);
    return register(clinic, asking);
  }

  private static void assertAsked(TestClinic clinic, UUID known, Map<String, Object> person) {
    asked(clinic, person)
        .then()
        .statusCode(409)
        .body("code", equalTo("patient.likely-duplicate"))
        .body("params.patient", equalTo(known.toString()))
        .body("errors.field", contains("overrideReason"))
        .body("errors[0].params.patient", equalTo(known.toString()))
        .body("detail", not(containsString(person.get("familyName").toString())))
        .body("detail", not(containsString(person.get("birthDate").toString())));
  }

  @Test
  void samePersonInAnyWritingNeedsReason() {
    TestClinic clinic = TestClinic.open();
    UUID known =
        TestClinic.id(
            register(clinic, person("Jürgen", "Müller-Weiß", "1961-03-28", "(312) 555-0199")));
    for (Map<String, Object> person :
        List.of(
            person("Jürgen", "Müller-Weiß", "1961-03-28", "773 555 0100"),
            person("Juergen", "MUELLER WEISS", "1961-03-28", "773 555 0100"),
            person("Jurgen", "Muller", "1961-03-28", "773 555 0100"),
            person("Jürgen Karl", "Miller", "1961-03-28", "773 555 0100"),
            person("Müller-Weiß", "Jürgen", "1961-03-28", "773 555 0100"),
            person("Jürgen", "Müller-Weiß", "1916-03-28", "+1 312 555 0199"),
            person("Sandra", "Okafor", "1961-03-28", "312.555.0199"))) {
      assertAsked(clinic, known, person);
    }
  }

  @Test
  void clientThatDoesNotAskIsWarned() {
    TestClinic clinic = TestClinic.open();
    UUID known = TestClinic.id(register(clinic, person("Anna", "Meyer", "1971-03-28", "")));

    register(clinic, person("Anna", "Maier", "1971-03-28", ""))
        .then()
        .statusCode(201)
        .body("likelyDuplicates", contains(known.toString()));
    register(clinic, person("Ruth", "Okonkwo", "1980-01-02", ""))
        .then()
        .statusCode(201)
        .body("likelyDuplicates", empty());
  }

  @Test
  void otherPersonIsRegisteredWithoutQuestion() {
    TestClinic clinic = TestClinic.open();
    register(clinic, person("Anna", "Meyer", "1971-03-28", "(312) 555-0199"));
    for (Map<String, Object> person :
        List.of(
            person("Anna", "Meyer", "1971-03-29", "773 555 0100"),
            person("Ruth", "Okonkwo", "1971-03-28", "773 555 0101"),
            person("Ruth", "Schneider", "1988-11-02", "312 555 0199"))) {
      register(clinic, person).then().statusCode(201);
    }
    register(TestClinic.open(), person("Anna", "Meyer", "1971-03-28", "(312) 555-0199"))
        .then()
        .statusCode(201);
  }

  @Test
  void reasonRegistersTwinAndIsNotAskedForAgain() {
    TestClinic clinic = TestClinic.open();
    UUID anna =
        TestClinic.id(register(clinic, person("Anna", "Meyer", "1971-03-28", "312 555 0199")));
    Map<String, Object> twin = person("Hanna", "Meyer", "1971-03-28", "312 555 0199");
    assertAsked(clinic, anna, twin);
    twin.put("overrideReason", "ok");
    register(clinic, twin).then().statusCode(400).body("errors.field", contains("overrideReason"));
    twin.put("confirmed", true);
    twin.remove("overrideReason");
    assertAsked(clinic, anna, twin);
    twin.put("overrideReason", REASON);
    UUID hanna = TestClinic.id(register(clinic, twin));

    clinic.change("/api/patients/" + hanna, Map.of("familyName", "Maier"));
    clinic.change("/api/patients/" + anna, Map.of("phone", "+1 312 555 0199"));
  }

  @Test
  void everyCandidateIsNamed() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> second = person("Anna", "Maier", "1971-03-28", "312 555 0100");
    UUID one = TestClinic.id(register(clinic, person("Anna", "Meyer", "1971-03-28", "")));
    second.put("overrideReason", REASON);
    UUID two = TestClinic.id(register(clinic, second));

    asked(clinic, person("Anna", "Mayer", "1971-03-28", ""))
        .then()
        .statusCode(409)
        .body("errors.params.patient", contains(one.toString(), two.toString()));
  }

  @Test
  void changeThatMakesTwoPatientsAlikeNeedsReason() {
    TestClinic clinic = TestClinic.open();
    UUID known = TestClinic.id(register(clinic, person("Anna", "Meyer", "1971-03-28", "")));
    UUID other = TestClinic.id(register(clinic, person("Anna", "Meyer", "1971-03-18", "")));
    String path = "/api/patients/" + other;

    clinic.scheduler.patch(path, Map.of("notes", "prefers mornings")).then().statusCode(200);
    clinic
        .scheduler
        .patch(path, Map.of("birthDate", "1971-03-28", "askIfDuplicate", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("patient.likely-duplicate"))
        .body("params.patient", equalTo(known.toString()));
    clinic.nurse.get(path).then().body("birthDate", equalTo("1971-03-18"));
    clinic
        .scheduler
        .patch(path, Map.of("birthDate", "1971-03-28", "overrideReason", REASON))
        .then()
        .statusCode(200);
    clinic.scheduler.patch(path, Map.of("givenName", "Hanna")).then().statusCode(200);
  }
}
