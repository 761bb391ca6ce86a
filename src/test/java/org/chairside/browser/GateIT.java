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
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, who does not, and what a shared tablet does between them. */
class GateIT {

  private House house;
  private Ward ward;
  private Screen screen;

  @BeforeEach
  void sitDown() throws Exception {
    house = House.open();
    ward = house.ward(2);
  }

  @AfterEach
  void standUp() {
    try (Screen left = screen) {
      left.isQuiet();
    }
  }

  @Test
  void aWrongPasswordIsSaid() {
    screen = Screen.desktop(house).expecting("401");
    screen.open("/board");
    screen.page().getByLabel("User name").fill("nobody-here");
    screen.page().locator("input[type=password]").fill("not the password");
    screen.tap("Sign in");
    screen.sees("User name or password is wrong.");
  }

  @Test
  void aSignInThatEndedIsAskedForAnewAndTheSetThatMetItsEndIsNotLost() {
    UUID session = ward.aRunningSession();
    screen = Screen.tablet(house).expecting("401|events");
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.keys("12080" + "72" + "97" + "15");
    screen.whileNothingIsRead(
        () -> {
          screen.context().clearCookies();
          screen.tap("Save set");
          screen.sees("Your sign-in has ended");
        });
    assertThat(ward.session(session).path("observations")).hasSize(1);
    screen.page().waitForResponse(Screen::isASetTaken, () -> screen.signIn(ward.nurse, ward));
    assertThat(screen.page().getByRole(AriaRole.HEADING, Screen.named(Pattern.compile("Chair 1"))))
        .isVisible();
    assertThat(screen.page().getByText(Pattern.compile("entry not sent"))).hasCount(0);
    assertThat(ward.session(session).path("observations")).hasSize(2);
  }

  @Test
  void aSignInThatEndsAmongTheKeysLeavesWhatWasTyped() {
    UUID session = ward.aRunningSession();
    screen = Screen.tablet(house).expecting("401|events");
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.keys("12080" + "72");
    screen.context().clearCookies();
    // what somebody else does at the chair is read at once, and that is where the end is met
    ward.notices(session, "NAUSEA", "MILD").then().statusCode(201);
    screen.sees("Your sign-in has ended");
    screen.signIn(ward.nurse, ward);
    assertThat(screen.page().locator("[data-entered]")).hasCount(3);
    screen.keys("97" + "15");
    screen.page().waitForResponse(Screen::isASetTaken, () -> screen.tap("Save set"));
    JsonNode taken = ward.session(session).path("observations").path(1);
    assertThat(taken.path("systolic").asInt()).isEqualTo(120);
    assertThat(taken.path("respiratoryRate").asInt()).isEqualTo(15);
  }

  @Test
  void aSignInThatEndsOverAFormLeavesWhatWasFilledIn() {
    String mrn = "MRN-" + Ward.some();
    screen = Screen.desktop(house).expecting("401|events");
    screen.signIn(ward.scheduler, ward).open("/patients/new");
    screen.fill("Family name", "Delacroix");
    screen.fill("Given name", "Inez");
    screen.fill("MRN", mrn);
    screen.page().getByLabel("Date of birth").fill("1971-04-02");
    screen.whileNothingIsRead(
        () -> {
          screen.context().clearCookies();
          screen.tap("Register");
          screen.sees("Your sign-in has ended");
        });
    assertThat(screen.field("Family name")).isHidden();
    screen.signIn(ward.scheduler, ward);
    assertThat(screen.field("Family name")).hasValue("Delacroix");
    screen.tap("Register");
    screen.isOn("Patient");
    assertThat(
            Ward.json(ward.scheduler.post("/api/patients/search", Map.of("q", mrn))).path("items"))
        .hasSize(1);
  }

  @Test
  void norDoesAReadThatMeetsTheEndTakeWhatWasFilledIn() {
    screen = Screen.desktop(house).expecting("401|events");
    screen.page().clock().install();
    screen.signIn(ward.scheduler, ward).open("/patients/new");
    screen.fill("Family name", "Delacroix");
    screen.context().clearCookies();
    // everything that was read is old when somebody comes back to the page
    screen.page().clock().fastForward(Duration.ofMinutes(30).toMillis());
    screen
        .page()
        .evaluate("() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    screen.sees("Your sign-in has ended");
    screen.signIn(ward.scheduler, ward);
    assertThat(screen.field("Family name")).hasValue("Delacroix");
  }

  @Test
  void signingOutLeavesNothingOfThePatientOnTheScreen() {
    UUID patient = ward.aPatient();
    screen = Screen.tablet(house).expecting("401|events");
    screen.signIn(ward.nurse, ward).open("/patients/" + patient).sees("Okafor");
    Pins.account(screen, "Sign out");
    assertThat(screen.page().getByLabel("User name")).isVisible();
    assertThat(screen.page().getByText("Okafor")).hasCount(0);
  }

  @Test
  void aPageForOthersSaysForWhom() {
    screen = Screen.desktop(house).signIn(ward.scheduler, ward);
    screen.open("/reviews");
    screen.sees("Not for your role");
    screen.sees("This page is for: clinician");
    assertThat(screen.page().getByRole(AriaRole.LINK, Screen.exactly("Reviews"))).hasCount(0);
    screen.open("/no-such-page");
    screen.sees("There is nothing here");
  }

  @Test
  void aSharedTabletIsLockedAndTakenOverByPin() {
    screen = Screen.tablet(house).expecting("401|events");
    screen.signIn(ward.nurse, ward);
    screen.expecting("400.*auth/pin|console.*400");
    Pins.ask(screen);
    Pins.choose(screen, "1234");
    screen.isToldAt(
        screen.page().getByLabel("PIN, 4 to 8 digits"),
        "must not be one digit repeated or a run such as 1234");
    Pins.choose(screen, "8306");
    screen.sees("Your PIN is set on this tablet.");
    Pins.lock(screen);
    Pins.type(screen, "8307");
    screen.sees("The PIN is wrong.");
    Pins.type(screen, "8306");
    assertThat(screen.page().getByRole(AriaRole.NAVIGATION).first()).isVisible();
  }

  @Test
  void theAppIsServedUnderAStrictPolicyAndStaysLight() {
    screen = Screen.desktop(house).signIn(ward.nurse, ward);
    String policy =
        screen.page().navigate(house.uri() + "/board").headerValue("content-security-policy");
    assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe-eval");
    assertThat(policy).containsPattern("script-src 'self'(;|$)");
    assertThat(firstLoad()).as("bytes of the board's first load, compressed").isLessThan(300_000);
  }

  /** The bytes that come over the line for the board, of a browser that has never been here. */
  private long firstLoad() {
    try (Screen fresh = Screen.desktop(house)) {
      fresh.has(ward.nurse, ward);
      fresh.context().addInitScript("delete Navigator.prototype.serviceWorker");
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
