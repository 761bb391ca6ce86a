package org.chairside.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who gives a nurse, clinician or admin another password could sign in as them. Where the
 * organization wants a second admin, no admin does so alone.
 */
@ApplicationTest
class AccessResetTest {

  private TestClinic clinic;
  private Person second;

  @BeforeEach
  void wantsSecondAdmin() {
    clinic = TestClinic.open();
    second = clinic.takeOn(Role.ADMIN);
    clinic
        .admin
        .patch("/api/organization", Map.of("secondAdminForClinicalRoles", true))
        .then()
        .statusCode(200);
  }

  private static String path(Person person) {
    return "/api/staff/" + person.id();
  }

  private static Answer resetsPassword(Person admin, Person of) {
    return admin.post(path(of) + "/password-reset");
  }

  private static Answer asks(Person admin, Person of) {
    return admin.post(path(of) + "/access-reset-requests");
  }

  private static String asked(Person admin, Person of) {
    return asks(admin, of).then().statusCode(201).extract().path("id");
  }

  private static Answer decides(Person admin, String request, String verb) {
    return admin.post("/api/grant-requests/" + request + "/" + verb);
  }

  private static void isRefused(Answer reset) {
    reset.then().statusCode(403).body("code", equalTo("grant.reset-by-two-admins"));
  }

  @Test
  void nobodyWithClinicalRoleGetsPasswordByOneAdminsWord() {
    for (Person person : List.of(clinic.nurse, clinic.clinician, second)) {
      isRefused(resetsPassword(clinic.admin, person));
      // what they have is still theirs
      person.get("/api/me").then().statusCode(200);
    }
    resetsPassword(clinic.admin, clinic.scheduler).then().statusCode(201);
  }

  @Test
  void anotherAdminAgreesAndTheFirstResets() {
    String request = asked(clinic.admin, clinic.clinician);
    second
        .get("/api/grant-requests")
        .then()
        .body("items.resetsAccess", contains(true))
        .body("items[0].staffId", equalTo(clinic.clinician.id()))
        .body("items[0].roles", empty());
    isRefused(resetsPassword(clinic.admin, clinic.clinician));
    decides(clinic.admin, request, "approve")
        .then()
        .statusCode(403)
        .body("code", equalTo("grant.by-another-admin"));
    decides(second, request, "approve").then().statusCode(200).body("approved", equalTo(true));

    // what was agreed to is that admin's to do, and of that person
    isRefused(resetsPassword(second, clinic.clinician));
    isRefused(resetsPassword(clinic.admin, clinic.nurse));
    clinic.clinician.get("/api/me").then().statusCode(200);
    resetsPassword(clinic.admin, clinic.clinician).then().statusCode(201);
    clinic.clinician.get("/api/me").then().statusCode(401);

    clinic
        .admin
        .get("/api/audit?limit=500&actor=" + second.id())
        .then()
        .body(
            "items.find { it.route == '/grant-requests/{id}/approve' }.rights[0].field",
            equalTo("accessReset"));
  }

  @Test
  void agreementLastsAnHour() {
    String request = asked(clinic.admin, clinic.nurse);
    decides(second, request, "approve").then().statusCode(200);
    FactorBrowser.changes(
        "update grant_request set decided_at = ? where id = ?",
        Instant.now().minus(Duration.ofMinutes(61)),
        UUID.fromString(request));
    isRefused(resetsPassword(clinic.admin, clinic.nurse));
  }

  @Test
  void refusedOrRepeatedRequestAllowsNothing() {
    String first = asked(clinic.admin, clinic.nurse);
    String next = asked(clinic.admin, clinic.nurse);
    decides(second, first, "approve").then().statusCode(409).body("code", equalTo("grant.decided"));
    decides(second, next, "refuse").then().statusCode(200).body("approved", equalTo(false));
    isRefused(resetsPassword(clinic.admin, clinic.nurse));
    second.get("/api/grant-requests").then().body("items", empty());
  }

  @Test
  void secondFactorsAreEndedByTwo() {
    // setting one up ends the nurse's other sign-ins
    String nurse = path(clinic.nurse);
    String factors = nurse + "/second-factors";
    FactorBrowser.of(clinic, clinic.nurse.get("/api/me").path("username")).setsAppUp();
    isRefused(clinic.admin.request().delete(factors));
    clinic.admin.get(nurse).then().body("secondFactor", equalTo(true));

    String request =
        clinic.admin.post(nurse + "/access-reset-requests").then().extract().path("id");
    decides(second, request, "approve").then().statusCode(200);
    clinic.admin.request().delete(factors).then().statusCode(204);
    clinic.admin.get(nurse).then().body("secondFactor", equalTo(false));
  }

  @Test
  void requestForRolesAndForAccessStandBesideEachOther() {
    clinic
        .admin
        .patch(path(clinic.nurse), Map.of("roles", List.of(Role.NURSE, Role.CLINICIAN)))
        .then()
        .body("requestedRoles", contains("CLINICIAN"));
    String request = asked(clinic.admin, clinic.nurse);
    clinic.admin.get(path(clinic.nurse)).then().body("requestedRoles", contains("CLINICIAN"));
    decides(second, request, "approve").then().statusCode(200);
    clinic.nurse.get("/api/me").then().body("roles", contains("NURSE"));
  }

  @Test
  void nothingIsAskedWhereNobodyHasToAgree() {
    for (Person person : List.of(clinic.scheduler, clinic.admin)) {
      asks(clinic.admin, person)
          .then()
          .statusCode(409)
          .body("code", equalTo("grant.no-one-has-to-agree"));
    }
    asks(TestClinic.open().admin, clinic.nurse).then().statusCode(404);
    asks(clinic.clinician, clinic.nurse).then().statusCode(403);
    TestClinic trusting = TestClinic.open();
    asks(trusting.admin, trusting.nurse).then().statusCode(409);
    assertThat(resetsPassword(trusting.admin, trusting.nurse).statusCode()).isEqualTo(201);
  }
}
