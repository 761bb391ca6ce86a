package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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
import org.chairside.ward.Person;
import org.chairside.ward.Tablet;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tablet by the chairs that several people share. */
@ApplicationTest
class SharedDeviceTest {

  private static final String PIN = "7302";

  private static Tablet unlockableBy(Ward ward, Person person) {
    Tablet tablet = ward.aTablet();
    tablet.signIn(usernameOf(person));
    tablet.setsPin(PIN).then().statusCode(204);
    return tablet;
  }

  private static String usernameOf(Person person) {
    return person.get("/api/me").path("username");
  }

  @Test
  void whoSignedInLocksTheTabletAndUnlocksItWithAPin() {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    String earlier = tablet.token();

    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.get("/api/me").then().statusCode(401);
    tablet
        .get("/api/auth/device")
        .then()
        .statusCode(200)
        .body("people.staffId", contains(ward.nurse.id()))
        .body("people.name", contains("A NURSE"));

    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(204);
    assertThat(tablet.staffId()).isEqualTo(ward.nurse.id());
    assertThat(tablet.token()).isNotEqualTo(earlier);
  }

  @Test
  void aColleagueTakesTheTabletOverAndTheEarlierSignInEnds() {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    tablet.signIn(usernameOf(ward.clinician));
    tablet.setsPin("90817").then().statusCode(204);
    String clinicians = tablet.token();
    assertThat(tablet.people()).containsExactlyInAnyOrder(ward.nurse.id(), ward.clinician.id());

    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(204);

    assertThat(tablet.staffId()).isEqualTo(ward.nurse.id());
    ward.nobody
        .request()
        .cookie("chairside-sign-in", clinicians)
        .get("/api/me")
        .then()
        .statusCode(401);
    // the clinician's PIN is not the nurse's
    tablet.unlocks(ward.clinician.id(), PIN).then().statusCode(401);
    tablet.unlocks(ward.clinician.id(), "90817").then().statusCode(204);
  }

