package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in, being refused, and sharing a tablet. */
@PackagedApplicationTest
class GateIT {

  private BrowserApp app;
  private TestClinic clinic;
  private AppPage page;

  @BeforeEach
  void sitDown() throws Exception {
    app = BrowserApp.open();
    clinic = app.clinic(2);
  }

  @AfterEach
  void standUp() {
    try (AppPage left = page) {
      left.isQuiet();
    }
  }

  @Test
  void wrongPasswordIsReported() {
    page = AppPage.desktop(app).expecting("401");
    page.open("/board");
    page.page().getByLabel("User name").fill("nobody-here");
    page.page().locator("input[type=password]").fill("not the password");
    page.tap("Sign in");
    page.sees("User name or password is wrong.");
  }

  @Test
  void savedVitalsSurviveExpiredSignIn() {
    UUID session = clinic.aRunningSession();
    page = AppPage.tablet(app).expecting("401|events");
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.keys("12080" + "72" + "97" + "15");
    page.whileNothingIsRead(
        () -> {
          page.context().clearCookies();
          page.tap("Save vitals");
          page.sees("You have been signed out");
        });
    assertThat(clinic.session(session).path("observations")).hasSize(1);
    page.page().waitForResponse(AppPage::isASetTaken, () -> page.signIn(clinic.nurse, clinic));
    assertThat(page.page().getByRole(AriaRole.HEADING, AppPage.named(Pattern.compile("Chair 1"))))
        .isVisible();
    assertThat(page.page().getByText(Pattern.compile("entry not sent"))).hasCount(0);
    assertThat(clinic.session(session).path("observations")).hasSize(2);
  }

  @Test
  void typedVitalsSurviveExpiredSignIn() {
    UUID session = clinic.aRunningSession();
    page = AppPage.tablet(app).expecting("401|events");
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.keys("12080" + "72");
    page.context().clearCookies();
    // what somebody else does at the chair is read at once, and that is where the end is met
    clinic.notices(session, "NAUSEA", "MILD").then().statusCode(201);
    page.sees("You have been signed out");
    page.signIn(clinic.nurse, clinic);
    assertThat(page.page().locator("[data-entered]")).hasCount(3);
    page.keys("97" + "15");
    page.page().waitForResponse(AppPage::isASetTaken, () -> page.tap("Save vitals"));
    JsonNode taken = clinic.session(session).path("observations").path(1);
    assertThat(taken.path("systolic").asInt()).isEqualTo(120);
    assertThat(taken.path("respiratoryRate").asInt()).isEqualTo(15);
  }

  @Test
  void formInputSurvivesExpiredSignIn() {
    String mrn = "MRN-" + TestClinic.some();
    page = AppPage.desktop(app).expecting("401|events");
    page.signIn(clinic.scheduler, clinic).open("/patients/new");
    page.fill("Last name", "Delacroix");
    page.fill("First name", "Inez");
    page.fill("MRN", mrn);
    page.page().getByLabel("Date of birth").fill("1971-04-02");
    page.whileNothingIsRead(
        () -> {
          page.context().clearCookies();
          page.tap("Register");
          page.sees("You have been signed out");
        });
    assertThat(page.field("Last name")).isHidden();
    page.signIn(clinic.scheduler, clinic);
    assertThat(page.field("Last name")).hasValue("Delacroix");
    page.tap("Register");
    page.isOn("Patient");
    assertThat(
            TestClinic.json(clinic.scheduler.post("/api/patients/search", Map.of("q", mrn)))
                .path("items"))
        .hasSize(1);
  }

  @Test
  void formInputSurvivesExpiredRead() {
    page = AppPage.desktop(app).expecting("401|events");
    page.page().clock().install();
    page.signIn(clinic.scheduler, clinic).open("/patients/new");
    page.fill("Last name", "Delacroix");
    page.context().clearCookies();
    // everything that was read is old when somebody comes back to the page
    page.page().clock().fastForward(Duration.ofMinutes(30).toMillis());
    page.page()
        .evaluate("() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    page.sees("You have been signed out");
    page.signIn(clinic.scheduler, clinic);
    assertThat(page.field("Last name")).hasValue("Delacroix");
  }

  @Test
  void signOutRemovesPatientFromScreen() {
    UUID patient = clinic.aPatient();
    page = AppPage.tablet(app).expecting("401|events");
    page.signIn(clinic.nurse, clinic).open("/patients/" + patient).sees("Okafor");
    DevicePins.account(page, "Sign out");
    assertThat(page.page().getByLabel("User name")).isVisible();
    assertThat(page.page().getByText("Okafor")).hasCount(0);
  }

  @Test
  void forbiddenPageNamesRequiredRole() {
    page = AppPage.desktop(app).signIn(clinic.scheduler, clinic);
    page.open("/reviews");
    page.sees("You do not have access");
    page.sees("This page is for: clinician");
    assertThat(page.page().getByRole(AriaRole.LINK, AppPage.exactly("Reviews"))).hasCount(0);
    page.open("/no-such-page");
    page.sees("Not found");
  }

  @Test
  void pinUnlocksAndSwitchesSharedTablet() {
    page = AppPage.tablet(app).expecting("401|events");
    page.signIn(clinic.nurse, clinic);
    page.expecting("400.*auth/pin|console.*400");
    DevicePins.ask(page);
    DevicePins.choose(page, "1234");
    page.isToldAt(page.page().getByLabel("PIN, 4 to 8 digits"), "is too easy to guess");
    DevicePins.choose(page, "8306");
    page.sees("Your PIN is set on this tablet.");
    DevicePins.lock(page);
    DevicePins.type(page, "8307");
    page.sees("Wrong PIN.");
    DevicePins.type(page, "8306");
    assertThat(page.page().getByRole(AriaRole.NAVIGATION).first()).isVisible();
  }

  @Test
  void appHasStrictPolicyAndSmallFirstLoad() {
    page = AppPage.desktop(app).signIn(clinic.nurse, clinic);
    String policy =
        page.page().navigate(app.uri() + "/board").headerValue("content-security-policy");
    assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe-eval");
    assertThat(policy).containsPattern("script-src 'self'(;|$)");
    assertThat(firstLoad()).as("bytes of the board's first load, compressed").isLessThan(300_000);
  }

  /** The bytes that come over the line for the board, of a browser that has never been here. */
  private long firstLoad() {
    try (AppPage fresh = AppPage.desktop(app)) {
      fresh.has(clinic.nurse, clinic);
      long[] bytes = {0};
      var line = fresh.context().newCDPSession(fresh.page());
      line.send("Network.enable");
      line.on(
          "Network.loadingFinished",
          event -> bytes[0] += event.get("encodedDataLength").getAsLong());
      fresh.open("/board").sees("All chairs");
      // fetched beside the page, and drawn only when it is there
      fresh
          .page()
          .locator(".mantine-Notifications-root")
          .first()
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
      fresh.settles();
      System.out.printf("the board's first load: %d bytes over the line%n", bytes[0]);
      return bytes[0];
    }
  }
}
