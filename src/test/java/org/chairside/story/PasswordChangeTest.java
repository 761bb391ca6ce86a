package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person changes their own password. */
@ApplicationTest
class PasswordChangeTest {

  private static final String NEW = "nine herons over a barn";
  private static final String PIN = "7302";

  private static String usernameOf(Person person) {
    return person.get("/api/me").path("username");
  }

  private static Map<String, String> change(String current, String wanted) {
    return Map.of("currentPassword", current, "newPassword", wanted);
  }

  private static Answer signIn(TestClinic clinic, String username, String password) {
    return clinic.nobody.post(
        "/api/auth/login", Map.of("username", username, "password", password));
  }

  private static int statusOf(TestClinic clinic, String token) {
    return clinic.nobody.request().cookie("chairside-sign-in", token).get("/api/me").statusCode();
  }

  @Test
  void changedPasswordReplacesOldOne() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    String username = usernameOf(clinic.nurse);
    tablet.signIn(username);

    tablet.post("/api/me/password", change(TestClinic.PASSWORD, NEW)).then().statusCode(204);

    signIn(clinic, username, TestClinic.PASSWORD).then().statusCode(401);
    signIn(clinic, username, NEW).then().statusCode(204);
  }

  @Test
  void otherSignInsAndPinsEndAndThisOneGetsNewCookie() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    String nurse = clinic.nurse.id();
    Tablet shared = clinic.aTablet();
    shared.signIn(username);
    shared.setsPin(PIN).then().statusCode(204);
    Tablet own = clinic.aTablet();
    own.signIn(username);
    String before = own.token();

    own.post("/api/me/password", change(TestClinic.PASSWORD, NEW))
        .then()
        .statusCode(204)
        .header(
            "Set-Cookie",
            allOf(
                containsString("chairside-sign-in="),
                containsString("HttpOnly"),
                containsString("SameSite=Strict")));

    assertThat(own.staffId()).isEqualTo(nurse);
    assertThat(own.token()).isNotEqualTo(before);
    assertThat(statusOf(clinic, before)).isEqualTo(401);
    shared.get("/api/me").then().statusCode(401);
    assertThat(shared.people()).isEmpty();
    shared.unlocks(nurse, PIN).then().statusCode(401);
  }

  @Test
  void colleaguesKeepTheirSignInsAndPins() {
    TestClinic clinic = TestClinic.open();
    Tablet shared = clinic.aTablet();
    shared.signIn(usernameOf(clinic.clinician));
    shared.setsPin(PIN).then().statusCode(204);
    clinic.nurse.post("/api/me/password", change(TestClinic.PASSWORD, NEW)).then().statusCode(204);

    shared.get("/api/me").then().statusCode(200);
    shared.unlocks(clinic.clinician.id(), PIN).then().statusCode(204);
  }

  @Test
  void wrongCurrentPasswordIsRefusedAndCounts() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    for (int i = 0; i < 10; i++) {
      clinic
          .nurse
          .post("/api/me/password", change("not this password", NEW))
          .then()
          .statusCode(400)
          .body("errors.field", contains("currentPassword"))
          .body("errors.code", contains("account.password-wrong"));
    }

    clinic.nurse.post("/api/me/password", change(TestClinic.PASSWORD, NEW)).then().statusCode(429);
    // it is the count of the sign-in too: there is no second door for guesses
    signIn(clinic, username, TestClinic.PASSWORD).then().statusCode(429);
    clinic.nurse.get("/api/me").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "short,staff.password-form",
    "qwertyuiop123,staff.password-common",
    "QwertyUiop123,staff.password-common",
    "Chairside-2031,staff.password-named",
    "jjjjjjjjjjjjjjjjjj,staff.password-pattern",
    "abcdefgh12345678,staff.password-pattern",
    "xk4xk4xk4xk4xk4,staff.password-pattern",
    "a password of the ward,account.password-unchanged",
  })
  void guessablePasswordIsRefusedWithReason(String wanted, String code) {
    TestClinic clinic = TestClinic.open();
    clinic
        .nurse
        .post("/api/me/password", change(TestClinic.PASSWORD, wanted))
        .then()
        .statusCode(400)
        .body("errors.field", contains("newPassword"))
        .body("errors.code", contains(code));
    signIn(clinic, usernameOf(clinic.nurse), TestClinic.PASSWORD).then().statusCode(204);
  }

  @Test
  void namesOfAccountAndOrganizationAreRefused() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    String organization = clinic.nurse.get("/api/me").path("organization.name");
    for (String wanted : List.of(username + "1", organization + "!")) {
      clinic
          .nurse
          .post("/api/me/password", change(TestClinic.PASSWORD, wanted))
          .then()
          .statusCode(400)
          .body("errors.code", contains("staff.password-named"));
    }
  }

  @Test
  void refusedNewPasswordIsNoAttempt() {
    TestClinic clinic = TestClinic.open();
    for (int i = 0; i < 11; i++) {
      clinic.nurse.post("/api/me/password", change("wrong", "short")).then().statusCode(400);
    }
    clinic.nurse.post("/api/me/password", change(TestClinic.PASSWORD, NEW)).then().statusCode(204);
  }

  @Test
  void accentsTypedInPartsAreTheSamePassword() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    String whole = "neun Möwen im Häuschen";
    String inParts = Normalizer.normalize(whole, Normalizer.Form.NFD);
    assertThat(inParts).isNotEqualTo(whole);
    clinic
        .nurse
        .post("/api/me/password", change(TestClinic.PASSWORD, inParts))
        .then()
        .statusCode(204);
    signIn(clinic, username, whole).then().statusCode(204);
    signIn(clinic, username, inParts).then().statusCode(204);
  }

  @Test
  void newPersonsPasswordIsCheckedToo() {
    TestClinic clinic = TestClinic.open();
    clinic
        .admin
        .post(
            "/api/staff",
            Map.of(
                "username",
                "new-" + UUID.randomUUID(),
                "name",
                "New",
                "roles",
                List.of("NURSE"),
                "password",
                "qwertyuiop123"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("password"))
        .body("errors.code", contains("staff.password-common"));
  }

  @Test
  void onlyOneOfTwoTabsChangesIt() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    String username = usernameOf(clinic.nurse);
    tablet.signIn(username);
    String cookie = tablet.token();
    List<String> wanted = List.of("nine herons over a barn", "seven otters in a canal");
    List<Integer> answers =
        wanted.stream()
            .map(
                each ->
                    CompletableFuture.supplyAsync(
                        () ->
                            clinic
                                .nobody
                                .request()
                                .cookie("chairside-sign-in", cookie)
                                .contentType("application/json")
                                .body(change(TestClinic.PASSWORD, each))
                                .post("/api/me/password")
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).containsOnlyOnce(204);
    String valid = wanted.get(answers.indexOf(204));
    signIn(clinic, username, valid).then().statusCode(204);
    signIn(clinic, username, wanted.get(1 - answers.indexOf(204))).then().statusCode(401);
  }

  @Test
  void noSignInWithOldPasswordSlipsThrough() {
    TestClinic clinic = TestClinic.open();
    String username = usernameOf(clinic.nurse);
    AtomicBoolean changed = new AtomicBoolean();
    Queue<String> tokens = new ConcurrentLinkedQueue<>();
    try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        guests.execute(() -> signInUntil(changed, clinic, username, tokens));
      }
      try {
        await("the guests are signing in").until(() -> !tokens.isEmpty());
        clinic
            .nurse
            .post("/api/me/password", change(TestClinic.PASSWORD, NEW))
            .then()
            .statusCode(204);
      } finally {
        changed.set(true);
      }
    }
    assertThat(tokens)
        .isNotEmpty()
        .allSatisfy(token -> assertThat(statusOf(clinic, token)).isEqualTo(401));
  }

  /** Signs in again and again with the old password, and keeps the tokens that were given. */
  private static void signInUntil(
      AtomicBoolean changed, TestClinic clinic, String username, Queue<String> tokens) {
    while (!changed.get()) {
      Answer answer = signIn(clinic, username, TestClinic.PASSWORD);
      if (answer.statusCode() == 204) {
        tokens.add(answer.cookie("chairside-sign-in"));
      }
    }
  }

  @Test
  void programMayNotChangeIt() {
    TestClinic clinic = TestClinic.open();
    String token = clinic.makesMachine("gateway", "READ", "CHART").path("token");
    clinic
        .nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(change(TestClinic.PASSWORD, NEW))
        .post("/api/me/password")
        .then()
        .statusCode(403)
        .body("code", equalTo("account.person-only"));
    clinic.nobody.post("/api/me/password", change(TestClinic.PASSWORD, NEW)).then().statusCode(401);
  }

  @Test
  void changeAndFailureAreAuditedWithoutPassword() {
    TestClinic clinic = TestClinic.open();
    clinic.nurse.post("/api/me/password", change("not this password", NEW));
    clinic.nurse.post("/api/me/password", change(TestClinic.PASSWORD, NEW)).then().statusCode(204);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(TestClinic.json(clinic.admin.get("/api/audit?limit=100")).path("items"))
                    .filteredOn(entry -> entry.path("route").asText().equals("/me/password"))
                    .extracting(entry -> entry.path("status").asInt())
                    .containsExactly(204, 400));
    clinic
        .admin
        .get("/api/audit?limit=100")
        .then()
        .body(not(containsString(NEW)))
        .body(not(containsString("not this password")));
  }

  @Test
  void signInEndsEarlierOneOfSameBrowser() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(usernameOf(clinic.nurse));
    String first = tablet.token();
    tablet.signIn(usernameOf(clinic.nurse));

    assertThat(tablet.token()).isNotEqualTo(first);
    assertThat(Stream.of(first, tablet.token()).map(token -> statusOf(clinic, token)))
        .containsExactly(401, 200);
  }
}
