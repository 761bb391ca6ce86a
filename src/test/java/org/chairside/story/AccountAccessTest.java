package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Passwords reset by an admin; sign-ins that their owner sees, and what ends them. */
@ApplicationTest
class AccountAccessTest {

  private static final String NEW = "nine herons over a barn";
  private static final String PIN = "7302";

  private static String usernameOf(Person person) {
    return person.get("/api/me").path("username");
  }

  private static Answer signIn(Tablet tablet, String username, String password) {
    return tablet.post("/api/auth/login", Map.of("username", username, "password", password));
  }

  private static Answer change(Tablet tablet, String current, String wanted) {
    return tablet.post(
        "/api/me/password", Map.of("currentPassword", current, "newPassword", wanted));
  }

  private static String reset(TestClinic clinic, String id) {
    return clinic
        .admin
        .post("/api/staff/" + id + "/password-reset")
        .then()
        .statusCode(201)
        .body("staffId", equalTo(id))
        .extract()
        .path("password");
  }

  private static String machineToken(TestClinic clinic) {
    return clinic.makesMachine("gateway", "READ", "CHART").path("token");
  }

  private static int statusOfToken(TestClinic clinic, String token) {
    return clinic
        .nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .get("/api/me")
        .statusCode();
  }

  /** Time passes for one column of the person's rows. */
  private static void put(String sql, Instant at, String staffId) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      update.setObject(2, UUID.fromString(staffId));
      assertThat(update.executeUpdate()).isPositive();
    }
  }

  @Test
  void temporaryPasswordHasToBeChangedFirst() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    String temporary = reset(clinic, clinic.nurse.id());
    Tablet tablet = clinic.aTablet();
    signIn(tablet, username, TestClinic.PASSWORD).then().statusCode(401);
    signIn(tablet, username, temporary).then().statusCode(204);

    tablet.get("/api/me").then().statusCode(200).body("passwordChangeDue", equalTo(true));
    for (String path :
        List.of(
            "/api/clinics/" + clinic.clinicId + "/board",
            "/api/clinics/" + clinic.clinicId + "/events",
            "/api/staff/names",
            "/api/me/sign-ins")) {
      tablet
          .get(path)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("code", equalTo("staff.password-change-due"));
    }
    tablet.setsPin(PIN).then().statusCode(403);
    tablet.post("/api/patients/search", Map.of("q", "a")).then().statusCode(403);

    change(tablet, temporary, temporary).then().statusCode(400);
    change(tablet, temporary, NEW).then().statusCode(204);

    tablet.get("/api/me").then().body("passwordChangeDue", equalTo(false));
    tablet.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(200);
    signIn(clinic.aTablet(), username, temporary).then().statusCode(401);
    signIn(clinic.aTablet(), username, NEW).then().statusCode(204);
  }

  @Test
  void holderOfTemporaryPasswordCanSignOut() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    Tablet tablet = clinic.aTablet();
    signIn(tablet, username, reset(clinic, clinic.nurse.id())).then().statusCode(204);
    tablet.post("/api/auth/logout").then().statusCode(204);
    tablet.get("/api/me").then().statusCode(401);
  }

  @Test
  void resetEndsSignInsAndPinsButNoPrograms() {
    TestClinic clinic = TestClinic.open();
    String nurse = clinic.nurse.id();
    String program = machineToken(clinic);
    Tablet tablet = clinic.aTablet();
    tablet.signIn(usernameOf(clinic.nurse));
    tablet.setsPin(PIN).then().statusCode(204);

    reset(clinic, nurse);

    tablet.get("/api/me").then().statusCode(401);
    clinic.nurse.get("/api/me").then().statusCode(401);
    tablet.unlocks(nurse, PIN).then().statusCode(401);
    assertThat(statusOfToken(clinic, program)).isEqualTo(200);
  }

  @Test
  void temporaryPasswordExpires() throws SQLException {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    String nurse = clinic.nurse.id();
    Answer answer = clinic.admin.post("/api/staff/" + nurse + "/password-reset");
    Instant ends = Instant.parse(answer.path("expiresAt"));
    assertThat(Duration.between(Instant.now(), ends))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    put(
        "update staff set password_expires_at = ? where id = ?",
        Instant.now().minusSeconds(1),
        nurse);

    signIn(clinic.aTablet(), username, answer.path("password"))
        .then()
        .statusCode(401)
        .body("code", equalTo("staff.password-expired"));
    // that it has expired is told only to somebody who knows it
    signIn(clinic.aTablet(), username, "wrong")
        .then()
        .statusCode(401)
        .body("code", equalTo("problem.wrong-credentials"));
    signIn(clinic.aTablet(), username, reset(clinic, nurse)).then().statusCode(204);
  }

  @Test
  void signInByTemporaryPasswordEndsWithIt() throws SQLException {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    String nurse = clinic.nurse.id();
    String temporary = reset(clinic, nurse);
    put(
        "update staff set password_expires_at = ? where id = ?",
        Instant.now().plusSeconds(60),
        nurse);
    Answer signedIn = signIn(clinic.aTablet(), username, temporary);
    signedIn.then().statusCode(204);
    assertThat(signedIn.detailedCookie("chairside-sign-in").orElseThrow().getMaxAge())
        .isBetween(1L, 60L);
  }

  @Test
  void resetIsForAdminsOfTheOrganizationAndForOthers() {
    TestClinic clinic = TestClinic.open();
    TestClinic other = TestClinic.open();
    String path = "/api/staff/" + clinic.nurse.id() + "/password-reset";
    other.admin.post(path).then().statusCode(404);
    other
        .admin
        .post("/api/staff/" + clinic.nurse.id() + "/sign-out-everywhere")
        .then()
        .statusCode(404);
    for (Person person : List.of(clinic.nurse, clinic.scheduler, clinic.clinician)) {
      person.post(path).then().statusCode(403);
    }
    clinic.nobody.post(path).then().statusCode(401);
    clinic
        .admin
        .post("/api/staff/" + clinic.admin.id() + "/password-reset")
        .then()
        .statusCode(409)
        .body("code", equalTo("account.own-password"));
    clinic.nurse.get("/api/me").then().statusCode(200);
    clinic.admin.get("/api/me").then().statusCode(200);
  }

  @Test
  void temporaryPasswordIsGivenOnce() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/staff/" + clinic.nurse.id() + "/password-reset";
    String key = UUID.randomUUID().toString();
    String first = resetWithKey(clinic, key, path);
    String second = resetWithKey(clinic, key, path);
    assertThat(first).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}").isNotEqualTo(second);
    clinic.admin.get("/api/staff?limit=500").then().statusCode(200);
    assertThat(clinic.admin.get("/api/audit?limit=100").asString()).doesNotContain(first, second);
  }

  private static String resetWithKey(TestClinic clinic, String key, String path) {
    return clinic
        .admin
        .request()
        .header("Idempotency-Key", key)
        .post(path)
        .then()
        .statusCode(201)
        .extract()
        .path("password");
  }

  @Test
  void resetLeavesVersionOfThePerson() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/staff/" + clinic.nurse.id();
    String etag = clinic.admin.get(path).header("ETag");
    reset(clinic, clinic.nurse.id());
    clinic.admin.patch(path, etag, Map.of("name", "Renamed")).then().statusCode(200);
  }

  @Test
  void ownSignInsAreListed() {
    TestClinic clinic = TestClinic.open();
    Person nurse = clinic.takeOn(Role.NURSE);
    Tablet tablet = clinic.aTablet();
    tablet.signIn(usernameOf(nurse));
    tablet.setsPin(PIN).then().statusCode(204);
    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.unlocks(nurse.id(), PIN).then().statusCode(204);

    tablet
        .get("/api/me/sign-ins")
        .then()
        .statusCode(200)
        .body("items.byPin", contains(false, true))
        .body("items.current", contains(false, true))
        .body("items.address", containsInAnyOrder("127.0.0.1", "127.0.0.1"))
        .body("items[0].since", notNullValue())
        .body("items[0].lastSeenAt", notNullValue())
        .body("items[0].endsAt", notNullValue());
    Answer first = tablet.get("/api/me/sign-ins?limit=1");
    first.then().body("items", hasSize(1));
    tablet
        .get("/api/me/sign-ins?limit=1&cursor=" + first.path("next"))
        .then()
        .body("items.current", contains(true))
        .body("next", nullValue());
    clinic.clinician.get("/api/me/sign-ins").then().body("items", hasSize(1));
  }

  @Test
  void signOutEverywhereEndsAllSignInsAndPins() {
    TestClinic clinic = TestClinic.open();
    String id = clinic.nurse.id();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(usernameOf(clinic.nurse));
    tablet.setsPin(PIN).then().statusCode(204);

    clinic.nurse.post("/api/me/sign-out-everywhere").then().statusCode(204);

    clinic.nurse.get("/api/me").then().statusCode(401);
    tablet.get("/api/me").then().statusCode(401);
    tablet.unlocks(id, PIN).then().statusCode(401);
    clinic.clinician.get("/api/me").then().statusCode(200);
  }

  @Test
  void adminEndsSignInsOfSomebody() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/staff/" + clinic.nurse.id() + "/sign-out-everywhere";
    clinic.clinician.post(path).then().statusCode(403);
    clinic.admin.post(path).then().statusCode(204);
    clinic.nurse.get("/api/me").then().statusCode(401);
    clinic.admin.get("/api/me").then().statusCode(200);
  }

  @Test
  void idleSignInEnds() throws SQLException {
    TestClinic clinic = TestClinic.open();
    String id = clinic.nurse.id();
    Instant now = Instant.now();
    put(
        "update sign_in set last_seen_at = ? where staff_id = ?",
        now.minus(Duration.ofHours(4)).plusSeconds(60),
        id);
    clinic.nurse.get("/api/me").then().statusCode(200);
    // that request was noted: the four hours begin again
    assertThat(
            Instant.parse(clinic.nurse.get("/api/me/sign-ins").path("items[0].lastSeenAt"))
                .isAfter(now.minusSeconds(5)))
        .isTrue();

    put(
        "update sign_in set last_seen_at = ? where staff_id = ?",
        now.minus(Duration.ofHours(4)).minusSeconds(1),
        id);
    clinic.nurse.get("/api/me").then().statusCode(401);
    clinic.nurse.post("/api/auth/pin", Map.of("pin", PIN)).then().statusCode(401);
  }

  @Test
  void requestsAreNotedNowAndThen() throws SQLException {
    TestClinic clinic = TestClinic.open();
    String id = clinic.nurse.id();
    Instant seen = Instant.now().minus(Duration.ofMinutes(4));
    put("update sign_in set last_seen_at = ? where staff_id = ?", seen, id);
    Instant listed =
        Instant.parse(clinic.nurse.get("/api/me/sign-ins").path("items[0].lastSeenAt"));
    assertThat(Duration.between(seen, listed).abs()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void activationRevivesNothing() {
    TestClinic clinic = TestClinic.open();
    String id = clinic.nurse.id();
    String username = usernameOf(clinic.nurse);
    String program = machineToken(clinic);
    Tablet tablet = clinic.aTablet();
    tablet.signIn(username);
    tablet.setsPin(PIN).then().statusCode(204);

    clinic.change("/api/staff/" + id, Map.of("active", false));
    clinic.nurse.get("/api/me").then().statusCode(401);
    // no machine acts for the person, so none goes with them
    assertThat(statusOfToken(clinic, program)).isEqualTo(200);
    clinic.change("/api/staff/" + id, Map.of("active", true));

    clinic.nurse.get("/api/me").then().statusCode(401);
    tablet.get("/api/me").then().statusCode(401);
    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(id, PIN).then().statusCode(401);
    assertThat(statusOfToken(clinic, program)).isEqualTo(200);
    tablet.signIn(username);
  }

  @Test
  void otherChangesOfPersonEndNothing() {
    TestClinic clinic = TestClinic.open();
    clinic.change("/api/staff/" + clinic.nurse.id(), Map.of("name", "Renamed"));
    clinic.nurse.get("/api/me").then().statusCode(200);
  }
}
