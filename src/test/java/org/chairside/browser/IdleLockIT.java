package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tablet that two nurses share is left alone, and one of them comes back to it. */
@PackagedApplicationTest
class IdleLockIT {

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final String ROSA = "Rosa Delgado";
  private static final String ROSAS_PIN = "8306";
  private static final String OWEN = "Owen Park";
  private static final String OWENS_PIN = "2794";

  private TestClinic clinic;
  private Person rosa;
  private Person owen;
  private UUID session;
  private AppPage tablet;

  @BeforeEach
  void takeTheTablet() throws Exception {
    BrowserApp app = BrowserApp.open();
    clinic = app.clinic(1);
    owen = clinic.takeOn(Role.NURSE, OWEN);
    session = clinic.aRunningSessionSince(Duration.ofMinutes(10));
    tablet = AppPage.tabletThatKeepsTheApp(app).expecting("401");
    tablet.page().clock().install();
  }

  /** Owen has a PIN, and the tablet at the chair. */
  private void owenHasTheTablet() {
    tablet.signIn(owen, clinic);
    DevicePins.set(tablet, OWENS_PIN);
    tablet.openSession(session);
  }

  /** The same, and Rosa had it before and has a PIN too. */
  private void rosaAndOwenShareTheTablet() {
    rosa = clinic.takeOn(Role.NURSE, ROSA);
    tablet.signIn(rosa, clinic);
    DevicePins.set(tablet, ROSAS_PIN);
    DevicePins.lock(tablet);
    tablet.tap("Sign in with a password");
    owenHasTheTablet();
  }

  @AfterEach
  void putItDown() {
    try (AppPage left = tablet) {
      left.isQuiet();
    }
  }

  @Test
  void colleagueSeesSamePageWithoutOthersNumbers() {
    rosaAndOwenShareTheTablet();
    String page = tablet.page().url();
    tablet.keys("13884" + "72");
    Instant typed = Instant.now();
    isLeftAlone();
    assertThat(tablet.page().getByRole(AriaRole.HEADING, AppPage.named(Pattern.compile("Chair"))))
        .hasCount(0);

    DevicePins.unlock(tablet, ROSA, ROSAS_PIN);
    assertThat(tablet.page().getByRole(AriaRole.HEADING, AppPage.named(Pattern.compile("Chair 1"))))
        .isVisible();
    assertThat(tablet.page().url()).isEqualTo(page);
    assertThat(entered()).hasCount(0);
    chart("12681");
    assertThat(writer("126")).isEqualTo(rosa.id());

    DevicePins.lock(tablet);
    DevicePins.unlock(tablet, OWEN, OWENS_PIN);
    assertThat(entered()).hasCount(3);
    tablet.sees("Entered at");
    tablet.keys("97" + "15");
    save();
    assertThat(writer("138")).isEqualTo(owen.id());
    wasTakenAt(typed);
  }

  @Test
  void returningNurseSavesNumbersWithTheirTime() {
    owenHasTheTablet();
    tablet.keys("13884" + "72");
    Instant typed = Instant.now();
    isLeftAlone();
    DevicePins.type(tablet, OWENS_PIN);
    assertThat(entered()).hasCount(3);
    tablet.sees("Entered at");
    save();
    wasTakenAt(typed);
  }

  private void wasTakenAt(Instant typed) {
    assertThat(Instant.parse(observation("138").path("takenAt").asText()))
        .as("when the numbers were read, and not when they were saved")
        .isBetween(typed.minusSeconds(10), typed.plusSeconds(5));
  }

  @Test
  void lockedDraftReturnsToItsAuthorOnly() {
    rosaAndOwenShareTheTablet();
    tablet.choose("Side effects");
    tablet.tap("nausea");
    assertThat(tablet.button("Record nausea")).isVisible();
    tablet.tap("Call a clinician");
    Locator reason = tablet.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX);
    reason.fill("Feels faint");
    isLeftAlone();
    assertThat(tablet.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(reason).isHidden();
    assertThat(tablet.page().getByText("Okafor").first()).isHidden();

    DevicePins.unlock(tablet, OWEN, OWENS_PIN);
    assertThat(reason).hasValue("Feels faint");
    // what is of its moment is not found again, to be written down as of now
    assertThat(tablet.button("Record nausea")).hasCount(0);

    isLeftAlone();
    DevicePins.unlock(tablet, ROSA, ROSAS_PIN);
    assertThat(tablet.button("Stop").first()).isVisible();
    assertThat(reason).hasCount(0);
  }

