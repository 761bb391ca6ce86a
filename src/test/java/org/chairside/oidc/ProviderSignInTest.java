package org.chairside.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chairside.ApplicationTest;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.ProviderVisit.Purpose;
import org.chairside.oidc.ProviderVisits.Ticket;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.database.OneOrganization;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People come from their hospital's provider, with the rights that it gives them. */
@ApplicationTest
class ProviderSignInTest {

  private final TestProvider provider = TestProvider.open();

  @Inject OneOrganization organization;
  @Inject OpenProviders providers;

  @AfterEach
  void close() {
    provider.close();
  }

  /** The newest change of this kind by a sign-in, as soon as its entry is in the chain. */
  private static JsonNode lastChangeOfRights(TestClinic clinic, String field, int after) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> changeOfRights(clinic, field, after), Objects::nonNull);
  }

  private static JsonNode changeOfRights(TestClinic clinic, String field, int after) {
    for (JsonNode entry : TestClinic.json(clinic.admin.get("/api/audit?limit=100")).path("items")) {
      for (JsonNode change : entry.path("rights")) {
        if (change.path("field").asText().equals(field)
            && change.path("after").size() == after
            && entry.path("means").asText().equals("OIDC")) {
          return change;
        }
      }
    }
    return null;
  }

  @Test
  void firstSignInMakesPersonWhereProviderMayMakePeople() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();

    String callback =
        provider.approves(
            hospital.begins(browser, "/sessions/7?tab=1#now"),
            "sub-of-ada",
            token ->
                token
                    .with("groups", List.of("ketamine-nurses", "everybody"))
                    .with("realm_access", Map.of("roles", List.of("scheduling")))
                    .with("name", "Ada\nOkafor")
                    .with("email", hospital.clinic.adminUsername()));
    assertThat(ProviderClinic.end(browser, callback)).isEqualTo("/sessions/7?tab=1#now");

    browser
        .get("/api/me")
        .then()
        .statusCode(200)
        .body("name", equalTo("Ada Okafor"))
        .body("roles", containsInAnyOrder("NURSE", "SCHEDULER"))
        .body("passwordChangeDue", equalTo(false));
    browser
        .get("/api/me/sign-ins")
        .then()
        .body("items", hasSize(1))
        .body("items[0].byProvider", equalTo(true));
    String first = browser.staffId();
    hospital.signsIn(browser, "sub-of-ada", "ketamine-nurses");
    assertThat(browser.staffId()).isEqualTo(first);
    browser.get("/api/me/sign-ins").then().body("items", hasSize(1));
    assertThat(lastChangeOfRights(hospital.clinic, "roles", 1).path("after").get(0).asText())
        .isEqualTo("NURSE");
  }

  @Test
  void unknownPersonStaysOutsideWhereAdminsLinkPeople() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    Tablet browser = hospital.clinic.aTablet();
    assertThat(
            hospital.signsIn(
                browser,
                "a stranger",
                token ->
                    token
                        .with("groups", List.of("ketamine-nurses"))
                        .with("preferred_username", hospital.clinic.adminUsername())
                        .with("email", "admin@clinic.example")))
        .isEqualTo(ProviderClinic.problem("unknown-person"));
    browser.get("/api/me").then().statusCode(401);
  }

  @Test
  void rightThatProviderTookAwayIsGone() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-nurses", "ketamine-physicians");
    String ada = browser.staffId();

    hospital.signsIn(hospital.clinic.aTablet(), "ada", "ketamine-nurses");
    browser.get("/api/me").then().body("roles", contains("NURSE"));
    JsonNode change = lastChangeOfRights(hospital.clinic, "roles", 1);
    assertThat(change.path("of").asText()).isEqualTo(ada);
    assertThat(change.path("before")).hasSize(2);
    assertThat(change.path("after")).hasSize(1);

    for (UnaryOperator<TokenDraft> none :
        List.<UnaryOperator<TokenDraft>>of(
            token -> token,
            token -> token.with("groups", "ketamine-nurses ketamine-physicians"),
            token -> token.with("groups", List.of("others")))) {
      Tablet other = hospital.clinic.aTablet();
      assertThat(hospital.signsIn(other, "ada", none)).isEqualTo(ProviderClinic.problem("no-role"));
      other.get("/api/me").then().statusCode(401);
    }
    hospital
        .clinic
        .admin
        .get("/api/staff/" + ada)
        .then()
        .body("roles", hasSize(0))
        .body("active", equalTo(true));
  }

  @Test
  void clinicsFollowClaimsToo() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    UUID north = hospital.clinic.opensClinic("North");
    hospital
        .clinic
        .admin
        .patch(
            "/api/identity-providers/" + hospital.providerId,
            Map.of(
                "clinicRules",
                List.of(Map.of("claim", "sites", "value", "north", "clinicId", north))))
        .then()
        .statusCode(200);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(
        browser,
        "ada",
        token -> token.with("groups", List.of("ketamine-nurses")).with("sites", List.of("north")));
    browser.get("/api/me").then().body("clinics.id", contains(north.toString()));
    hospital
        .clinic
        .admin
        .put(
            "/api/staff/" + browser.staffId() + "/clinics",
            Map.of("everywhere", true, "clinicIds", List.of()))
        .then()
        .statusCode(409)
        .body("code", equalTo("membership.clinics-provided"));
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    browser.get("/api/me").then().body("clinics", hasSize(0));
  }

  @Test
  void rolesOfProviderAreNotChangedHere() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    Person admin = hospital.clinic.admin;
    String ada = "/api/staff/" + browser.staffId();

    admin
        .patch(ada, Map.of("roles", List.of("NURSE", "CLINICIAN")))
        .then()
        .statusCode(409)
        .body("code", equalTo("staff.roles-provided"));
    admin
        .post(ada + "/password-reset")
        .then()
        .statusCode(409)
        .body("code", equalTo("account.signs-in-elsewhere"));
    admin.patch(ada, Map.of("name", "Ada O.")).then().statusCode(200);
  }

  @Test
  void deactivatedPersonStaysOutside() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    hospital.clinic.change("/api/staff/" + browser.staffId(), Map.of("active", false));
    browser.get("/api/me").then().statusCode(401);
    assertThat(hospital.signsIn(browser, "ada", "ketamine-nurses"))
        .isEqualTo(ProviderClinic.problem("inactive"));
    browser.get("/api/me").then().statusCode(401);
  }

  @Test
  void subjectIsWorthNothingAtAnotherProvider() {
    try (TestProvider other = TestProvider.open()) {
      ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
      Tablet ada = hospital.clinic.aTablet();
      hospital.signsIn(ada, "ada", "ketamine-physicians");
      UUID second = hospital.adds(other, Map.of());
      Tablet browser = hospital.clinic.aTablet();
      Answer begun = browser.post("/api/auth/providers/" + second + "/sign-in", Map.of());
      String callback =
          other.approves(
              begun.path("location"),
              "ada",
              token -> token.with("groups", List.of("ketamine-physicians")));
      assertThat(ProviderClinic.end(browser, callback))
          .isEqualTo("/?sign-in-problem=unknown-person");
    }
  }

  @Test
  void answerOfOneProviderIsNotTakenForAnothers() {
    try (TestProvider other = TestProvider.open()) {
      ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
      UUID second = hospital.adds(other, Map.of("createPeople", true));
      Tablet browser = hospital.clinic.aTablet();
      UnaryOperator<TokenDraft> nurse = token -> token.with("groups", List.of("ketamine-nurses"));

      String mixedUp =
          provider
              .approves(hospital.begins(browser, "/board"), "ada", nurse)
              .replace(hospital.providerId.toString(), second.toString());
      assertThat(ProviderClinic.end(browser, mixedUp))
          .isEqualTo("/?sign-in-problem=not-begun-here");

      String named =
          provider.approves(hospital.begins(browser, "/board"), "ada", nurse)
              + "&iss="
              + other.issuer();
      assertThat(ProviderClinic.end(browser, named))
          .isEqualTo(ProviderClinic.problem("not-verified"));
      browser.get("/api/me").then().statusCode(401);
    }
  }

  @Test
  void wayBackIsOpenOnceAndToOneBrowser() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    UnaryOperator<TokenDraft> nurse = token -> token.with("groups", List.of("ketamine-nurses"));
    Tablet browser = hospital.clinic.aTablet();
    Tablet another = hospital.clinic.aTablet();

    String stolen = provider.approves(hospital.begins(browser, "/board"), "ada", nurse);
    hospital.begins(another, "/board");
    assertThat(ProviderClinic.end(another, stolen)).isEqualTo("/?sign-in-problem=not-begun-here");
    another.get("/api/me").then().statusCode(401);
    // and it is used up
    assertThat(ProviderClinic.end(browser, stolen)).isEqualTo("/?sign-in-problem=not-begun-here");

    String used = provider.approves(hospital.begins(browser, "/board"), "ada", nurse);
    assertThat(ProviderClinic.end(browser, used)).isEqualTo("/board");
    assertThat(ProviderClinic.end(browser, used)).isEqualTo("/?sign-in-problem=not-begun-here");

    String location = hospital.begins(browser, "/board");
    String replayed = used.replaceFirst("&state=.*", "&state=" + TestProvider.state(location));
    assertThat(ProviderClinic.end(browser, replayed))
        .isEqualTo(ProviderClinic.problem("not-verified"));
  }

  @Test
  void wayBackClosesAfterSomeMinutes() throws SQLException {
    OpenProvider open = providers.get(ProviderClinic.at(provider).providerId);
    Clock now = Clock.systemUTC();
    Clock before = Clock.offset(now, ProviderVisits.LASTS.plusSeconds(1).negated());
    var ticket = new Ticket(TestClinic.some(), "a browser");
    var visit =
        new ProviderVisit(Purpose.SIGN_IN, "nonce", "verifier", null, "/", before.instant());
    new ProviderVisits(organization, before).add(open, ticket, visit, null);

    assertThatThrownBy(() -> new ProviderVisits(organization, now).end(open, ticket))
        .isInstanceOfSatisfying(
            ProviderFault.class,
            fault -> assertThat(fault.problem()).isEqualTo(SignInProblem.EXPIRED));
  }

  @Test
  void refusalOfProviderIsToldInItsKind() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    String location = hospital.begins(browser, "/board");
    String callback = provider.approves(location, "ada", token -> token).replaceFirst("\\?.*", "?");
    assertThat(
            ProviderClinic.end(
                browser,
                callback
                    + "error=access_denied&error_description=no&state="
                    + TestProvider.state(location)))
        .isEqualTo(ProviderClinic.problem("denied"));
    assertThat(ProviderClinic.end(browser, callback + "state=made-up"))
        .isEqualTo("/?sign-in-problem=not-begun-here");
  }

  @Test
  void providerThatIsAwayIsToldInWords() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    String callback = provider.approves(hospital.begins(browser, "/board"), "ada", token -> token);
    provider.stops();
    assertThat(ProviderClinic.end(browser, callback))
        .isEqualTo(ProviderClinic.problem("provider-unavailable"));

    try (TestProvider gone = TestProvider.open()) {
      UUID away = hospital.adds(gone, Map.of());
      gone.stops();
      browser
          .post("/api/auth/providers/" + away + "/sign-in", Map.of())
          .then()
          .statusCode(409)
          .body("code", equalTo("oidc.provider-unavailable"));
    }
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    String callback =
        provider.approves(
            hospital.begins(browser, "//evil.example/board"),
            "ada",
            token -> token.with("groups", List.of("ketamine-nurses")));
    assertThat(ProviderClinic.end(browser, callback)).isEqualTo("/");
  }

  @Test
  void earlierSignInOfBrowserEnds() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    String before = browser.token();
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    assertThat(browser.token()).isNotEqualTo(before);
    browser.get("/api/me/sign-ins").then().body("items", hasSize(1));
  }

  @Test
  void personIsKnownAtSignInAsTheyAreAtTheirProvider() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    browser
        .get("/api/me/identity")
        .then()
        .statusCode(200)
        .body("provider.id", equalTo(hospital.providerId.toString()))
        .body("linkable", hasSize(0));
    assertThat(
            browser
                .get("/api/me/identity/sign-out")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("location"))
        .startsWith(
            provider.issuer() + "/sign-out?client_id=chairside&post_logout_redirect_uri=http");
    assertThat(hospital.clinic.takeOn(Role.NURSE).get("/api/me/identity").<List<?>>path("linkable"))
        .hasSize(1);
  }
}
