package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Permissions, sign-in and isolation of organizations. */
@ApplicationTest
class RightsTest {

  @Test
  void callWithoutSignInIsRefused() {
    TestClinic clinic = TestClinic.open();
    for (String path :
        List.of("/api/me", "/api/patients", "/api/clinics/" + clinic.clinicId + "/board")) {
      clinic.nobody.get(path).then().statusCode(401).contentType("application/problem+json");
    }
    Call.to(clinic.uri())
        .header("Authorization", "Bearer not-a-token")
        .get("/api/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void cookieIsHttpOnlyAndEndsOnSignOut() {
    TestClinic clinic = TestClinic.open();
    clinic
        .nobody
        .post(
            "/api/auth/login",
            Map.of("username", clinic.adminUsername(), "password", TestClinic.PASSWORD))
        .then()
        .statusCode(204)
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Strict"));
    clinic
        .nurse
        .get("/api/me")
        .then()
        .body("roles", contains("NURSE"))
        .body("clinics.size()", equalTo(1));
    clinic.nurse.post("/api/auth/logout").then().statusCode(204);
    clinic.nurse.get("/api/me").then().statusCode(401);
  }

  @Test
  void crossSiteWriteIsRefused() {
    TestClinic clinic = TestClinic.open();
    clinic
        .nurse
        .request()
        .header("Origin", "https://elsewhere.example")
        .contentType("application/json")
        .body(Map.of("q", "a"))
        .post("/api/patients/search")
        .then()
        .statusCode(403);
    clinic
        .nurse
        .request()
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .body(Map.of("q", "a"))
        .post("/api/patients/search")
        .then()
        .statusCode(403);
  }

  @Test
  void tooManyWrongPasswordsAreBlocked() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> wrong = Map.of("username", clinic.adminUsername(), "password", "wrong");
    for (int i = 0; i < 10; i++) {
      clinic.nobody.post("/api/auth/login", wrong).then().statusCode(401);
    }
    String retryAfter =
        clinic
            .nobody
            .post("/api/auth/login", wrong)
            .then()
            .statusCode(429)
            .extract()
            .header("Retry-After");
    // until the first of the ten no longer counts
    assertThat(Integer.parseInt(retryAfter)).isBetween(600, 900);
  }

