package org.chairside.oidc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;

/** A clinic whose people sign in at a provider that gives them their roles by {@code groups}. */
final class ProviderClinic {

  final TestClinic clinic = TestClinic.open();
  final TestProvider provider;
  final UUID providerId;

  private ProviderClinic(TestProvider provider, Map<String, ?> different) {
    this.provider = provider;
    providerId = adds(provider, different);
  }

  static ProviderClinic at(TestProvider provider) {
    return new ProviderClinic(provider, Map.of());
  }

  /** The same where people who come for the first time get an account. */
  static ProviderClinic makingPeopleAt(TestProvider provider) {
    return new ProviderClinic(provider, Map.of("createPeople", true));
  }

  static Map<String, Object> rule(String claim, String value, String role) {
    return Map.of("claim", claim, "value", value, "role", role);
  }

  static Map<String, Object> settings(TestProvider provider, Map<String, ?> different) {
    Map<String, Object> wanted =
        new HashMap<>(
            Map.of(
                "name",
                "Hospital " + TestClinic.some(),
                "issuer",
                provider.issuer(),
                "clientId",
                TestProvider.CLIENT,
                "clientSecret",
                TestProvider.SECRET,
                "roleRules",
                List.of(
                    rule("groups", "ketamine-nurses", "NURSE"),
                    rule("groups", "ketamine-physicians", "CLINICIAN"),
                    rule("realm_access.roles", "scheduling", "SCHEDULER"))));
    wanted.putAll(different);
    return wanted;
  }

  /** Another provider of the organization. */
  UUID adds(TestProvider another, Map<String, ?> different) {
    return TestClinic.id(
        clinic.admin.post("/api/identity-providers", settings(another, different)));
  }

  /** Where the browser is sent to sign in. */
  String begins(Tablet browser, String returnTo) {
    return begins(browser, "sign-in", returnTo);
  }

  /** The same for another purpose. */
  String begins(Tablet browser, String purpose, String returnTo) {
    Answer begun =
        browser.post(
            "/api/auth/providers/" + providerId + "/" + purpose, Map.of("returnTo", returnTo));
    begun.then().statusCode(200);
    return begun.path("location");
  }

  /** Signs in with this ID token; where the browser ends. */
  String signsIn(Tablet browser, String subject, UnaryOperator<TokenDraft> token) {
    return end(browser, provider.approves(begins(browser, "/board"), subject, token));
  }

  /** Signs in as somebody of these groups. */
  String signsIn(Tablet browser, String subject, String... groups) {
    return signsIn(browser, subject, token -> token.with("groups", List.of(groups)));
  }

  /** Where the browser is sent when it comes back. */
  static String end(Tablet browser, String callback) {
    Answer back = browser.comesBack(callback);
    back.then().statusCode(303);
    return back.header("Location");
  }

  /** What came of the visit: a code of the problem. */
  static String problem(String code) {
    return "/board?sign-in-problem=" + code;
  }

  /** A nurse whom an admin has linked, by their user name. */
  String links(String staffId, String subject) {
    clinic
        .admin
        .put(
            "/api/staff/" + staffId + "/identity",
            Map.of("providerId", providerId, "subject", subject))
        .then()
        .statusCode(200);
    return staffId;
  }
}