  @Test
  void unsentEntryIsSentInAuthorsName() {
    rosaAndOwenShareTheTablet();
    tablet.expecting("observations|console.*ERR_FAILED");
    tablet.page().route("**/observations", Route::abort);
    tablet.keys("15095" + "72" + "97" + "15");
    tablet.tap("Save vitals");
    tablet.sees("Saved on this device");
    isLeftAlone();
    tablet.sees("1 entry of Owen Park is saved on this device, encrypted.");
    DevicePins.unlock(tablet, ROSA, ROSAS_PIN);
    tablet.page().unroute("**/observations");
    chart("12681");
    assertThat(writer("126")).isEqualTo(rosa.id());
    assertThat(tablet.text("1 entry not sent")).isVisible();
    assertThat(clinic.session(session).path("observations")).hasSize(2);

    DevicePins.lock(tablet);
    tablet
        .page()
        .waitForResponse(AppPage::isASetTaken, () -> DevicePins.unlock(tablet, OWEN, OWENS_PIN));
    assertThat(tablet.text("1 entry not sent")).hasCount(0);
    assertThat(writer("150")).isEqualTo(owen.id());
    assertThat(clinic.session(session).path("observations")).hasSize(3);
  }

  @Test
  void sleepingTabletLocksOnWake() {
    owenHasTheTablet();
    // a tablet that is switched off runs no timer: its clock alone has gone on
    tablet.page().clock().setSystemTime(System.currentTimeMillis() + IDLE.toMillis());
    tablet.page().touchscreen().tap(5, 400);
    tablet.sees("Who’s using this tablet?");
  }

  @Test
  void touchKeepsTabletUnlocked() {
    owenHasTheTablet();
    tablet.page().clock().fastForward(Duration.ofMinutes(4).toMillis());
    tablet.keys("1");
    tablet.page().clock().fastForward(Duration.ofMinutes(4).toMillis());
    tablet.keys("3884" + "72" + "97" + "15");
    tablet.page().clock().setSystemTime(System.currentTimeMillis());
    save();
    assertThat(writer("138")).isEqualTo(owen.id());
  }

  @Test
  void backgroundTabFollowsTabletUser() {
    rosaAndOwenShareTheTablet();
    try (Page behind = tablet.context().newPage()) {
      behind.navigate(tablet.page().url());
      assertThat(account(behind, OWEN)).isVisible();
      DevicePins.lock(tablet);
      assertThat(behind.getByText("Who’s using this tablet?")).isVisible();
      DevicePins.unlock(tablet, ROSA, ROSAS_PIN);
      assertThat(account(behind, ROSA)).isVisible();
    }
  }

  private static Locator account(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, AppPage.exactly(name + ", account menu"));
  }

  @Test
  void lockedTabletStaysLockedOffline() {
    owenHasTheTablet();
    tablet
        .page()
        .waitForFunction(
            "async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
    isLeftAlone();
    tablet.expecting("failed|ERR_");
    tablet.context().setOffline(true);
    tablet.restartTab();
    tablet.sees("Cannot reach the server.");
    assertThat(tablet.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
    tablet.context().setOffline(false);
  }

  /** Nobody touches the tablet, until it locks. */
  private void isLeftAlone() {
    tablet.page().clock().fastForward(IDLE.toMillis());
    tablet.sees("Who’s using this tablet?");
    tablet.page().clock().setSystemTime(System.currentTimeMillis());
  }

  private Locator entered() {
    return tablet.page().locator("[data-entered]");
  }

  private void chart(String pressures) {
    tablet.keys(pressures + "72" + "97" + "15");
    save();
  }

  private void save() {
    tablet.page().waitForResponse(AppPage::isASetTaken, () -> tablet.tap("Save vitals"));
    assertThat(entered()).hasCount(0);
  }

  private JsonNode observation(String systolic) {
    for (JsonNode one : clinic.session(session).path("observations")) {
      if (one.path("systolic").asText().equals(systolic)) {
        return one;
      }
    }
    throw new AssertionError("No set has the systolic pressure " + systolic);
  }

  private String writer(String systolic) {
    return observation(systolic).path("recordedBy").asText();
  }
}
