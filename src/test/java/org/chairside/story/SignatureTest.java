package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
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
import org.awaitility.Awaitility;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A signature needs the person: their password or PIN, entered a moment ago. */
@ApplicationTest
class SignatureTest {

  private static final String REQUIRED = "step-up.reauthentication-required";
  private static final String PROVE = "/api/me/reauthentication";
  private static final Map<String, String> PASSWORD = Map.of("password", TestClinic.PASSWORD);
  private static final String PIN = "7302";

  /** So long ago did this person last enter a password or PIN. */
  private static void proved(Person person, Duration ago) {
    proved(UUID.fromString(person.id()), ago);
  }

  private static void proved(UUID staffId, Duration ago) {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update =
            connection.prepareStatement("update sign_in set proven_at = ? where staff_id = ?")) {
      update.setObject(1, Instant.now().minus(ago).atOffset(ZoneOffset.UTC));
      update.setObject(2, staffId);
      assertThat(update.executeUpdate()).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UUID toSign(TestClinic clinic) {
    UUID session = clinic.aRunningSession();
    clinic.leave(session);
    return session;
  }

  private static Answer sign(Person person, UUID session, String key) {
    return person
        .request()
        .header("Idempotency-Key", key)
        .post("/api/sessions/" + session + "/review");
  }

  private static void assertRequired(Answer answer) {
    answer
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo(REQUIRED));
  }

  @Test
  void signOffNeedsFreshPasswordAndIsRepeatedWithTheSameKey() {
    TestClinic clinic = TestClinic.open();
    UUID session = toSign(clinic);
    String key = TestClinic.some();
    proved(clinic.clinician, Duration.ofMinutes(6));
    assertRequired(sign(clinic.clinician, session, key));
    assertThat(clinic.session(session).path("signedOffAt").isNull()).isTrue();

    clinic.clinician.post(PROVE, PASSWORD).then().statusCode(200);
    sign(clinic.clinician, session, key)
        .then()
        .statusCode(200)
        .body("signedOffBy", equalTo(clinic.clinician.id()));
  }

  @Test
  void signInCountsForFiveMinutes() {
    TestClinic clinic = TestClinic.open();
    UUID session = toSign(clinic);
    proved(clinic.clinician, Duration.ofMinutes(4));
    sign(clinic.clinician, session, TestClinic.some()).then().statusCode(200);
  }