  @Test
  void concurrentWrongPasswordsAreCountedFirst() throws Exception {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> wrong = Map.of("username", clinic.adminUsername(), "password", "wrong");
    Callable<Integer> attempt = () -> clinic.nobody.post("/api/auth/login", wrong).statusCode();
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService atOnce = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> answer : atOnce.invokeAll(Collections.nCopies(24, attempt))) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(status -> status == 401).hasSize(10);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(14);
  }

  @Test
  void rightPasswordResetsCount() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> wrong = Map.of("username", clinic.adminUsername(), "password", "wrong");
    Map<String, Object> right =
        Map.of("username", clinic.adminUsername(), "password", TestClinic.PASSWORD);
    for (int i = 0; i < 9; i++) {
      clinic.nobody.post("/api/auth/login", wrong).then().statusCode(401);
    }
    clinic.nobody.post("/api/auth/login", right).then().statusCode(204);
    clinic.nobody.post("/api/auth/login", wrong).then().statusCode(401);
  }

  @Test
  void eachRoleDoesItsOwnWork() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    UUID session = clinic.aBookedSession();
    for (Person person : List.of(clinic.nurse, clinic.scheduler, clinic.admin)) {
      person.post("/api/courses", clinic.aCourse(patient)).then().statusCode(403);
    }
    for (Person person : List.of(clinic.scheduler, clinic.admin)) {
      person.post("/api/sessions/" + session + "/check-in").then().statusCode(403);
      person.get("/api/flags").then().statusCode(403);
      person.get("/api/reviews").then().statusCode(403);
    }
    clinic.nurse.get("/api/reviews").then().statusCode(403);
    clinic.nurse.get("/api/staff").then().statusCode(403);
    clinic
        .clinician
        .post("/api/clinics", Map.of("name", "x", "timeZone", "Europe/Berlin"))
        .then()
        .statusCode(403);
  }

  @Test
  void lastAdminCannotBeRemoved() {
    TestClinic clinic = TestClinic.open();
    String admin = "/api/staff/" + clinic.admin.id();
    clinic.admin.patch(admin, Map.of("active", false)).then().statusCode(409);
    clinic.admin.patch(admin, Map.of("roles", List.of("NURSE"))).then().statusCode(409);
    clinic
        .admin
        .patch("/api/staff/" + clinic.nurse.id(), Map.of("roles", List.of("NURSE", "ADMIN")))
        .then()
        .statusCode(200);
    clinic.admin.patch(admin, Map.of("active", false)).then().statusCode(200);
  }

  @Test
  void takenNameIsReportedAtField() {
    TestClinic clinic = TestClinic.open();
    clinic
        .admin
        .post(
            "/api/staff",
            Map.of(
                "username",
                clinic.adminUsername(),
                "name",
                "Another",
                "roles",
                List.of("NURSE"),
                "password",
                TestClinic.PASSWORD))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("username"));
    String name = clinic.admin.get("/api/clinics/" + clinic.clinicId).path("name");
    clinic
        .admin
        .post("/api/clinics", Map.of("name", name, "timeZone", "Europe/Berlin"))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("name"));
    String chair =
        clinic.admin.get("/api/clinics/" + clinic.clinicId + "/chairs").path("items[0].name");
    clinic
        .admin
        .post("/api/clinics/" + clinic.clinicId + "/chairs", Map.of("name", chair))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("name"));
  }

  @Test
  void otherOrganizationsRecordsAreNotFound() {
    TestClinic ours = TestClinic.open();
    TestClinic theirs = TestClinic.open();
    UUID session = theirs.aSessionWithACriticalFlag();
    var whole = theirs.session(session);
    String flag = whole.path("flags").path(0).path("id").asText();
    String patient = whole.path("patient").path("id").asText();
    String course = whole.path("course").path("id").asText();

    for (String path :
        List.of(
            "/api/sessions/" + session,
            "/api/sessions/" + session + "/observations",
            "/api/patients/" + patient,
            "/api/patients/" + patient + "/courses",
            "/api/courses/" + course,
            "/api/flags/" + flag,
            "/api/clinics/" + theirs.clinicId,
            "/api/clinics/" + theirs.clinicId + "/board",
            "/api/clinics/" + theirs.clinicId + "/chairs",
            "/api/clinics/" + theirs.clinicId + "/events")) {
      ours.clinician.get(path).then().statusCode(404).contentType("application/problem+json");
    }
    ours.clinician.post("/api/flags/" + flag + "/acknowledge").then().statusCode(404);
    ours.nurse
        .post("/api/sessions/" + session + "/observations", Map.of("pain", 1))
        .then()
        .statusCode(404);
    ours.clinician.get("/api/flags").then().body("items.id", not(hasItem(flag)));
    ours.clinician.get("/api/sessions").then().body("items", empty());
    ours.clinician
        .post("/api/courses", ours.aCourse(UUID.fromString(patient)))
        .then()
        .statusCode(400)
        .body("errors.field", contains("patientId"));
  }

  @Test
  void staffNamesAreListedForEveryRole() {
    TestClinic clinic = TestClinic.open();
    for (Person person : List.of(clinic.nurse, clinic.scheduler, clinic.clinician, clinic.admin)) {
      person
          .get("/api/staff/names")
          .then()
          .statusCode(200)
          .body("items.size()", equalTo(4))
          .body("items.find { it.id == '" + clinic.nurse.id() + "' }.name", equalTo("A NURSE"));
    }
    clinic.nobody.get("/api/staff/names").then().statusCode(401);
    TestClinic.open()
        .nurse
        .get("/api/staff/names")
        .then()
        .body("items.id", not(hasItem(clinic.nurse.id())));
  }
}
