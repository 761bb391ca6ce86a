package org.chairside.story;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.ApplicationTest;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** Who may do what, and who sees nothing at all. */
@ApplicationTest
class RightsTest {

  @Test
  void whoIsNotSignedInIsToldSo() {
    Ward ward = Ward.open();
    for (String path :
        List.of("/api/me", "/api/patients", "/api/clinics/" + ward.clinicId + "/board")) {
      ward.nobody.get(path).then().statusCode(401).contentType("application/problem+json");
    }
    given()
        .header("Authorization", "Bearer not-a-token")
        .get("/api/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void theCookieIsNoScriptsAndNoOtherSitesAndEndsWithSigningOut() {
    Ward ward = Ward.open();
    ward.nobody
        .post(
            "/api/auth/login", Map.of("username", ward.adminUsername(), "password", Ward.PASSWORD))
        .then()
        .statusCode(204)
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Strict"));
    ward.nurse
        .get("/api/me")
        .then()
        .body("roles", contains("NURSE"))
        .body("clinics.size()", equalTo(1));
    ward.nurse.post("/api/auth/logout").then().statusCode(204);
    ward.nurse.get("/api/me").then().statusCode(401);
  }

  @Test
  void anotherSiteCannotWriteWithTheCookie() {
    Ward ward = Ward.open();
    ward.nurse
        .request()
        .header("Origin", "https://elsewhere.example")
        .contentType("application/json")
        .body(Map.of("q", "a"))
        .post("/api/patients/search")
        .then()
        .statusCode(403);
    ward.nurse
        .request()
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .body(Map.of("q", "a"))
        .post("/api/patients/search")
        .then()
        .statusCode(403);
  }

  @Test
  void tooManyWrongPasswordsAreStopped() {
    Ward ward = Ward.open();
    Map<String, Object> wrong = Map.of("username", ward.adminUsername(), "password", "wrong");
    for (int i = 0; i < 10; i++) {
      ward.nobody.post("/api/auth/login", wrong).then().statusCode(401);
    }
    ward.nobody
        .post("/api/auth/login", wrong)
        .then()
        .statusCode(429)
        .header("Retry-After", equalTo("900"));
  }

  @Test
  void eachRoleDoesItsOwnWork() {
    Ward ward = Ward.open();
    UUID patient = ward.aPatient();
    UUID session = ward.aBookedSession();
    for (Person person : List.of(ward.nurse, ward.scheduler, ward.admin)) {
      person.post("/api/courses", ward.aCourse(patient)).then().statusCode(403);
    }
    for (Person person : List.of(ward.scheduler, ward.admin)) {
      person.post("/api/sessions/" + session + "/check-in").then().statusCode(403);
      person.get("/api/flags").then().statusCode(403);
      person.get("/api/reviews").then().statusCode(403);
    }
    ward.nurse.get("/api/reviews").then().statusCode(403);
    ward.nurse.get("/api/staff").then().statusCode(403);
    ward.clinician
        .post("/api/clinics", Map.of("name", "x", "timeZone", "Europe/Berlin"))
        .then()
        .statusCode(403);
  }

  @Test
  void somebodyIsAlwaysLeftToAdminister() {
    Ward ward = Ward.open();
    String admin = "/api/staff/" + ward.admin.id();
    ward.admin.patch(admin, Map.of("active", false)).then().statusCode(409);
    ward.admin.patch(admin, Map.of("roles", List.of("NURSE"))).then().statusCode(409);
    ward.admin
        .patch("/api/staff/" + ward.nurse.id(), Map.of("roles", List.of("NURSE", "ADMIN")))
        .then()
        .statusCode(200);
    ward.admin.patch(admin, Map.of("active", false)).then().statusCode(200);
  }

  @Test
  void whichNameIsTakenIsSaidAtItsField() {
    Ward ward = Ward.open();
    ward.admin
        .post(
            "/api/staff",
            Map.of(
                "username",
                ward.adminUsername(),
                "name",
                "Another",
                "roles",
                List.of("NURSE"),
                "password",
                Ward.PASSWORD))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("username"));
    String clinic = ward.admin.get("/api/clinics/" + ward.clinicId).path("name");
    ward.admin
        .post("/api/clinics", Map.of("name", clinic, "timeZone", "Europe/Berlin"))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("name"));
    String chair =
        ward.admin.get("/api/clinics/" + ward.clinicId + "/chairs").path("items[0].name");
    ward.admin
        .post("/api/clinics/" + ward.clinicId + "/chairs", Map.of("name", chair))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("name"));
  }

  @Test
  void anotherOrganizationsRecordsAreNotThere() {
    Ward ours = Ward.open();
    Ward theirs = Ward.open();
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
  void aProgramCallsWithATokenThatAnAdminMadeForSomebody() {
    Ward ward = Ward.open();
    String staffId = ward.nurse.get("/api/me").path("id");
    String token =
        ward.admin
            .post("/api/tokens", Map.of("name", "monitor gateway", "staffId", staffId))
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    ward.nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .get("/api/me")
        .then()
        .statusCode(200)
        .body("roles", contains("NURSE"));
    ward.nurse.post("/api/tokens", Map.of("name", "x", "staffId", staffId)).then().statusCode(403);
  }

  @Test
  void anAdminSeesWhichTokensThereAreWithoutTheirSecrets() {
    Ward ward = Ward.open();
    List<String> made =
        Stream.of("gateway", "reports", "board")
            .map(name -> aToken(ward, name))
            .map(UUID::toString)
            .toList();
    ward.admin.post("/api/tokens/" + made.get(1) + "/revoke", Map.of()).then().statusCode(204);

    Response first = ward.admin.get("/api/tokens?limit=2");
    first
        .then()
        .statusCode(200)
        .body("items.id", equalTo(made.subList(0, 2)))
        .body("items.name", contains("gateway", "reports"))
        .body("items[0].staffId", equalTo(ward.nurse.id()))
        .body("items[0].revokedAt", nullValue())
        .body("items[1].revokedAt", notNullValue())
        .body("items[0].createdBy", equalTo(ward.admin.id()));
    ward.admin
        .get("/api/tokens?limit=2&cursor=" + first.path("next"))
        .then()
        .body("items.id", equalTo(made.subList(2, 3)))
        .body("next", nullValue());
    Ward.open().admin.get("/api/tokens").then().body("items", empty());
    ward.clinician.get("/api/tokens").then().statusCode(403);
  }

  private static UUID aToken(Ward ward, String name) {
    return Ward.id(
        ward.admin.post("/api/tokens", Map.of("name", name, "staffId", ward.nurse.id())));
  }

  @Test
  void everybodyKnowsTheirColleaguesByName() {
    Ward ward = Ward.open();
    for (Person person : List.of(ward.nurse, ward.scheduler, ward.clinician, ward.admin)) {
      person
          .get("/api/staff/names")
          .then()
          .statusCode(200)
          .body("items.size()", equalTo(4))
          .body("items.find { it.id == '" + ward.nurse.id() + "' }.name", equalTo("A NURSE"));
    }
    ward.nobody.get("/api/staff/names").then().statusCode(401);
    Ward.open()
        .nurse
        .get("/api/staff/names")
        .then()
        .body("items.id", not(hasItem(ward.nurse.id())));
  }
}
