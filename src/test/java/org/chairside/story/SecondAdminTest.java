package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the organization says so, a second admin approves clinical roles. */
@ApplicationTest
class SecondAdminTest {

  private static final String ORGANIZATION = "/api/organization";
  private static final Map<String, Boolean> ON = Map.of("secondAdminForClinicalRoles", true);
  private static final Map<String, Boolean> OFF = Map.of("secondAdminForClinicalRoles", false);

  private TestClinic clinic;
  private Person second;

  @BeforeEach
  void twoAdmins() {
    clinic = TestClinic.open();
    second = clinic.takeOn(Role.ADMIN);
  }

  private void turnOn() {
    clinic.admin.patch(ORGANIZATION, ON).then().statusCode(200);
  }

  private static String path(Person person) {
    return "/api/staff/" + person.id();
  }

  private Answer give(Person admin, Person to, Role... roles) {
    return admin.patch(path(to), Map.of("roles", List.of(roles)));
  }

  private String theRequest() {
    return second
        .get("/api/grant-requests")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .extract()
        .path("items[0].id");
  }

  private static Answer decide(Person admin, String request, String verb) {
    return admin.post("/api/grant-requests/" + request + "/" + verb);
  }

  @Test
  void withoutTheSettingRolesAreGivenAtOnce() {
    clinic
        .admin
        .get(ORGANIZATION)
        .then()
        .statusCode(200)
        .body("secondAdminForClinicalRoles", equalTo(false))
        .body("reauthenticationMinutes", equalTo(5));
    give(clinic.admin, clinic.nurse, Role.NURSE, Role.CLINICIAN)
        .then()
        .statusCode(200)
        .body("roles", contains("NURSE", "CLINICIAN"))
        .body("requestedRoles", empty());
  }

  @Test
  void clinicalRoleWaitsForAnotherAdmin() {
    turnOn();
    give(clinic.admin, clinic.scheduler, Role.SCHEDULER, Role.CLINICIAN)
        .then()
        .statusCode(200)
        .body("roles", contains("SCHEDULER"))
        .body("requestedRoles", contains("CLINICIAN"));
    clinic.scheduler.get("/api/me").then().body("roles", contains("SCHEDULER"));

    String request = theRequest();
    decide(clinic.admin, request, "approve")
        .then()
        .statusCode(403)
        .body("code", equalTo("grant.by-another-admin"));
    decide(clinic.nurse, request, "approve").then().statusCode(403);
    decide(TestClinic.open().admin, request, "approve").then().statusCode(404);
    decide(second, request, "approve")
        .then()
        .statusCode(200)
        .body("approved", equalTo(true))
        .body("decidedBy", equalTo(second.id()));

    clinic.scheduler.get("/api/me").then().body("roles", contains("SCHEDULER", "CLINICIAN"));
    clinic.admin.get(path(clinic.scheduler)).then().body("requestedRoles", empty());
    decide(second, request, "refuse").then().statusCode(409);
    second.get("/api/grant-requests").then().body("items", empty());
  }

  @Test
  void refusedRequestGivesNothing() {
    turnOn();
    give(clinic.admin, clinic.scheduler, Role.SCHEDULER, Role.NURSE).then().statusCode(200);
    decide(second, theRequest(), "refuse").then().statusCode(200).body("approved", equalTo(false));
    clinic.scheduler.get("/api/me").then().body("roles", contains("SCHEDULER"));
  }

  @Test
  void nobodyGivesThemselvesClinicalRole() {
    turnOn();
    give(clinic.admin, clinic.admin, Role.ADMIN, Role.CLINICIAN)
        .then()
        .statusCode(403)
        .body("code", equalTo("grant.not-to-yourself"));
    // nor by way of another admin's request for them
    give(second, clinic.admin, Role.ADMIN, Role.CLINICIAN).then().statusCode(200);
    String request = clinic.admin.get("/api/grant-requests").path("items[0].id");
    decide(clinic.admin, request, "approve").then().statusCode(403);
    decide(second, request, "approve").then().statusCode(403);
    clinic.admin.get("/api/me").then().body("roles", contains("ADMIN"));
  }

  @Test
  void newPersonsRolesWaitToo() {
    turnOn();
    for (Role role : List.of(Role.CLINICIAN, Role.ADMIN)) {
      String username = "new-" + TestClinic.some();
      Answer made =
          clinic.admin.post(
              "/api/staff",
              Map.of(
                  "username",
                  username,
                  "name",
                  "New",
                  "roles",
                  List.of(role, Role.SCHEDULER),
                  "password",
                  TestClinic.PASSWORD));
      made.then()
          .statusCode(201)
          .body("roles", contains("SCHEDULER"))
          .body("requestedRoles", contains(role.name()));
      decide(second, theRequest(), "approve").then().statusCode(200);
      clinic
          .admin
          .get("/api/staff/" + made.path("id"))
          .then()
          .body("roles", containsInAnyOrder("SCHEDULER", role.name()));
    }
  }