  @Test
  void goingHomeOverrideNeedsThePerson() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic.nurse.post("/api/sessions/" + session + "/finish").then().statusCode(200);
    Map<String, String> override = Map.of("overrideReason", "goes on to the hospital");
    String path = "/api/sessions/" + session + "/discharge";
    proved(clinic.clinician, Duration.ofHours(1));
    assertRequired(clinic.clinician.post(path, override));
    clinic.clinician.post(PROVE, PASSWORD).then().statusCode(200);
    clinic.clinician.post(path, override).then().statusCode(200);
  }

  @Test
  void startOverrideNeedsThePerson() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    Map<String, Object> override =
        Map.of("doseMg", 35, "overrideReason", "the checklist is on paper today");
    String path = "/api/sessions/" + session + "/start";
    proved(clinic.clinician, Duration.ofHours(1));
    clinic.chart(session, TestClinic.baseline(now().minusSeconds(60)));
    assertRequired(clinic.clinician.post(path, override));
    clinic.clinician.post(PROVE, PASSWORD).then().statusCode(200);
    clinic.clinician.post(path, override).then().statusCode(200);
  }

  @Test
  void nurseWhoOverridesNothingIsNotAsked() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    proved(clinic.nurse, Duration.ofHours(3));
    clinic.started(session, now().minusSeconds(60));
  }

  @Test
  void doseBeyondTheHardLimitNeedsThePerson() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    clinic.meetChecklist(session);
    clinic.chart(session, TestClinic.baseline(now().minusSeconds(60)));
    Map<String, Object> dose =
        Map.of("doseMg", 350, "confirmed", true, "doseReason", "as agreed with the pharmacist");
    String path = "/api/sessions/" + session + "/start";
    clinic.nurse.post(path, dose).then().statusCode(403);
    proved(clinic.clinician, Duration.ofHours(1));
    assertRequired(clinic.clinician.post(path, dose));
    clinic.clinician.post(PROVE, PASSWORD).then().statusCode(200);
    clinic.clinician.post(path, dose).then().statusCode(200);
  }

  @Test
  void pinOnSharedTabletCounts() {
    TestClinic clinic = TestClinic.open();
    UUID session = toSign(clinic);
    Tablet tablet = clinic.aTablet();
    tablet.signIn(clinic.clinician.get("/api/me").path("username"));
    tablet.setsPin(PIN).then().statusCode(204);
    proved(clinic.clinician, Duration.ofHours(1));
    String path = "/api/sessions/" + session + "/review";
    assertRequired(tablet.post(path));

    tablet
        .post(PROVE, Map.of("pin", "2468"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("pin"));
    assertRequired(tablet.post(path));
    tablet.post(PROVE, Map.of("pin", PIN)).then().statusCode(200);
    tablet.post(path).then().statusCode(200);
  }

  @Test
  void wrongPinsForgetThePin() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(clinic.adminUsername());
    tablet.setsPin(PIN).then().statusCode(204);
    for (int i = 0; i < 5; i++) {
      tablet.post(PROVE, Map.of("pin", "2468")).then().statusCode(400);
    }
    tablet.post(PROVE, Map.of("pin", PIN)).then().statusCode(400);
    assertThat(tablet.people()).isEmpty();
    // the password still does, and the sign-in goes on
    tablet.post(PROVE, PASSWORD).then().statusCode(200);
  }

  @Test
  void pinOfOtherDeviceOrPersonCountsForNothing() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(clinic.adminUsername());
    tablet.setsPin(PIN).then().statusCode(204);
    clinic.admin.post(PROVE, Map.of("pin", PIN)).then().statusCode(400);
    tablet.signIn(clinic.clinician.get("/api/me").path("username"));
    tablet.post(PROVE, Map.of("pin", PIN)).then().statusCode(400);
  }

  @Test
  void wrongPasswordsAreBoundedAndAudited() {
    TestClinic clinic = TestClinic.open();
    Person clinician = clinic.clinician;
    for (int i = 0; i < 10; i++) {
      clinician
          .post(PROVE, Map.of("password", "wrong"))
          .then()
          .statusCode(400)
          .body("errors.field", contains("password"));
    }
    clinician.post(PROVE, PASSWORD).then().statusCode(429);
    clinician.get("/api/me").then().statusCode(200);
    Awaitility.await()
        .untilAsserted(
            () ->
                clinic
                    .admin
                    .get("/api/audit?limit=500")
                    .then()
                    .body(
                        "items.findAll { it.route == '/me/reauthentication' }.status", hasItem(429))
                    .body(
                        "items.findAll { it.route == '/me/reauthentication' }.status",
                        hasItem(400)));
  }

  @Test
  void otherPersonsPasswordProvesNothing() {
    TestClinic clinic = TestClinic.open();
    String temporary =
        clinic.admin.post("/api/staff/" + clinic.nurse.id() + "/password-reset").path("password");
    clinic.clinician.post(PROVE, Map.of("password", temporary)).then().statusCode(400);
    clinic.nobody.post(PROVE, PASSWORD).then().statusCode(401);
    for (Map<String, String> both :
        List.of(Map.<String, String>of(), Map.of("password", TestClinic.PASSWORD, "pin", PIN))) {
      clinic.clinician.post(PROVE, both).then().statusCode(400);
    }
  }

  @Test
  void proofIsOfOneSignInAlone() {
    TestClinic clinic = TestClinic.open();
    UUID session = toSign(clinic);
    Tablet tablet = clinic.aTablet();
    tablet.signIn(clinic.clinician.get("/api/me").path("username"));
    proved(clinic.clinician, Duration.ofHours(1));
    clinic.clinician.post(PROVE, PASSWORD).then().statusCode(200);
    assertRequired(tablet.post("/api/sessions/" + session + "/review"));
  }

  @Test
  void tokenOfSignInAsBearerIsThePersonsSignIn() {
    TestClinic clinic = TestClinic.open();
    Person other = clinic.takeOn(Role.CLINICIAN);
    clinic
        .nobody
        .request()
        .header("Authorization", "Bearer " + other.token())
        .contentType("application/json")
        .body(PASSWORD)
        .post(PROVE)
        .then()
        .statusCode(200);
  }
}
