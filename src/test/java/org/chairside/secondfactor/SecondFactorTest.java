package org.chairside.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A password alone signs nobody in who has a second factor. */
@ApplicationTest
class SecondFactorTest {

  private static String username(Person person) {
    return person.get("/api/me").path("username");
  }

  /** The browser in which the nurse has set an authenticator app up. */
  private static FactorBrowser nursesBrowserWithApp(TestClinic clinic) {
    FactorBrowser browser = FactorBrowser.of(clinic, username(clinic.nurse));
    browser.setsAppUp();
    return browser;
  }

  @Test
  void accountWithoutFactorSignsInByPasswordAlone() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = new FactorBrowser(clinic, username(clinic.nurse));
    nurse.entersPassword().then().statusCode(204);
    nurse.assertSignedIn();
    nurse
        .tablet
        .get("/api/me/second-factors")
        .then()
        .statusCode(200)
        .body("required", equalTo(false))
        .body("possible", equalTo(true))
        .body("passkeys.size()", equalTo(0))
        .body("recoveryCodesLeft", equalTo(0));
  }

  @Test
  void codeSignsInAfterPassword() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = FactorBrowser.of(clinic, username(clinic.nurse));
    assertThat(home.setsAppUp()).hasSize(RecoveryCodes.MADE).doesNotHaveDuplicates();

    FactorBrowser nurse = home.another(clinic);
    nurse
        .entersPassword()
        .then()
        .statusCode(202)
        .body("secondFactors", contains("CODE", "RECOVERY_CODE"));
    assertThat(nurse.tablet.token()).isNull();
    nurse.assertNotSignedIn();
    nurse
        .shows(nurse.wrongCode())
        .then()
        .statusCode(401)
        .body("code", equalTo("second-factor.code-refused"));
    nurse.assertNotSignedIn();
    nurse.shows(nurse.code(0)).then().statusCode(204);
    nurse.assertSignedIn();
    nurse.tablet.get("/api/me/sign-ins").then().body("items.means", hasItem("PASSWORD_AND_CODE"));
    // the step is over: its cookie opens nothing more
    nurse.another(clinic).shows(nurse.code(1)).then().statusCode(401);
  }

  @Test
  void cookieOfSecondStepIsHiddenAndOpensNothing() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    FactorBrowser nurse = home.another(clinic);
    Answer answer = nurse.entersPassword();
    var cookie = answer.detailedCookie("chairside-second-factor").orElseThrow();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(answer.header("Set-Cookie")).contains("SameSite=Strict");
    assertThat(answer.detailedCookie("chairside-sign-in")).isEmpty();
    String token = cookie.getValue().split("\\.", -1)[1];
    for (String tried : List.of(token, cookie.getValue())) {
      clinic
          .nobody
          .request()
          .header("Authorization", "Bearer " + tried)
          .get("/api/me")
          .then()
          .statusCode(401);
    }
  }

  @Test
  void codeIsUsedOnce() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    String code = home.code(0);
    FactorBrowser first = home.another(clinic);
    first.entersPassword();
    first.shows(code).then().statusCode(204);
    FactorBrowser second = home.another(clinic);
    second.entersPassword().then().statusCode(202);
    second.shows(code).then().statusCode(401);
    // an earlier one neither
    second.shows(home.code(-1)).then().statusCode(401);
    second.shows(home.code(1)).then().statusCode(204);
  }

  @Test
  void codeShownTwiceAtOnceSignsInOnce() throws Exception {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    List<Callable<Integer>> attempts = new ArrayList<>();
    String code = home.code(0);
    for (int i = 0; i < 4; i++) {
      FactorBrowser browser = home.another(clinic);
      browser.entersPassword().then().statusCode(202);
      attempts.add(() -> browser.shows(code).statusCode());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
      List<Integer> statuses = new ArrayList<>();
      for (var each : threads.invokeAll(attempts)) {
        statuses.add(each.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(204, 401, 401, 401);
    }
  }

  @Test
  void recoveryCodeIsUsedOnceHoweverItIsTyped() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = FactorBrowser.of(clinic, username(clinic.nurse));
    List<String> codes = home.setsAppUp();
    FactorBrowser nurse = home.another(clinic);
    nurse.entersPassword();
    String typed = " " + codes.getFirst().replace("-", " ").toUpperCase(Locale.ROOT);
    nurse.tablet.post(FactorBrowser.SECOND, Map.of("recoveryCode", typed)).then().statusCode(204);
    nurse.tablet.get("/api/me/second-factors").then().body("recoveryCodesLeft", equalTo(9));
    nurse
        .tablet
        .get("/api/me/sign-ins")
        .then()
        .body("items.means", hasItem("PASSWORD_AND_RECOVERY_CODE"));

    FactorBrowser again = home.another(clinic);
    again.entersPassword();
    again
        .tablet
        .post(FactorBrowser.SECOND, Map.of("recoveryCode", codes.getFirst()))
        .then()
        .statusCode(401);

    Answer made = nurse.tablet.post("/api/me/second-factors/recovery-codes");
    made.then().statusCode(201).body("codes.size()", equalTo(10));
    List<String> fresh = made.path("codes");
    assertThat(fresh).doesNotContainAnyElementsOf(codes);
    again
        .tablet
        .post(FactorBrowser.SECOND, Map.of("recoveryCode", codes.get(1)))
        .then()
        .statusCode(401);
    again
        .tablet
        .post(FactorBrowser.SECOND, Map.of("recoveryCode", fresh.getFirst()))
        .then()
        .statusCode(204);
  }

  @Test
  void oneCodeOrOtherIsShown() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    FactorBrowser nurse = home.another(clinic);
    nurse.entersPassword();
    for (Map<String, String> body :
        List.of(Map.<String, String>of(), Map.of("code", "123456", "recoveryCode", "abcd"))) {
      nurse.tablet.post(FactorBrowser.SECOND, body).then().statusCode(400);
    }
    nurse.tablet.post(FactorBrowser.SECOND, Map.of("code", "1".repeat(21))).then().statusCode(400);
  }

  @Test
  void wrongCodesAreBoundedWhateverPasswordsAreEnteredBetween() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    FactorBrowser nurse = home.another(clinic);
    for (int i = 0; i < 10; i++) {
      // a right password takes no wrong code back
      nurse.entersPassword().then().statusCode(202);
      nurse.shows(nurse.wrongCode()).then().statusCode(401);
    }
    nurse.shows(nurse.code(0)).then().statusCode(429);
    nurse.entersPassword().then().statusCode(202);
    nurse.shows(nurse.code(0)).then().statusCode(429);
    nurse.assertNotSignedIn();
    Awaitility.await()
        .untilAsserted(
            () ->
                clinic
                    .admin
                    .get("/api/audit?limit=500")
                    .then()
                    .body(
                        "items.findAll { it.route == '/auth/second-factor' }.status", hasItem(429))
                    .body(
                        "items.findAll { it.route == '/auth/second-factor' }.status", hasItem(401))
                    .body("items.findAll { it.route == '/auth/login' }.status", hasItem(202)));
  }

  @Test
  void hundredWrongCodesInRowCloseTheApp() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = FactorBrowser.of(clinic, username(clinic.nurse));
    List<String> codes = home.setsAppUp();
    FactorBrowser.changes(
        "update authenticator_app set failures = 99 where staff_id = ?",
        UUID.fromString(home.tablet.staffId()));
    FactorBrowser nurse = home.another(clinic);
    nurse.entersPassword();
    nurse.shows(nurse.wrongCode()).then().statusCode(401);
    nurse.shows(nurse.code(0)).then().statusCode(401);
    nurse
        .tablet
        .post(FactorBrowser.SECOND, Map.of("recoveryCode", codes.getFirst()))
        .then()
        .statusCode(204);
  }

  @Test
  void secondStepEndsInTime() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    FactorBrowser nurse = home.another(clinic);
    nurse.entersPassword();
    FactorBrowser.changes(
        "update pending_sign_in set expires_at = ? where staff_id = ?",
        Instant.now().minusSeconds(1),
        UUID.fromString(home.tablet.staffId()));
    nurse
        .shows(nurse.code(0))
        .then()
        .statusCode(401)
        .body("code", equalTo("second-factor.pending-ended"));
  }

  @Test
  void secondStepEndsWithPasswordSignOutAndAccount() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    String id = home.tablet.staffId();
    List<Runnable> ends =
        List.of(
            () ->
                clinic
                    .admin
                    .post("/api/staff/" + id + "/sign-out-everywhere")
                    .then()
                    .statusCode(204),
            () -> clinic.admin.patch("/api/staff/" + id, Map.of("active", false)),
            () -> clinic.admin.post("/api/staff/" + id + "/password-reset").then().statusCode(201));
    for (Runnable end : ends) {
      FactorBrowser nurse = home.another(clinic);
      nurse.entersPassword().then().statusCode(202);
      end.run();
      nurse.shows(nurse.code(0)).then().statusCode(401);
      clinic.admin.patch("/api/staff/" + id, Map.of("active", true));
      nurse.shows(nurse.code(0)).then().statusCode(401);
    }
  }

  @Test
  void temporaryPasswordNeedsTheFactorToo() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    String temporary =
        clinic
            .admin
            .post("/api/staff/" + home.tablet.staffId() + "/password-reset")
            .path("password");
    FactorBrowser nurse = home.another(clinic);
    nurse
        .tablet
        .post("/api/auth/login", Map.of("username", nurse.username, "password", temporary))
        .then()
        .statusCode(202);
    nurse.shows(nurse.code(0)).then().statusCode(204);
    nurse.tablet.get("/api/me").then().body("passwordChangeDue", equalTo(true));
    nurse.tablet.get("/api/clinics").then().statusCode(403);
  }

  @Test
  void firstFactorEndsWhatPasswordAloneOpened() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser other = FactorBrowser.of(clinic, username(clinic.nurse));
    FactorBrowser home = FactorBrowser.of(clinic, other.username);
    home.tablet.setsPin("7302").then().statusCode(204);
    Tablet locked = home.tablet.copy();
    home.setsAppUp();
    home.assertSignedIn();
    other.assertNotSignedIn();
    assertThat(locked.people()).isEmpty();
    home.tablet.get("/api/me/sign-ins").then().body("items.means", contains("PASSWORD_AND_CODE"));
  }

  @Test
  void changeOfFactorsNeedsTheFactor() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    nurse.setsAppUp();
    FactorBrowser.provedFactor(nurse.tablet.staffId(), Duration.ofMinutes(6));
    nurse
        .tablet
        .delete(FactorBrowser.APP)
        .then()
        .statusCode(403)
        .body("code", equalTo("second-factor.proof-required"));
    // a password shows nothing of it
    nurse
        .tablet
        .post(FactorBrowser.PROVE, Map.of("password", TestClinic.PASSWORD))
        .then()
        .statusCode(200);
    nurse.tablet.post("/api/me/second-factors/recovery-codes").then().statusCode(403);
    nurse
        .tablet
        .post(FactorBrowser.PROVE, Map.of("code", nurse.wrongCode()))
        .then()
        .statusCode(400);
    nurse.tablet.post(FactorBrowser.PROVE, Map.of("code", nurse.code(0))).then().statusCode(200);
    nurse.tablet.delete(FactorBrowser.APP).then().statusCode(204);
    nurse.tablet.delete(FactorBrowser.APP).then().statusCode(404);
    nurse.tablet.get("/api/me/second-factors").then().body("recoveryCodesLeft", equalTo(0));
    nurse.another(clinic).entersPassword().then().statusCode(204);
  }

  @Test
  void firstFactorNeedsFreshPassword() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    FactorBrowser.changes(
        "update sign_in set proven_at = ? where staff_id = ?",
        Instant.now().minus(Duration.ofHours(1)),
        UUID.fromString(nurse.tablet.staffId()));
    nurse
        .tablet
        .post(FactorBrowser.APP)
        .then()
        .statusCode(403)
        .body("code", equalTo("step-up.reauthentication-required"));
    nurse
        .tablet
        .post(FactorBrowser.PROVE, Map.of("password", TestClinic.PASSWORD))
        .then()
        .statusCode(200);
    nurse.tablet.post(FactorBrowser.APP).then().statusCode(201);
  }

  @Test
  void pinChangesNoFactors() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = FactorBrowser.of(clinic, username(clinic.nurse)).tablet;
    String id = tablet.staffId();
    tablet.setsPin("7302").then().statusCode(204);
    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.unlocks(id, "7302").then().statusCode(204);
    tablet
        .post(FactorBrowser.APP)
        .then()
        .statusCode(409)
        .body("code", equalTo("second-factor.by-password"));
    tablet.post("/api/me/passkeys/options").then().statusCode(409);
  }

  @Test
  void appIsConfirmedByItsFirstCode() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    String confirmation = FactorBrowser.APP + "/confirmation";
    nurse.tablet.post(confirmation, Map.of("code", "123456")).then().statusCode(409);
    Answer begun = nurse.tablet.post(FactorBrowser.APP);
    nurse.secret = begun.path("secret");
    assertThat(nurse.secret).matches("[A-Z2-7]{32}");
    assertThat(begun.<String>path("address"))
        .startsWith("otpauth://totp/Chairside:" + nurse.username + "?secret=" + nurse.secret)
        .contains("digits=6", "period=30", "algorithm=SHA1", "issuer=Chairside");
    nurse
        .tablet
        .post(confirmation, Map.of("code", nurse.wrongCode()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("code"));
    nurse.another(clinic).entersPassword().then().statusCode(204);
    FactorBrowser.changes(
        "update authenticator_app set created_at = ? where staff_id = ?",
        Instant.now().minus(Duration.ofMinutes(11)),
        UUID.fromString(nurse.tablet.staffId()));
    nurse.tablet.post(confirmation, Map.of("code", nurse.code(0))).then().statusCode(409);
  }

  @Test
  void newAppTakesThePlaceOfTheOldOne() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    nurse.setsAppUp();
    FactorBrowser old = nurse.another(clinic);
    assertThat(nurse.setsAppUp()).as("the recovery codes stay").isEmpty();
    old.entersPassword();
    old.shows(old.code(0)).then().statusCode(401);
    old.shows(nurse.code(0)).then().statusCode(204);
  }

  @Test
  void organizationAsksItsAdminsOrEveryone() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    FactorBrowser admin = FactorBrowser.of(clinic, clinic.adminUsername());
    clinic
        .admin
        .patch("/api/organization", Map.of("secondFactor", "ADMINS"))
        .then()
        .statusCode(200);
    nurse.tablet.get("/api/clinics").then().statusCode(200);
    admin
        .tablet
        .get("/api/clinics")
        .then()
        .statusCode(403)
        .body("code", equalTo("staff.second-factor-due"));
    admin.tablet.get("/api/me").then().statusCode(200).body("secondFactorDue", equalTo(true));
    admin.tablet.post("/api/auth/pin", Map.of("pin", "7302")).then().statusCode(403);
    admin.tablet.get("/api/me/second-factors").then().body("required", equalTo(true));
    admin.setsAppUp();
    admin.tablet.get("/api/clinics").then().statusCode(200);
    admin.tablet.get("/api/me").then().body("secondFactorDue", equalTo(false));

    admin
        .tablet
        .patch("/api/organization", Map.of("secondFactor", "EVERYONE"))
        .then()
        .statusCode(200)
        .body("secondFactor", equalTo("EVERYONE"));
    nurse.tablet.get("/api/clinics").then().statusCode(403);
    nurse.setsAppUp();
    nurse.tablet.get("/api/clinics").then().statusCode(200);
    nurse.tablet.delete(FactorBrowser.APP).then().statusCode(204);
    nurse.tablet.get("/api/clinics").then().statusCode(403);

    admin
        .tablet
        .get("/api/audit?limit=500")
        .then()
        .body(
            "items.find { it.route == '/organization' && it.method == 'PATCH' }.rights.field",
            hasItem("secondFactor"));
    admin.tablet.patch("/api/organization", Map.of("secondFactor", "OPTIONAL"));
    nurse.tablet.get("/api/clinics").then().statusCode(200);
  }

  @Test
  void machinesAreNotAsked() {
    TestClinic clinic = TestClinic.open();
    Person machine = clinic.aMachine("Pump monitor", "READ");
    clinic
        .admin
        .patch("/api/organization", Map.of("secondFactor", "EVERYONE"))
        .then()
        .statusCode(200);
    machine.get("/api/me").then().statusCode(200).body("secondFactorDue", equalTo(false));
    machine.get("/api/clinics").then().statusCode(200);
  }

  @Test
  void adminEndsTheFactorsOfWhoLostThem() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    List<String> codes = nurse.setsAppUp();
    String id = nurse.tablet.staffId();
    FactorBrowser waiting = nurse.another(clinic);
    waiting.entersPassword().then().statusCode(202);
    String path = "/api/staff/" + id + "/second-factors";
    clinic.admin.get("/api/staff/" + id).then().body("secondFactor", equalTo(true));
    clinic.clinician.request().delete(path).then().statusCode(403);

    FactorBrowser.changes(
        "update sign_in set proven_at = ? where staff_id = ?",
        Instant.now().minus(Duration.ofHours(1)),
        UUID.fromString(clinic.admin.id()));
    clinic
        .admin
        .request()
        .delete(path)
        .then()
        .statusCode(403)
        .body("code", equalTo("step-up.reauthentication-required"));
    clinic
        .admin
        .post(FactorBrowser.PROVE, Map.of("password", TestClinic.PASSWORD))
        .then()
        .statusCode(200);
    clinic.admin.request().delete(path).then().statusCode(204);

    nurse.assertNotSignedIn();
    waiting.shows(nurse.code(0)).then().statusCode(401);
    waiting
        .tablet
        .post(FactorBrowser.SECOND, Map.of("recoveryCode", codes.getFirst()))
        .then()
        .statusCode(401);
    waiting.entersPassword().then().statusCode(204);
    clinic.admin.get("/api/staff/" + id).then().body("secondFactor", equalTo(false));
    clinic.admin.request().delete(path).then().statusCode(404);
    clinic
        .admin
        .get("/api/audit?limit=500")
        .then()
        .body(
            "items.find { it.route == '/staff/{id}/second-factors' && it.status == 204 }"
                + ".rights.find { it.field == 'secondFactors' }.before",
            contains("authenticator-app"));
  }

  @Test
  void adminDoesNotEndTheirOwnFactorsThere() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser admin = FactorBrowser.of(clinic, clinic.adminUsername());
    admin.setsAppUp();
    admin
        .tablet
        .delete("/api/staff/" + admin.tablet.staffId() + "/second-factors")
        .then()
        .statusCode(409)
        .body("code", equalTo("second-factor.own-factors"));
  }

  @Test
  void signInIsAuditedWithItsMeans() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser home = FactorBrowser.of(clinic, username(clinic.nurse));
    List<String> codes = home.setsAppUp();
    FactorBrowser nurse = home.another(clinic);
    nurse.entersPassword();
    nurse.shows(nurse.code(0)).then().statusCode(204);
    FactorBrowser again = home.another(clinic);
    again.entersPassword();
    again
        .tablet
        .post(FactorBrowser.SECOND, Map.of("recoveryCode", codes.getFirst()))
        .then()
        .statusCode(204);
    Awaitility.await()
        .untilAsserted(
            () ->
                clinic
                    .admin
                    .get("/api/audit?limit=500")
                    .then()
                    .body(
                        "items.findAll { it.route == '/auth/second-factor' }.means",
                        containsInAnyOrder("PASSWORD_AND_CODE", "PASSWORD_AND_RECOVERY_CODE")));
    assertThat(clinic.admin.get("/api/audit?limit=500").asString())
        .doesNotContain(home.secret)
        .doesNotContain(codes.getFirst());
  }

  @Test
  void otherOrganizationsTicketIsNobodys() {
    TestClinic clinic = TestClinic.open();
    TestClinic stranger = TestClinic.open();
    FactorBrowser home = nursesBrowserWithApp(clinic);
    FactorBrowser nurse = home.another(clinic);
    nurse.entersPassword();
    String cookie = nurse.tablet.cookie("chairside-second-factor");
    String elsewhere =
        stranger.admin.get("/api/me").path("organization.id") + "." + cookie.split("\\.", -1)[1];
    for (String forged : List.of(elsewhere, cookie + "x", "x." + cookie, ".", "no", "")) {
      clinic
          .nobody
          .request()
          .cookie("chairside-second-factor", forged)
          .contentType("application/json")
          .body(Map.of("code", nurse.code(0)))
          .post(FactorBrowser.SECOND)
          .then()
          .statusCode(401);
    }
    nurse.shows(nurse.code(0)).then().statusCode(204);
  }

  @Test
  void roleOfAdminAsksFromTheNextCallOn() {
    TestClinic clinic = TestClinic.open();
    clinic
        .admin
        .patch("/api/organization", Map.of("secondFactor", "ADMINS"))
        .then()
        .statusCode(200);
    FactorBrowser admin = FactorBrowser.of(clinic, clinic.adminUsername());
    admin.setsAppUp();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    String id = nurse.tablet.staffId();
    admin.tablet.patch("/api/staff/" + id, Map.of("roles", List.of(Role.NURSE, Role.ADMIN)));
    nurse.tablet.get("/api/clinics").then().statusCode(403);
  }
}
