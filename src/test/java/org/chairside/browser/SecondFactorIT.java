package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.secondfactor.AppCodes;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody sets second factors up in the web app, and signs in by each of them. */
@PackagedApplicationTest
class SecondFactorIT {

  private static final String CODE = "Code from your authenticator app";

  private BrowserApp app;
  private TestClinic clinic;
  private AppPage page;

  @BeforeEach
  void sitDown() throws Exception {
    app = BrowserApp.open();
    clinic = app.clinic(1);
    page = AppPage.desktop(app).expecting("401|events");
    hasAuthenticator();
  }

  @AfterEach
  void standUp() {
    try (AppPage left = page) {
      left.isQuiet();
    }
  }

  /**
   * The browser's own stand-in for a device that asks for its owner and is told that it is they.
   */
  private void hasAuthenticator() {
    CDPSession devtools = page.context().newCDPSession(page.page());
    devtools.send("WebAuthn.enable");
    JsonObject device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    device.addProperty("automaticPresenceSimulation", true);
    JsonObject options = new JsonObject();
    options.add("options", device);
    devtools.send("WebAuthn.addVirtualAuthenticator", options);
  }

  private static String username(Person person) {
    return person.get("/api/me").path("username");
  }

  private void opensFactors() {
    page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^A NURSE")))
        .first()
        .click();
    page.tap("Second factor and passkeys");
  }

  /** The secret of an app that is being set up. */
  private String secret() {
    Locator shown = page.page().locator("form code").first();
    assertThat(shown).isVisible();
    return shown.innerText();
  }

  /** The dialog around the codes has a button of the same name. */
  private void closesCodes() {
    page.page()
        .getByRole(AriaRole.STATUS)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close").setExact(true))
        .click();
  }

  private void signsOut() {
    page.open("/board");
    page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^A NURSE")))
        .first()
        .click();
    page.tap("Sign out");
    assertThat(page.button("Sign in")).isVisible();
  }

  private void entersPassword(String username) {
    page.page().getByLabel("User name").fill(username);
    page.page().locator("input[type=password]").fill(TestClinic.PASSWORD);
    page.button("Sign in").click();
    page.isOn("One more step");
  }

  private void isIn() {
    assertThat(page.page().getByRole(AriaRole.NAVIGATION).first()).isVisible();
  }

  @Test
  void appAndPasskeySignIn() {
    String username = username(clinic.nurse);
    page.signIn(clinic.nurse, clinic);
    opensFactors();
    page.tap("Set up an authenticator app");
    String secret = secret();
    assertThat(
            page.page()
                .getByRole(AriaRole.IMG, AppPage.named(Pattern.compile("^The secret of the app"))))
        .isVisible();
    page.fill(CODE, AppCodes.code(secret, -1));
    page.tap("Use this app");
    page.sees("You won\u2019t see these again");
    List<String> codes =
        List.of(page.page().locator("pre").first().innerText().strip().split("\\s+"));
    assertThat(codes).hasSize(10);
    closesCodes();

    page.tap("Add a passkey");
    page.fill("Name of the passkey", "My laptop");
    page.tap("Make the passkey");
    assertThat(page.row("My laptop")).isVisible();

    // by the code
    signsOut();
    entersPassword(username);
    page.fill(CODE, AppCodes.code(secret, 0));
    page.tap("Sign in");
    isIn();

    // by the passkey, without a name
    signsOut();
    page.tap("Sign in with a passkey");
    isIn();

    // by the password and the passkey
    signsOut();
    entersPassword(username);
    page.tap("Use a passkey");
    isIn();

    // by a recovery code
    signsOut();
    entersPassword(username);
    page.tap("Use a recovery code");
    page.fill("Recovery code", codes.getFirst());
    page.tap("Sign in");
    isIn();
    opensFactors();
    page.sees("9 recovery codes are left.");
  }

  @Test
  void whoHasToHaveOneSetsItUpFirst() {
    // The stories share an organization: the others are not asked for a factor. The server's part
    // is SecondFactorTest's.
    page.page()
        .route(
            "**/api/me",
            route -> {
              APIResponse answer = route.fetch();
              Person who = clinic.nurse;
              boolean has = who.get("/api/me").statusCode() != 200;
              route.fulfill(
                  new Route.FulfillOptions()
                      .setResponse(answer)
                      .setBody(
                          has
                              ? answer.text()
                              : answer
                                  .text()
                                  .replace(
                                      "\"secondFactorDue\":false", "\"secondFactorDue\":true")));
            });
    String username = username(clinic.nurse);
    page.open("/board");
    page.page().getByLabel("User name").fill(username);
    page.page().locator("input[type=password]").fill(TestClinic.PASSWORD);
    page.button("Sign in").click();
    page.isOn("Set up a second factor");
    assertThat(Wcag.violations(page)).isEmpty();
    page.tap("Add a passkey");
    page.fill("Name of the passkey", "My laptop");
    assertThat(Wcag.violations(page)).isEmpty();
    page.tap("Make the passkey");
    page.sees("You won\u2019t see these again");
    assertThat(Wcag.violations(page)).isEmpty();
    // the first factor ended the nurse's other sign-in, which is how the route above knows
    closesCodes();
    isIn();
  }
}
