package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A nurse signs in at a real Keycloak, by its own page, and is signed out there. */
@PackagedApplicationTest
class KeycloakIT {

  private static final String ADMIN = "first-admin";

  private final Path place = Scratch.directory("keycloak");

  @AfterEach
  void throwAway() {
    Scratch.delete(place);
  }

  private Replica application() throws Exception {
    Map<String, String> environment = new HashMap<>(TestDatabase.create().environment());
    environment.put("CHAIRSIDE_FIRST_ORGANIZATION", "Hospital");
    environment.put("CHAIRSIDE_FIRST_ADMIN", ADMIN);
    environment.put("CHAIRSIDE_FIRST_PASSWORD", TestClinic.PASSWORD);
    environment.put("CHAIRSIDE_OIDC_CLEAR_TEXT", "true");
    environment.put("CHAIRSIDE_SECRETS_KEY_FILE", place.resolve("secrets.key").toString());
    return Replica.start(environment);
  }

  private static void signsInAtKeycloak(AppPage screen, String name) {
    screen.tap("Sign in with the hospital");
    Page page = screen.page();
    page.locator("#username").fill(name);
    page.locator("#password").fill(Keycloak.passwordOf(name));
    page.locator("#kc-login").click();
  }

  private static int statusOfMe(AppPage screen, String uri) {
    return screen.context().request().get(uri + "/api/me").status();
  }

  @Test
  void nurseComesByKeycloakAndLeavesWithIt() throws Exception {
    try (Keycloak keycloak = Keycloak.onFreePort();
        Replica application = application()) {
      String uri = application.uri().toString();
      TestClinic clinic = TestClinic.at(uri, ADMIN, TestClinic.PASSWORD, 1);
      Answer provider =
          clinic.admin.post(
              "/api/identity-providers",
              Map.of(
                  "name",
                  "the hospital",
                  "issuer",
                  keycloak.issuer(),
                  "clientId",
                  Keycloak.CLIENT,
                  "clientSecret",
                  Keycloak.SECRET,
                  "createPeople",
                  true,
                  "roleRules",
                  List.of(
                      Map.of(
                          "claim",
                          "realm_access.roles",
                          "value",
                          "ketamine-nurse",
                          "role",
                          "NURSE"))));
      provider.then().statusCode(201);
      keycloak.start(uri + "/", provider.path("backChannelLogout"));

      try (AppPage screen = AppPage.desktopAt(uri)) {
        screen.open("/board");
        signsInAtKeycloak(screen, "ada");
        assertThat(screen.page()).hasURL(uri + "/board");
        assertThat(screen.page().getByLabel(Pattern.compile("ada Okafor"))).isVisible();
        assertThat(screen.context().request().get(uri + "/api/me").text())
            .contains("\"roles\":[\"NURSE\"]");

        keycloak.endsSessionsOf("ada");
        await().atMost(Duration.ofSeconds(10)).until(() -> statusOfMe(screen, uri) == 401);
      }
      try (AppPage screen = AppPage.desktopAt(uri)) {
        screen.open("/board");
        signsInAtKeycloak(screen, "ben");
        screen.sees("You have no account here yet. Ask an administrator to link yours.");
        assertThat(screen.page()).hasURL(uri + "/board");
        assertThat(statusOfMe(screen, uri)).isEqualTo(401);
      }
      assertThat(application.output())
          .doesNotContain(Keycloak.SECRET)
          .doesNotContain("code=")
          .doesNotContain("eyJ");
    }
  }
}