  @Test
  void theCookieOfADeviceIsNoScriptsAndNoOtherSites() {
    Ward ward = Ward.open();
    Tablet tablet = ward.aTablet();
    tablet.signIn(usernameOf(ward.nurse));
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
  void aPinThatAnybodyWouldTryIsRefused(String pin) {
    Ward ward = Ward.open();
    ward.nurse
        .post("/api/auth/pin", Map.of("pin", pin))
        .then()
        .statusCode(400)
        .body("errors.field", contains("pin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1235", "73025948", "1123", "9764"})
  void otherPinsAreTaken(String pin) {
    Ward.open().nurse.post("/api/auth/pin", Map.of("pin", pin)).then().statusCode(204);
  }

  @Test
  void onlyASignInWithAPasswordSetsAPin() {
    Ward ward = Ward.open();
    ward.nobody.post("/api/auth/pin", Map.of("pin", PIN)).then().statusCode(401);
    String token =
        ward.admin
            .post("/api/tokens", Map.of("name", "gateway", "staffId", ward.nurse.id()))
            .path("token");
    ward.nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Map.of("pin", PIN))
        .post("/api/auth/pin")
        .then()
        .statusCode(409);
  }

  @Test
  void whoUnlockedWithAPinDoesNotReplaceItAndWhoSignedInWithThePasswordDoes() {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(204);

    tablet.get("/api/auth/device").then().body("maySetPin", equalTo(false));
    tablet
        .setsPin("5081")
        .then()
        .statusCode(409)
        .body("detail", equalTo("A PIN is set by who has signed in with a password."));
    tablet.unlocks(ward.nurse.id(), "5081").then().statusCode(401);
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(204);

    tablet.signIn(usernameOf(ward.nurse));
    tablet.get("/api/auth/device").then().body("maySetPin", equalTo(true));
    tablet.setsPin("5081").then().statusCode(204);
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(401);
    tablet.unlocks(ward.nurse.id(), "5081").then().statusCode(204);
  }

  @Test
  void afterFiveWrongPinsInARowThePersonIsForgottenOnTheTablet() {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    for (int i = 0; i < 4; i++) {
      wrong(ward, tablet).then().statusCode(401).body("detail", not(containsString("forgotten")));
    }
    wrong(ward, tablet).then().statusCode(401).body("detail", containsString("forgotten"));

    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(401);
  }

  @Test
  void aRightPinBeginsTheCountAnew() {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        wrong(ward, tablet).then().statusCode(401);
      }
      tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(204);
    }
  }

  @Test
  void wrongPinsAtOnceAreCountedEachOnce() {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    long told =
        IntStream.range(0, 12)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> wrong(ward, tablet)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .peek(answer -> answer.then().statusCode(401))
            .filter(answer -> answer.asString().contains("forgotten"))
            .count();

    assertThat(told).isEqualTo(1);
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(401);
  }

  private static Response wrong(Ward ward, Tablet tablet) {
    return tablet.unlocks(ward.nurse.id(), "2468");
  }

  @Test
  void signingOutForgetsThePersonOnThisTabletAlone() {
    Ward ward = Ward.open();
    Tablet here = unlockableBy(ward, ward.nurse);
    Tablet there = unlockableBy(ward, ward.nurse);

    here.post("/api/auth/logout").then().statusCode(204);

    assertThat(here.people()).isEmpty();
    here.unlocks(ward.nurse.id(), PIN).then().statusCode(401);
    assertThat(there.people()).containsExactly(ward.nurse.id());
    there.unlocks(ward.nurse.id(), PIN).then().statusCode(204);
  }

  @Test
  void whoWorksHereNoLongerUnlocksNothing() {
    Ward ward = Ward.open();
    Person leaver = ward.takeOn(Role.NURSE);
    Tablet tablet = unlockableBy(ward, leaver);
    String id = leaver.id();
    ward.change("/api/staff/" + id, Map.of("active", false));

    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(id, PIN).then().statusCode(401);
  }

  @Test
  void anUnknownTabletIsNobodysToUnlock() {
    Ward ward = Ward.open();
    Tablet tablet = ward.aTablet();
    tablet.get("/api/auth/device").then().statusCode(200).body("people", empty());
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(401);
    tablet.unlocks(UUID.randomUUID().toString(), PIN).then().statusCode(401);
    tablet.post("/api/auth/lock").then().statusCode(204);
  }

  @Test
  void aTabletOfAnotherOrganizationBecomesANewOne() {
    Ward ours = Ward.open();
    Ward theirs = Ward.open();
    Tablet tablet = unlockableBy(theirs, theirs.nurse);

    tablet.signIn(usernameOf(ours.nurse));
    tablet.setsPin(PIN).then().statusCode(204);

    assertThat(tablet.people()).containsExactly(ours.nurse.id());
    tablet.unlocks(theirs.nurse.id(), PIN).then().statusCode(401);
  }

  @Test
  void thePinEndsWithTheSignInInWhichItWasSet() throws SQLException {
    Ward ward = Ward.open();
    Tablet tablet = unlockableBy(ward, ward.nurse);
    Instant end = Instant.now().plusSeconds(600);
    pinEnds(ward, end);

    Response answer = tablet.unlocks(ward.nurse.id(), PIN);

    answer.then().statusCode(204);
    assertThat(answer.detailedCookie("chairside-sign-in").getMaxAge()).isBetween(500L, 600L);
    pinEnds(ward, Instant.now().minusSeconds(1));
    assertThat(tablet.people()).isEmpty();
    tablet.unlocks(ward.nurse.id(), PIN).then().statusCode(401);
  }

  private static void pinEnds(Ward ward, Instant end) throws SQLException {
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement update =
            connection.prepareStatement(
                "update device_person set expires_at = ? where staff_id = ?::uuid")) {
      update.setObject(1, OffsetDateTime.ofInstant(end, ZoneOffset.UTC));
      update.setString(2, ward.nurse.id());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void whenATokenWasLastUsedIsKnown() {
    Ward ward = Ward.open();
    String token =
        ward.admin
            .post("/api/tokens", Map.of("name", "gateway", "staffId", ward.nurse.id()))
            .path("token");
    ward.admin.get("/api/tokens").then().body("items.lastUsedAt", equalTo(nothing()));
    ward.nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .get("/api/me")
        .then()
        .statusCode(200);
    ward.admin.get("/api/tokens").then().body("items.lastUsedAt", not(equalTo(nothing())));
  }

  @Test
  void aTabThatShowsSomebodyElseWritesAndReadsNothing() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    String path = "/api/sessions/" + session + "/observations";
    int charted = ward.session(session).path("observations").size();
    String key = "key-" + Ward.some();
    Map<String, Object> values = Ward.baseline(Ward.now());
    String own = ward.nurse.id();

    for (String believed : List.of(ward.clinician.id(), "nobody's id", "")) {
      chart(ward.nurse, believed, key, path, values)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("type", equalTo(ward.nobody.get(path).path("type")));
      believing(ward.nurse, believed).get(path).then().statusCode(401);
      believing(ward.nurse, believed).get("/api/me").then().statusCode(401);
    }
    assertThat(ward.session(session).path("observations")).hasSize(charted);

    // the key is free still, even for other values
    values.put("pain", 3);
    chart(ward.nurse, own, key, path, values).then().statusCode(201);
    believing(ward.nurse, own).get(path).then().statusCode(200);
    assertThat(ward.session(session).path("observations")).hasSize(charted + 1);
  }

  @Test
  void aTabThatShowsSomebodyElseStillSignsOut() {
    Ward ward = Ward.open();
    Person leaver = ward.takeOn(Role.NURSE);
    believing(leaver, ward.nurse.id()).post("/api/auth/logout").then().statusCode(204);
    leaver.get("/api/me").then().statusCode(401);
    believing(ward.nobody, ward.nurse.id()).get("/api/auth/device").then().statusCode(200);
  }

  private static Response chart(
      Person person, String believed, String key, String path, Map<String, ?> values) {
    return believing(person, believed)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(values)
        .post(path);
  }

  private static RequestSpecification believing(Person person, String staffId) {
    return person.request().header("Chairside-Staff", staffId);
  }

  private static List<Object> nothing() {
    return java.util.Collections.singletonList(null);
  }

  @ParameterizedTest
  @CsvSource({"/", "/api/me", "/q/health", "/q/openapi", "/nothing-here"})
  void everyAnswerKeepsABrowserHonest(String path) {
    Ward.open()
        .nobody
        .request()
        .noFilters()
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
  void onlyThePageOfSwaggerHasAScriptInIt() {
    Ward.open()
        .nobody
        .request()
        .noFilters()
        .get("/q/swagger-ui/")
        .then()
        .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"));
  }
}
