package org.chairside.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.chairside.ApplicationTest;
import org.chairside.passkey.Passkeys;
import org.chairside.passkey.UserHandle;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A passkey signs its owner in, alone or after a password, and nobody else. */
@ApplicationTest
class PasskeyTest {

  private static final String WRONG = "second-factor.passkey-wrong";

  private static String username(Person person) {
    return person.get("/api/me").path("username");
  }

  /** Somebody with a passkey, signed in where they made it. */
  private static FactorBrowser withPasskey(TestClinic clinic, SoftwareAuthenticator device) {
    FactorBrowser home = FactorBrowser.of(clinic, username(clinic.takeOn(Role.NURSE)));
    home.registers(device).then().statusCode(201);
    return home;
  }

  @Test
  void passkeySignsInWithoutNameOrPassword() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    FactorBrowser browser = home.another(clinic);
    browser
        .asksForPasskey(false)
        .then()
        .body("allowCredentials.size()", equalTo(0))
        .body("userVerification", equalTo("required"))
        .body("rpId", equalTo("localhost"));
    browser.signsIn(device, false).then().statusCode(204);
    assertThat(browser.tablet.staffId()).isEqualTo(home.tablet.staffId());
    browser.tablet.get("/api/me/sign-ins").then().body("items.means", hasItem("PASSKEY"));
    browser
        .tablet
        .get("/api/me/second-factors")
        .then()
        .body("passkeys.name", contains("My phone"))
        .body("passkeys[0].lastUsedAt", notNullValue())
        .body("passkeys[0].backedUp", equalTo(false));
    Awaitility.await()
        .untilAsserted(
            () ->
                clinic
                    .admin
                    .get("/api/audit?limit=500")
                    .then()
                    .body(
                        "items.findAll { it.route == '/auth/passkey' }.means",
                        contains("PASSKEY")));
  }

  @Test
  void passkeyIsSecondFactorAfterPassword() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    FactorBrowser browser = home.another(clinic);
    browser
        .entersPassword()
        .then()
        .statusCode(202)
        .body("secondFactors", contains("PASSKEY", "RECOVERY_CODE"));
    browser
        .asksForPasskey(true)
        .then()
        .body("allowCredentials.id", contains(device.credentialId()));
    // a security key that keeps no names says nothing of its owner
    device.saysWhose = false;
    browser.signsIn(device, true).then().statusCode(204);
    browser
        .tablet
        .get("/api/me/sign-ins")
        .then()
        .body("items.means", hasItem("PASSWORD_AND_PASSKEY"));
  }

  @Test
  void registrationAsksForWhatIsNeeded() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    Answer options = nurse.tablet.post("/api/me/passkeys/options");
    options
        .then()
        .statusCode(200)
        .body("attestation", equalTo("none"))
        .body("authenticatorSelection.residentKey", equalTo("required"))
        .body("authenticatorSelection.userVerification", equalTo("required"))
        .body("rp.id", equalTo("localhost"))
        .body("user.name", equalTo(nurse.username))
        .body("pubKeyCredParams.alg", hasItem(-7))
        .body("excludeCredentials.size()", equalTo(0));
    assertThat(options.<String>path("challenge")).hasSize(43);
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    device.synced = true;
    Answer made = nurse.tablet.post("/api/me/passkeys", device.makes(options, " My phone "));
    made.then()
        .statusCode(201)
        .body("passkey.name", equalTo("My phone"))
        .body("passkey.backedUp", equalTo(true))
        .body("passkey.lastUsedAt", nullValue())
        .body("recoveryCodes.size()", equalTo(10));
    nurse
        .tablet
        .post("/api/me/passkeys/options")
        .then()
        .body("excludeCredentials.id", contains(device.credentialId()));
  }

  /** The registration is refused of a device that was set so. */
  private static void refusesRegistration(
      TestClinic clinic, Consumer<SoftwareAuthenticator> wrongly) {
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    wrongly.accept(device);
    nurse.registers(device).then().statusCode(400).body("errors.field", contains("attestation"));
    nurse.tablet.get("/api/me/second-factors").then().body("passkeys.size()", equalTo(0));
  }

  @Test
  void wrongRegistrationIsRefused() {
    TestClinic clinic = TestClinic.open();
    refusesRegistration(clinic, device -> device.origin = "https://evil.example");
    refusesRegistration(clinic, device -> device.origin = "http://localhost:1");
    refusesRegistration(clinic, device -> device.relyingParty = "evil.example");
    refusesRegistration(clinic, device -> device.asksForOwner = false);
    refusesRegistration(clinic, device -> device.type = "webauthn.get");
  }

  @Test
  void challengeOfRegistrationIsOneOfTheSignInAndOnce() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    FactorBrowser other = FactorBrowser.of(clinic, username(clinic.clinician));
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    Answer options = nurse.tablet.post("/api/me/passkeys/options");
    Map<String, Object> made = device.makes(options, "My phone");
    other.tablet.post("/api/me/passkeys", made).then().statusCode(400);
    Answer again = nurse.tablet.post("/api/me/passkeys/options");
    Map<String, Object> own = device.makes(again, "My phone");
    nurse.tablet.post("/api/me/passkeys", own).then().statusCode(201);
    nurse.tablet.post("/api/me/passkeys", own).then().statusCode(400);
    // a challenge to sign in with is none to register with
    Answer signIn = nurse.asksForPasskey(false);
    Map<String, Object> mixed = device.makes(again, "My phone");
    mixed.put("clientData", device.answers(signIn).get("clientData"));
    nurse.tablet.post("/api/me/passkeys", mixed).then().statusCode(400);
  }

  @Test
  void unreadableRegistrationIsRefused() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    Map<String, Object> whole = device.makes(nurse.tablet.post("/api/me/passkeys/options"), "A");
    for (String field : List.of("clientData", "attestation")) {
      for (String value : List.of("A", "AAAA", "oWNmbXQ", "bnVsbA", "e30", "_".repeat(3000))) {
        Map<String, Object> broken = new HashMap<>(whole);
        broken.put(field, value);
        nurse.tablet.post("/api/me/passkeys", broken).then().statusCode(400);
      }
    }
    for (String name : List.of("", "  ", "x".repeat(101), "two\nlines")) {
      Map<String, Object> broken = new HashMap<>(whole);
      broken.put("name", name);
      nurse.tablet.post("/api/me/passkeys", broken).then().statusCode(400);
    }
    Map<String, Object> broken = new HashMap<>(whole);
    broken.put("clientData", "no base64!");
    nurse.tablet.post("/api/me/passkeys", broken).then().statusCode(400);
  }

  /** The sign-in is refused of a device that does so from now on. */
  private static void refusesSignIn(TestClinic clinic, Consumer<SoftwareAuthenticator> wrongly) {
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    FactorBrowser browser = home.another(clinic);
    browser.entersPassword().then().statusCode(202);
    wrongly.accept(device);
    browser.signsIn(device, false).then().statusCode(401).body("code", equalTo(WRONG));
    browser.signsIn(device, true).then().statusCode(401).body("code", equalTo(WRONG));
    browser.assertNotSignedIn();
  }

  @Test
  void wrongAnswerIsRefused() {
    TestClinic clinic = TestClinic.open();
    refusesSignIn(clinic, device -> device.origin = "https://evil.example");
    refusesSignIn(clinic, device -> device.origin = "http://localhost");
    refusesSignIn(clinic, device -> device.relyingParty = "evil.example");
    refusesSignIn(clinic, device -> device.asksForOwner = false);
    refusesSignIn(clinic, device -> device.type = "webauthn.create");
    refusesSignIn(
        clinic,
        device ->
            device.claims(
                SoftwareAuthenticator.base64(
                    new UserHandle(new UUID(1, 2), new UUID(3, 4)).bytes())));
    refusesSignIn(clinic, device -> device.claims("AAAA"));
  }

  @Test
  void signatureOfAnotherKeyIsRefused() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser browser = withPasskey(clinic, device).another(clinic);
    Answer asked = browser.asksForPasskey(false);
    Map<String, Object> answer = device.answers(asked);
    answer.put("signature", new SoftwareAuthenticator().answers(asked).get("signature"));
    browser.hands(answer, false).then().statusCode(401);
    browser.assertNotSignedIn();
  }

  @Test
  void challengeIsAnsweredOnceAndWhereItWasAsked() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    FactorBrowser browser = home.another(clinic);
    Map<String, Object> answer = device.answers(browser.asksForPasskey(false));
    Tablet sameCookies = browser.tablet.copy();
    browser.hands(answer, false).then().statusCode(204);
    sameCookies
        .post("/api/auth/passkey", Map.of("secondStep", false, "passkey", answer))
        .then()
        .statusCode(401);

    // an answer that was got from another browser
    FactorBrowser victim = home.another(clinic);
    FactorBrowser thief = home.another(clinic);
    Map<String, Object> stolen = device.answers(victim.asksForPasskey(false));
    thief.asksForPasskey(false);
    thief.hands(stolen, false).then().statusCode(401);
    // a challenge that nobody was asked
    Map<String, Object> made = device.answersTo("A".repeat(43));
    thief.asksForPasskey(false);
    thief.hands(made, false).then().statusCode(401);
    // of another purpose
    thief.entersPassword().then().statusCode(202);
    thief.hands(device.answers(thief.asksForPasskey(false)), true).then().statusCode(401);
    thief.hands(device.answers(thief.asksForPasskey(true)), false).then().statusCode(401);
    thief.assertNotSignedIn();
  }

  @Test
  void challengeEndsInTime() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser browser = withPasskey(clinic, device).another(clinic);
    Map<String, Object> answer = device.answers(browser.asksForPasskey(false));
    FactorBrowser.changes(
        "update passkey_challenge set expires_at = ?", Instant.now().minusSeconds(1));
    browser.hands(answer, false).then().statusCode(401);
  }

  @Test
  void counterThatGoesBackIsRefused() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    device.counter = 10;
    home.another(clinic).signsIn(device, false).then().statusCode(204);
    for (long copied : List.of(9L, 10L, 3L)) {
      // it counts before it answers
      device.counter = copied - 1;
      home.another(clinic).signsIn(device, false).then().statusCode(copied > 11 ? 204 : 401);
    }
    device.counter = 11;
    home.another(clinic).signsIn(device, false).then().statusCode(204);
  }

  @Test
  void deviceThatCountsNothingIsTaken() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    for (int i = 0; i < 2; i++) {
      device.counter = -1;
      home.another(clinic).signsIn(device, false).then().statusCode(204);
    }
  }

  @Test
  void deactivatedAccountDoesNotSignIn() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    String path = "/api/staff/" + home.tablet.staffId();
    FactorBrowser waiting = home.another(clinic);
    waiting.entersPassword().then().statusCode(202);
    clinic.admin.patch(path, Map.of("active", false)).then().statusCode(200);
    home.another(clinic).signsIn(device, false).then().statusCode(401);
    waiting
        .tablet
        .post("/api/auth/passkey/options", Map.of("secondStep", true))
        .then()
        .statusCode(401);
    clinic.admin.patch(path, Map.of("active", true)).then().statusCode(200);
    home.another(clinic).signsIn(device, false).then().statusCode(204);
  }

  @Test
  void passkeyOfOtherOrganizationOrPersonIsNobodysHere() {
    TestClinic clinic = TestClinic.open();
    TestClinic stranger = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser home = withPasskey(clinic, device);
    SoftwareAuthenticator foreign = new SoftwareAuthenticator();
    FactorBrowser elsewhere = withPasskey(stranger, foreign);
    SoftwareAuthenticator colleagues = new SoftwareAuthenticator();
    FactorBrowser colleague = withPasskey(clinic, colleagues);

    FactorBrowser browser = home.another(clinic);
    browser.entersPassword().then().statusCode(202);
    for (SoftwareAuthenticator each : List.of(foreign, colleagues)) {
      browser.signsIn(each, true).then().statusCode(401);
    }
    // it says that it is another's
    String victim =
        SoftwareAuthenticator.base64(
            new UserHandle(
                    UUID.fromString(home.tablet.get("/api/me").path("organization.id")),
                    UUID.fromString(home.tablet.staffId()))
                .bytes());
    for (SoftwareAuthenticator each : List.of(foreign, colleagues)) {
      each.claims(victim);
      browser.signsIn(each, false).then().statusCode(401);
      browser.signsIn(each, true).then().statusCode(401);
    }
    browser.assertNotSignedIn();
    // the same key is registered once, over all organizations
    elsewhere
        .tablet
        .post(
            "/api/me/passkeys",
            device.makes(elsewhere.tablet.post("/api/me/passkeys/options"), "Mine"))
        .then()
        .statusCode(409)
        .body("code", equalTo("second-factor.passkey-taken"));
    assertThat(colleague.tablet.staffId()).isNotEqualTo(home.tablet.staffId());
  }

  @Test
  void unreadableAnswerIsRefused() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser browser = withPasskey(clinic, device).another(clinic);
    Map<String, Object> whole = device.answers(browser.asksForPasskey(false));
    for (String field : List.of("credentialId", "clientData", "authenticatorData", "signature")) {
      for (String value : List.of("A", "AAAA", "bnVsbA", "e30", "_".repeat(1000))) {
        Map<String, Object> broken = new HashMap<>(whole);
        broken.put(field, value);
        browser.hands(broken, false).then().statusCode(401);
      }
      Map<String, Object> broken = new HashMap<>(whole);
      broken.put(field, "no base64!");
      browser.hands(broken, false).then().statusCode(400);
      broken.remove(field);
      browser.hands(broken, false).then().statusCode(400);
    }
    browser.assertNotSignedIn();
  }

  @Test
  void passkeyProvesThePerson() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser nurse = withPasskey(clinic, device);
    FactorBrowser.provedFactor(nurse.tablet.staffId(), Duration.ofMinutes(6));
    nurse
        .tablet
        .post("/api/me/second-factors/recovery-codes")
        .then()
        .statusCode(403)
        .body("code", equalTo("second-factor.proof-required"));
    Answer options = nurse.tablet.post("/api/me/reauthentication/passkey-options");
    options.then().body("allowCredentials.id", contains(device.credentialId()));
    Map<String, Object> answer = device.answers(options);
    nurse.tablet.post(FactorBrowser.PROVE, Map.of("passkey", answer)).then().statusCode(200);
    nurse.tablet.post(FactorBrowser.PROVE, Map.of("passkey", answer)).then().statusCode(400);
    nurse.tablet.post("/api/me/second-factors/recovery-codes").then().statusCode(201);
    // one answer, not two
    nurse
        .tablet
        .post(FactorBrowser.PROVE, Map.of("passkey", answer, "password", TestClinic.PASSWORD))
        .then()
        .statusCode(400);
  }

  @Test
  void challengeOfAnotherSignInProvesNothing() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser nurse = withPasskey(clinic, device);
    FactorBrowser second = nurse.another(clinic);
    second.signsIn(device, false).then().statusCode(204);
    Map<String, Object> answer =
        device.answers(second.tablet.post("/api/me/reauthentication/passkey-options"));
    nurse.tablet.post(FactorBrowser.PROVE, Map.of("passkey", answer)).then().statusCode(400);
  }

  @Test
  void ownerRemovesPasskeys() {
    TestClinic clinic = TestClinic.open();
    SoftwareAuthenticator device = new SoftwareAuthenticator();
    FactorBrowser nurse = withPasskey(clinic, device);
    FactorBrowser colleague = withPasskey(clinic, new SoftwareAuthenticator());
    String id = nurse.tablet.get("/api/me/second-factors").path("passkeys[0].id");
    colleague.tablet.delete("/api/me/passkeys/" + id).then().statusCode(404);
    nurse.tablet.delete("/api/me/passkeys/" + id).then().statusCode(204);
    nurse.tablet.delete("/api/me/passkeys/" + id).then().statusCode(404);
    nurse.another(clinic).signsIn(device, false).then().statusCode(401);
    nurse.another(clinic).entersPassword().then().statusCode(204);
  }

  @Test
  void passkeysAreBounded() {
    TestClinic clinic = TestClinic.open();
    FactorBrowser nurse = FactorBrowser.of(clinic, username(clinic.nurse));
    for (int i = 0; i < Passkeys.MOST; i++) {
      nurse.registers(new SoftwareAuthenticator()).then().statusCode(201);
    }
    nurse.tablet.post("/api/me/passkeys/options").then().statusCode(409);
  }
}