  @Test
  void personWhoseRolesAllWaitCanDoNothing() {
    turnOn();
    Person nurse = clinic.takeOn(Role.NURSE);
    nurse.get("/api/me").then().statusCode(200).body("roles", empty());
    nurse.get("/api/flags").then().statusCode(403);
  }

  @Test
  void takingRolesAwayWaitsForNobody() {
    turnOn();
    give(clinic.admin, clinic.nurse, Role.SCHEDULER).then().body("roles", contains("SCHEDULER"));
    second.get("/api/grant-requests").then().body("items", empty());
  }

  @Test
  void turningItOffNeedsTheSecondAdminToo() {
    turnOn();
    clinic
        .admin
        .patch(ORGANIZATION, OFF)
        .then()
        .statusCode(200)
        .body("secondAdminForClinicalRoles", equalTo(true))
        .body("secondAdminOffRequested", equalTo(true));
    String request = theRequest();
    decide(clinic.admin, request, "approve").then().statusCode(403);
    decide(second, request, "approve").then().statusCode(200);
    clinic
        .admin
        .get(ORGANIZATION)
        .then()
        .body("secondAdminForClinicalRoles", equalTo(false))
        .body("secondAdminOffRequested", equalTo(false));
  }

  @Test
  void oneAdminAloneCannotTurnItOn() {
    TestClinic alone = TestClinic.open();
    alone
        .admin
        .patch(ORGANIZATION, ON)
        .then()
        .statusCode(409)
        .body("code", equalTo("grant.needs-two-admins"));
    alone.nurse.get(ORGANIZATION).then().statusCode(403);
    alone
        .admin
        .request()
        .contentType("application/json")
        .body(ON)
        .patch(ORGANIZATION)
        .then()
        .statusCode(428);
  }

  @Test
  void requestExpires() throws SQLException {
    turnOn();
    give(clinic.admin, clinic.scheduler, Role.SCHEDULER, Role.NURSE).then().statusCode(200);
    String request = theRequest();
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update =
            connection.prepareStatement("update grant_request set expires_at = ? where id = ?")) {
      update.setObject(1, Instant.now().minus(Duration.ofSeconds(1)).atOffset(ZoneOffset.UTC));
      update.setObject(2, UUID.fromString(request));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
    decide(second, request, "approve")
        .then()
        .statusCode(409)
        .body("code", equalTo("grant.expired"));
    second.get("/api/grant-requests").then().body("items", empty());
    clinic.admin.get(path(clinic.scheduler)).then().body("requestedRoles", empty());
  }

  @Test
  void requestAndDecisionAreInTheAudit() {
    turnOn();
    give(clinic.admin, clinic.scheduler, Role.SCHEDULER, Role.NURSE).then().statusCode(200);
    decide(second, theRequest(), "approve").then().statusCode(200);
    clinic
        .admin
        .get("/api/audit?limit=500&actor=" + second.id())
        .then()
        .body("items.route", hasItem("/grant-requests/{id}/approve"))
        .body(
            "items.find { it.route == '/grant-requests/{id}/approve' }.rights[0].of",
            equalTo(clinic.scheduler.id()))
        .body(
            "items.find { it.route == '/grant-requests/{id}/approve' }.rights[0].after",
            contains("NURSE", "SCHEDULER"));
    clinic
        .admin
        .get("/api/audit?limit=500&actor=" + clinic.admin.id())
        .then()
        .body(
            "items.find { it.method == 'PATCH' && it.route == '/staff/{id}' }.rights[0].field",
            equalTo("requestedRoles"));
  }

  @Test
  void reauthenticationMinutesAreTheOrganizations() {
    clinic
        .admin
        .patch(ORGANIZATION, Map.of("reauthenticationMinutes", 30))
        .then()
        .statusCode(200)
        .body("reauthenticationMinutes", equalTo(30));
    for (int wrong : List.of(0, 721)) {
      clinic
          .admin
          .patch(ORGANIZATION, Map.of("reauthenticationMinutes", wrong))
          .then()
          .statusCode(400);
    }
    Instant until =
        Instant.parse(
            clinic
                .nurse
                .post("/api/me/reauthentication", Map.of("password", TestClinic.PASSWORD))
                .path("until"));
    assertThat(Duration.between(Instant.now(), until))
        .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
  }
}
