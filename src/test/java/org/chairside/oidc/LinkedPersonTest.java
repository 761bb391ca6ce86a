package org.chairside.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chairside.ApplicationTest;
import org.chairside.secondfactor.AppCodes;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who were here before sign in at the provider from the day on which they are linked. */
@ApplicationTest
class LinkedPersonTest {

  private final TestProvider provider = TestProvider.open();

  @AfterEach
  void close() {
    provider.close();
  }

  private static TokenDraft physicianNow(TokenDraft token) {
    return token
        .with("groups", List.of("ketamine-physicians"))
        .with("auth_time", Date.from(Instant.now()));
  }

  private static int signInWithPassword(TestClinic clinic, String username) {
    return clinic
        .nobody
        .post("/api/auth/login", Map.of("username", username, "password", TestClinic.PASSWORD))
        .statusCode();
  }

  @Test
  void personWhomAdminLinkedComesByProviderAlone() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    Person nurse = hospital.clinic.nurse;
    String id = nurse.id();
    String username = nurse.get("/api/me").path("username");

    hospital.links(id, "ada");
    nurse.get("/api/me").then().statusCode(401);
    assertThat(signInWithPassword(hospital.clinic, username)).isEqualTo(401);
    Tablet browser = hospital.clinic.aTablet();
    assertThat(hospital.signsIn(browser, "ada", "ketamine-physicians")).isEqualTo("/board");
    browser.get("/api/me").then().body("id", equalTo(id)).body("roles", contains("CLINICIAN"));

    Person admin = hospital.clinic.admin;
    String path = "/api/staff/" + id + "/identity";
    Map<String, ?> again = Map.of("providerId", hospital.providerId, "subject", "other");
    admin.put(path, again).then().statusCode(409);
    admin
        .put(
            "/api/staff/" + hospital.clinic.clinician.id() + "/identity",
            Map.of("providerId", hospital.providerId, "subject", "ada"))
        .then()
        .statusCode(409);
    admin
        .request()
        .header("If-Match", admin.get(path).header("ETag"))
        .delete(path)
        .then()
        .statusCode(204);
    browser.get("/api/me").then().statusCode(401);
    assertThat(hospital.signsIn(browser, "ada", "ketamine-physicians"))
        .isEqualTo(ProviderClinic.problem("unknown-person"));
    admin.post("/api/staff/" + id + "/password-reset").then().statusCode(201);
  }

  @Test
  void personLinksThemselvesFromTheirSignIn() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    String username = hospital.clinic.nurse.get("/api/me").path("username");
    Tablet browser = hospital.clinic.aTablet();
    browser.signIn(username);
    String id = browser.staffId();

    String location = hospital.begins(browser, "link", "/board");
    assertThat(location).contains("prompt=login").contains("max_age=0");
    assertThat(
            ProviderClinic.end(
                browser, provider.approves(location, "ada", LinkedPersonTest::physicianNow)))
        .isEqualTo("/board");
    browser.get("/api/me").then().statusCode(200).body("roles", contains("CLINICIAN"));
    hospital.clinic.nurse.get("/api/me").then().statusCode(401);
    assertThat(signInWithPassword(hospital.clinic, username)).isEqualTo(401);
    Tablet later = hospital.clinic.aTablet();
    hospital.signsIn(later, "ada", "ketamine-physicians");
    assertThat(later.staffId()).isEqualTo(id);

    Tablet colleague = hospital.clinic.aTablet();
    colleague.signIn(hospital.clinic.scheduler.get("/api/me").path("username"));
    assertThat(
            ProviderClinic.end(
                colleague,
                provider.approves(
                    hospital.begins(colleague, "link", "/board"),
                    "ada",
                    LinkedPersonTest::physicianNow)))
        .isEqualTo(ProviderClinic.problem("linked-already"));
    assertThat(
            ProviderClinic.end(
                colleague,
                provider.approves(
                    hospital.begins(colleague, "link", "/board"),
                    "ben",
                    token -> token.with("auth_time", Date.from(Instant.now())))))
        .isEqualTo(ProviderClinic.problem("no-role"));
    colleague.get("/api/me").then().body("roles", contains("SCHEDULER"));
  }

  @Test
  void pinLinksNobody() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    Tablet tablet = hospital.clinic.aTablet();
    tablet.signIn(hospital.clinic.nurse.get("/api/me").path("username"));
    String id = tablet.staffId();
    tablet.setsPin("7302").then().statusCode(204);
    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.unlocks(id, "7302").then().statusCode(204);
    tablet
        .post("/api/auth/providers/" + hospital.providerId + "/link", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("oidc.link-by-password"));
  }

  @Test
  void linkEndsSecondFactorsAndAsksForNone() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    Tablet tablet = hospital.clinic.aTablet();
    tablet.signIn(hospital.clinic.nurse.get("/api/me").path("username"));
    String id = tablet.staffId();
    String app = "/api/me/second-factors/authenticator-app";
    String secret = tablet.post(app).path("secret");
    tablet
        .post(app + "/confirmation", Map.of("code", AppCodes.code(secret, 0)))
        .then()
        .statusCode(200);

    Person admin = hospital.clinic.admin;
    admin.get("/api/staff/" + id).then().body("secondFactor", equalTo(true));
    hospital.links(id, "ada");
    admin.get("/api/staff/" + id).then().body("secondFactor", equalTo(false));
    admin.patch("/api/organization", Map.of("secondFactor", "EVERYONE")).then().statusCode(200);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-physicians");
    browser.get("/api/clinics").then().statusCode(200);
    browser.get("/api/me").then().body("secondFactorDue", equalTo(false));
    browser
        .get("/api/me/second-factors")
        .then()
        .body("possible", equalTo(false))
        .body("required", equalTo(false));
    assertThat(proves(hospital, browser, "ada", LinkedPersonTest::physicianNow))
        .isEqualTo("/board");
    browser.post(app).then().statusCode(409);
  }

  /** How the provider answers when somebody shows there that it is they. */
  private String proves(
      ProviderClinic hospital, Tablet browser, String subject, UnaryOperator<TokenDraft> token) {
    return ProviderClinic.end(
        browser,
        provider.approves(hospital.begins(browser, "reauthentication", "/board"), subject, token));
  }

  @Test
  void signatureNeedsProofAtTheProvider() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-physicians");
    String link = "/api/auth/providers/" + hospital.providerId + "/link";
    // what asks for a proof, whatever else it would do
    browser
        .post(link, Map.of())
        .then()
        .statusCode(403)
        .body("code", equalTo("step-up.reauthentication-required"));

    assertThat(proves(hospital, browser, "ada", token -> token))
        .isEqualTo(ProviderClinic.problem("not-verified"));
    assertThat(
            proves(
                hospital,
                browser,
                "ada",
                token ->
                    token.with(
                        "auth_time", Date.from(Instant.now().minus(Duration.ofMinutes(10))))))
        .isEqualTo(ProviderClinic.problem("not-verified"));
    assertThat(proves(hospital, browser, "ben", LinkedPersonTest::physicianNow))
        .isEqualTo(ProviderClinic.problem("another-person"));
    browser.post(link, Map.of()).then().statusCode(403);

    assertThat(proves(hospital, browser, "ada", LinkedPersonTest::physicianNow))
        .isEqualTo("/board");
    browser.post(link, Map.of()).then().statusCode(200);
  }
}
