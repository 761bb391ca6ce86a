package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tablet by the chairs that several people share. */
@ApplicationTest
class SharedDeviceTest {

  private static final String PIN = "7302";

  private static Tablet unlockableBy(TestClinic clinic, Person person) {
    Tablet tablet = clinic.aTablet();
    tablet.signIn(usernameOf(person));
    tablet.setsPin(PIN).then().statusCode(204);
    return tablet;
  }

  private static String usernameOf(Person person) {
    return person.get("/api/me").path("username");
  }

  @Test
  void pinUnlocksLockedTablet() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    String earlier = tablet.token();

    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.get("/api/me").then().statusCode(401);
    tablet
        .get("/api/auth/device")
        .then()
        .statusCode(200)
        .body("people.staffId", contains(clinic.nurse.id()))
        .body("people.name", contains("A NURSE"));

    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(204);
    assertThat(tablet.staffId()).isEqualTo(clinic.nurse.id());
    assertThat(tablet.token()).isNotEqualTo(earlier);
  }

  @Test
  void colleaguesSignInEndsEarlierOne() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    tablet.signIn(usernameOf(clinic.clinician));
    tablet.setsPin("90817").then().statusCode(204);
    String clinicians = tablet.token();
    assertThat(tablet.people()).containsExactlyInAnyOrder(clinic.nurse.id(), clinic.clinician.id());

    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(204);

    assertThat(tablet.staffId()).isEqualTo(clinic.nurse.id());
    clinic
        .nobody
        .request()
        .cookie("chairside-sign-in", clinicians)
        .get("/api/me")
        .then()
        .statusCode(401);
    // the clinician's PIN is not the nurse's
    tablet.unlocks(clinic.clinician.id(), PIN).then().statusCode(401);
    tablet.unlocks(clinic.clinician.id(), "90817").then().statusCode(204);
  }

  @Test
  void deviceCookieIsHttpOnlyAndSameSite() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(usernameOf(clinic.nurse));
    tablet
        .setsPin(PIN)
        .then()
        .header(
            "Set-Cookie",
            allOf(
                containsString("chairside-device="),
                containsString("HttpOnly"),
                containsString("SameSite=Strict")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "123456789", "7777", "1234", "98765", "abcd", "73 02", "٧٣٠٢", ""})
  void commonPinIsRefused(String pin) {
    TestClinic clinic = TestClinic.open();
    clinic
        .nurse
        .post("/api/auth/pin", Map.of("pin", pin))
        .then()
        .statusCode(400)
        .body("errors.field", contains("pin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1235", "73025948", "1123", "9764"})
  void uncommonPinIsAccepted(String pin) {
    TestClinic.open().nurse.post("/api/auth/pin", Map.of("pin", pin)).then().statusCode(204);
  }

  @Test
  void settingPinNeedsPasswordSignIn() {
    TestClinic clinic = TestClinic.open();
    clinic.nobody.post("/api/auth/pin", Map.of("pin", PIN)).then().statusCode(401);
    String token = clinic.makesMachine("gateway", "READ", "CHART").path("token");
    clinic
        .nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Map.of("pin", PIN))
        .post("/api/auth/pin")
        .then()
        .statusCode(409);
  }

  @Test
  void changingPinNeedsPasswordSignIn() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(204);

    tablet.get("/api/auth/device").then().body("maySetPin", equalTo(false));
    tablet
        .setsPin("5081")
        .then()
        .statusCode(409)
        .body("detail", equalTo("Sign in with your password to set a PIN."));
    tablet.unlocks(clinic.nurse.id(), "5081").then().statusCode(401);
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(204);

    tablet.signIn(usernameOf(clinic.nurse));
    tablet.get("/api/auth/device").then().body("maySetPin", equalTo(true));
    tablet.setsPin("5081").then().statusCode(204);
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(401);
    tablet.unlocks(clinic.nurse.id(), "5081").then().statusCode(204);
  }

  @Test
  void fiveWrongPinsRemovePersonFromTablet() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    for (int i = 0; i < 4; i++) {
      wrong(clinic, tablet)
          .then()
          .statusCode(401)
          .body("detail", not(containsString("has been removed")));
    }
    wrong(clinic, tablet).then().statusCode(401).body("detail", containsString("has been removed"));

    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(401);
  }

  @Test
  void rightPinResetsCount() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        wrong(clinic, tablet).then().statusCode(401);
      }
      tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(204);
    }
  }

  @Test
  void concurrentWrongPinsAreEachCounted() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    long told =
        IntStream.range(0, 12)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> wrong(clinic, tablet)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .peek(answer -> answer.then().statusCode(401))
            .filter(answer -> answer.asString().contains("forgotten"))
            .count();

    assertThat(told).isEqualTo(1);
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(401);
  }

  private static Answer wrong(TestClinic clinic, Tablet tablet) {
    return tablet.unlocks(clinic.nurse.id(), "2468");
  }

  @Test
  void signOutRemovesPersonFromThisTabletOnly() {
    TestClinic clinic = TestClinic.open();
    Tablet here = unlockableBy(clinic, clinic.nurse);
    Tablet there = unlockableBy(clinic, clinic.nurse);

    here.post("/api/auth/logout").then().statusCode(204);

    assertThat(here.people()).isEmpty();
    here.unlocks(clinic.nurse.id(), PIN).then().statusCode(401);
    assertThat(there.people()).containsExactly(clinic.nurse.id());
    there.unlocks(clinic.nurse.id(), PIN).then().statusCode(204);
  }

  @Test
  void inactivePersonUnlocksNothing() {
    TestClinic clinic = TestClinic.open();
    Person leaver = clinic.takeOn(Role.NURSE);
    Tablet tablet = unlockableBy(clinic, leaver);
    String id = leaver.id();
    clinic.change("/api/staff/" + id, Map.of("active", false));

    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(id, PIN).then().statusCode(401);
  }

  @Test
  void unknownTabletUnlocksForNobody() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.get("/api/auth/device").then().statusCode(200).body("people", empty());
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(401);
    tablet.unlocks(UUID.randomUUID().toString(), PIN).then().statusCode(401);
    tablet.post("/api/auth/lock").then().statusCode(204);
  }

  @Test
  void otherOrganizationsTabletIsReplaced() {
    TestClinic ours = TestClinic.open();
    TestClinic theirs = TestClinic.open();
    Tablet tablet = unlockableBy(theirs, theirs.nurse);

    tablet.signIn(usernameOf(ours.nurse));
    tablet.setsPin(PIN).then().statusCode(204);

    assertThat(tablet.people()).containsExactly(ours.nurse.id());
    tablet.unlocks(theirs.nurse.id(), PIN).then().statusCode(401);
  }

  @Test
  void pinEndsWithItsSignIn() throws SQLException {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = unlockableBy(clinic, clinic.nurse);
    Instant end = Instant.now().plusSeconds(600);
    pinEnds(clinic, end);

    Answer answer = tablet.unlocks(clinic.nurse.id(), PIN);

    answer.then().statusCode(204);
    assertThat(answer.detailedCookie("chairside-sign-in").orElseThrow().getMaxAge())
        .isBetween(500L, 600L);
    pinEnds(clinic, Instant.now().minusSeconds(1));
    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(clinic.nurse.id(), PIN).then().statusCode(401);
  }

  private static void pinEnds(TestClinic clinic, Instant end) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update =
            connection.prepareStatement(
                "update device_person set expires_at = ? where staff_id = ?::uuid")) {
      update.setObject(1, OffsetDateTime.ofInstant(end, ZoneOffset.UTC));
      update.setString(2, clinic.nurse.id());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void tokenShowsLastUse() {
    TestClinic clinic = TestClinic.open();
    String token = clinic.makesMachine("gateway", "READ", "CHART").path("token");
    clinic.admin.get("/api/tokens").then().body("items.lastUsedAt", equalTo(nothing()));
    clinic
        .nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .get("/api/me")
        .then()
        .statusCode(200);
    clinic.admin.get("/api/tokens").then().body("items.lastUsedAt", not(equalTo(nothing())));
  }

  @Test
  void tabOfOtherPersonReadsAndWritesNothing() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String path = "/api/sessions/" + session + "/observations";
    int charted = clinic.session(session).path("observations").size();
    String key = "key-" + TestClinic.some();
    Map<String, Object> values = TestClinic.baseline(TestClinic.now());
    String own = clinic.nurse.id();

    for (String believed : List.of(clinic.clinician.id(), "nobody's id", "")) {
      chart(clinic.nurse, believed, key, path, values)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("type", equalTo(clinic.nobody.get(path).path("type")));
      believing(clinic.nurse, believed).get(path).then().statusCode(401);
      believing(clinic.nurse, believed).get("/api/me").then().statusCode(401);
    }
    assertThat(clinic.session(session).path("observations")).hasSize(charted);

    // the key is free still, even for other values
    values.put("pain", 3);
    chart(clinic.nurse, own, key, path, values).then().statusCode(201);
    believing(clinic.nurse, own).get(path).then().statusCode(200);
    assertThat(clinic.session(session).path("observations")).hasSize(charted + 1);
  }

  @Test
  void tabOfOtherPersonCanSignOut() {
    TestClinic clinic = TestClinic.open();
    Person leaver = clinic.takeOn(Role.NURSE);
    believing(leaver, clinic.nurse.id()).post("/api/auth/logout").then().statusCode(204);
    leaver.get("/api/me").then().statusCode(401);
    believing(clinic.nobody, clinic.nurse.id()).get("/api/auth/device").then().statusCode(200);
  }

  private static Answer chart(
      Person person, String believed, String key, String path, Map<String, ?> values) {
    return believing(person, believed)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(values)
        .post(path);
  }

  private static Call believing(Person person, String staffId) {
    return person.request().header("Chairside-Staff", staffId);
  }

  private static List<Object> nothing() {
    return java.util.Collections.singletonList(null);
  }

  @ParameterizedTest
  @CsvSource({"/", "/api/me", "/q/health", "/q/openapi", "/nothing-here"})
  void everyAnswerHasSecurityHeaders(String path) {
    TestClinic.open()
        .nobody
        .request()
        .unchecked()
        .get(path)
        .then()
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("script-src 'self';"),
                containsString("frame-ancestors 'none'"),
                containsString("object-src 'none'"),
                containsString("form-action 'self'")))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", containsString("camera=()"))
        .header("Cross-Origin-Opener-Policy", "same-origin");
  }

  @Test
  void onlySwaggerPageAllowsInlineScript() {
    TestClinic.open()
        .nurse
        .request()
        .unchecked()
        .get("/q/swagger-ui/")
        .then()
        .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"));
  }
}
