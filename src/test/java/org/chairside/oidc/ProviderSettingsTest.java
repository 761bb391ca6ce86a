package org.chairside.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.database.OneOrganization;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Admins enter the providers of their organization, and see no secret again. */
@ApplicationTest
class ProviderSettingsTest {

  private final TestProvider provider = TestProvider.open();

  @Inject OneOrganization organization;

  @AfterEach
  void close() {
    provider.close();
  }

  private static String pathOf(ProviderClinic hospital) {
    return "/api/identity-providers/" + hospital.providerId;
  }

  @Test
  void clientSecretIsNeverSeenAgain() throws SQLException {
    ProviderClinic hospital = ProviderClinic.at(provider);
    Person admin = hospital.clinic.admin;
    for (String path : List.of(pathOf(hospital), "/api/identity-providers", "/api/audit")) {
      admin.get(path).then().statusCode(200).body(not(containsString(TestProvider.SECRET)));
    }
    admin.get(pathOf(hospital)).then().body("hasClientSecret", equalTo(true));
    UUID in = UUID.fromString(admin.get("/api/me").path("organization.id"));
    try (Connection connection = organization.connect(in);
        PreparedStatement query =
            connection.prepareStatement("select client_secret from identity_provider")) {
      ResultSet row = query.executeQuery();
      assertThat(row.next()).isTrue();
      assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
          .doesNotContain(TestProvider.SECRET);
    }
  }

  @Test
  void changeNeedsVersionAndCountsAtNextSignIn() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Person admin = hospital.clinic.admin;
    Map<String, ?> change =
        Map.of("roleRules", List.of(ProviderClinic.rule("groups", "heads", "ADMIN")));
    String before = admin.get(pathOf(hospital)).header("ETag");
    admin
        .request()
        .contentType("application/json")
        .body(change)
        .patch(pathOf(hospital))
        .then()
        .statusCode(428);
    admin.patch(pathOf(hospital), before, change).then().statusCode(200);
    admin.patch(pathOf(hospital), before, change).then().statusCode(412);

    Tablet browser = hospital.clinic.aTablet();
    assertThat(hospital.signsIn(browser, "ada", "ketamine-nurses"))
        .isEqualTo(ProviderClinic.problem("unknown-person"));
    assertThat(hospital.signsIn(browser, "ada", "heads")).isEqualTo("/board");
    browser.get("/api/me").then().body("roles", contains("ADMIN"));
  }

  @Test
  void providerThatIsOffOrRemovedOpensNothing() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Person admin = hospital.clinic.admin;
    Tablet browser = hospital.clinic.aTablet();
    hospital.signsIn(browser, "ada", "ketamine-nurses");
    String signIn = "/api/auth/providers/" + hospital.providerId + "/sign-in";

    admin.patch(pathOf(hospital), Map.of("enabled", false)).then().statusCode(200);
    browser.post(signIn, Map.of()).then().statusCode(404);
    admin.patch(pathOf(hospital), Map.of("enabled", true)).then().statusCode(200);
    browser.post(signIn, Map.of()).then().statusCode(200);

    admin
        .request()
        .header("If-Match", admin.get(pathOf(hospital)).header("ETag"))
        .delete(pathOf(hospital))
        .then()
        .statusCode(204);
    browser.post(signIn, Map.of()).then().statusCode(404);
    browser.get("/api/me").then().statusCode(401);
    admin.get(pathOf(hospital)).then().statusCode(404);
    admin.get("/api/identity-providers").then().body("items", hasSize(0));
  }

  @Test
  void settingsThatCannotBeRightAreRefused() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    Person admin = hospital.clinic.admin;
    for (String issuer :
        List.of(
            "provider",
            "ftp://a.example",
            "https://",
            "https://a.example?b",
            "https://u@a.example")) {
      admin
          .post(
              "/api/identity-providers",
              ProviderClinic.settings(provider, Map.of("issuer", issuer)))
          .then()
          .statusCode(400);
    }
    admin
        .post(
            "/api/identity-providers",
            ProviderClinic.settings(provider, Map.of("roleRules", List.of())))
        .then()
        .statusCode(400);
    admin
        .post(
            "/api/identity-providers",
            ProviderClinic.settings(
                provider,
                Map.of(
                    "clinicRules",
                    List.of(Map.of("claim", "a", "value", "b", "clinicId", UUID.randomUUID())))))
        .then()
        .statusCode(400);
    String name = admin.get(pathOf(hospital)).path("name");
    admin
        .post("/api/identity-providers", ProviderClinic.settings(provider, Map.of("name", name)))
        .then()
        .statusCode(409);
    hospital.clinic.nurse.get("/api/identity-providers").then().statusCode(403);
  }

  @Test
  void providerThatDescribesAnotherIssuerIsNotUsed() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    String alias = provider.issuer().replace("localhost", "127.0.0.1");
    UUID id = hospital.adds(provider, Map.of("issuer", alias));
    hospital
        .clinic
        .aTablet()
        .post("/api/auth/providers/" + id + "/sign-in", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("oidc.provider-unavailable"));
  }

  @Test
  void strangersAreToldNameAndIdOfTheOrganizationTheyName() {
    ProviderClinic hospital = ProviderClinic.at(provider);
    ProviderClinic.at(provider);
    String in = hospital.clinic.admin.get("/api/me").path("organization.id");
    hospital
        .clinic
        .nobody
        .get("/api/sign-in-methods?organization=" + in)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("providers", hasSize(1))
        .body("providers[0].size()", equalTo(2))
        .body("providers[0].id", equalTo(hospital.providerId.toString()));
    hospital.clinic.nobody.get("/api/sign-in-methods").then().body("providers", hasSize(0));
    hospital
        .clinic
        .nobody
        .get("/api/sign-in-methods?organization=" + UUID.randomUUID())
        .then()
        .body("providers", hasSize(0));
  }

  @Test
  void providerWaitsForSecondAdminWhereRightsNeedOne() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    TestClinic clinic = hospital.clinic;
    Person second = clinic.takeOn(Role.ADMIN);
    clinic.change("/api/organization", Map.of("secondAdminForClinicalRoles", true));
    String signIn = "/api/auth/providers/" + hospital.providerId + "/sign-in";
    Tablet browser = clinic.aTablet();

    browser.post(signIn, Map.of()).then().statusCode(404);
    clinic
        .admin
        .post(pathOf(hospital) + "/approve")
        .then()
        .statusCode(403)
        .body("code", equalTo("identity.by-another-admin"));
    second
        .post(pathOf(hospital) + "/approve")
        .then()
        .statusCode(200)
        .body("waitsForApproval", equalTo(false));
    second.post(pathOf(hospital) + "/approve").then().statusCode(409);
    assertThat(hospital.signsIn(browser, "ada", "ketamine-physicians")).isEqualTo("/board");

    second.patch(pathOf(hospital), Map.of("clientId", "another")).then().statusCode(200);
    browser.post(signIn, Map.of()).then().statusCode(404);
    // and nobody becomes another person by one admin's word
    clinic
        .admin
        .put(
            "/api/staff/" + clinic.staffId(clinic.clinician) + "/identity",
            Map.of("providerId", hospital.providerId, "subject", "me"))
        .then()
        .statusCode(403);
  }
}
