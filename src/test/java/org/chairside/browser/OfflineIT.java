package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.chairside.PackagedApplicationTest;
import org.chairside.Scratch;
import org.chairside.testclinic.PatientTraces;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The network fails while a patient is in the chair, and returns half an hour later. */
@PackagedApplicationTest
class OfflineIT {

  private static final int SETS = 20;
  private static final Duration AWAY = Duration.ofMinutes(30);

  /**
   * The tablet's clock is stopped for the half hour and set forward for each set, up to the
   * present.
   */
  @Test
  void offlineEntriesArriveOnceWithTheirTimes() throws Exception {
    BrowserApp app = BrowserApp.open();
    Line line = new Line(app);
    TestClinic clinic = app.clinic(1);
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(45));
    Path profile = BrowserApp.profile("tablet");
    Instant present = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant gone = present.minus(AWAY);
    List<Instant> taken = new ArrayList<>();

    BrowserContext before = Chromium.tablet(profile, 1280, 800);
    AppPage tablet = AppPage.over(before, line).signIn(clinic.nurse, clinic).openSession(session);
    awaitReadyForAbsence(tablet);
    line.cut();
    for (int set = 0; set < SETS / 2; set++) {
      taken.add(chart(tablet, gone.plusSeconds(90L * set), set));
    }
    assertThat(tablet.text("10 entries not sent")).isVisible();
    tablet.reload();
    tablet.sees("your entries are saved on this device");
    assertThat(tablet.text("10 entries not sent")).isVisible();
    for (int set = SETS / 2; set < SETS; set++) {
      taken.add(chart(tablet, gone.plusSeconds(90L * set), set));
    }
    assertThat(tablet.text("20 entries not sent")).isVisible();
    requireSealed(tablet);
    before.close();

    // the tablet itself is switched off and on, still without a network: nobody reads what it keeps
    BrowserContext after = Chromium.tablet(profile, 1280, 800);
    AppPage restarted = AppPage.over(after, line).open("/sessions/" + session);
    restarted.sees("20 entries of");
    assertThat(restarted.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
    requireSealed(restarted);
    assertThat(clinic.session(session).path("observations")).as("nothing arrived yet").hasSize(1);

    line.mend();
    assertThat(restarted.page().getByRole(AriaRole.NAVIGATION).first()).isVisible();
    awaitSets(clinic, session, 1 + SETS);
    assertThat(restarted.page().getByText(Pattern.compile("(entry|entries) (not sent|refused)")))
        .hasCount(0);
    List<JsonNode> arrived =
        StreamSupport.stream(clinic.session(session).path("observations").spliterator(), false)
            .skip(1)
            .sorted(Comparator.comparing(o -> o.path("takenAt").asText()))
            .toList();
    for (int set = 0; set < SETS; set++) {
      JsonNode one = arrived.get(set);
      assertThat(one.path("systolic").asInt()).isEqualTo(120 + set);
      assertThat(Duration.between(taken.get(set), Instant.parse(one.path("takenAt").asText())))
          .as("the original time of set %d", set)
          .isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }
    assertThat(arrived.getFirst().path("enteredLate").asBoolean()).isTrue();
    after.close();
    line.close();
    Scratch.delete(profile);
  }

  @Test
  void refusedOfflineEntryWaitsForReview() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(1);
    UUID session = clinic.aRunningSession();
    try (AppPage tablet =
        AppPage.tabletThatKeepsTheApp(app).signIn(clinic.nurse, clinic).openSession(session)) {
      awaitReadyForAbsence(tablet);
      tablet.context().setOffline(true);
      tablet.tap("Pause");
      tablet.tap("toilet");
      tablet.tap("Pause infusion");
      tablet.sees("Saved on this device");
      clinic.nurse.post("/api/sessions/" + session + "/pause").then().statusCode(200);
      tablet.context().setOffline(false);
      assertThat(tablet.text("1 entry refused")).isVisible();
      tablet.sees("Refused");
      tablet.page().onDialog(dialog -> dialog.accept());
      tablet.tap("Delete entry");
      assertThat(tablet.text("1 entry refused")).hasCount(0);
      assertThat(clinic.session(session).path("infusion").path("segments")).hasSize(2);
    }
  }

  private static void asksToSignOut(AppPage tablet) {
    tablet
        .page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("account menu")))
        .click();
    tablet.tap("Sign out");
  }

  @Test
  void signOutWarnsAboutUnsentEntries() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(1);
    UUID session = clinic.aRunningSession();
    try (AppPage tablet =
        AppPage.tabletThatKeepsTheApp(app).signIn(clinic.nurse, clinic).openSession(session)) {
      awaitReadyForAbsence(tablet);
      tablet.context().setOffline(true);
      chart(tablet, null, 1);
      asksToSignOut(tablet);
      tablet.sees("1 of your entries is saved only on this device");
      tablet.tap("Stay signed in");
      tablet.context().setOffline(false);
      assertThat(tablet.text("1 entry not sent")).hasCount(0);
      assertThat(clinic.session(session).path("observations")).hasSize(2);
    }
  }

  @Test
  void signOutOfflineLeavesNothingToRead() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(1);
    UUID session = clinic.aRunningSession();
    try (AppPage tablet =
        AppPage.tabletThatKeepsTheApp(app).signIn(clinic.nurse, clinic).openSession(session)) {
      awaitReadyForAbsence(tablet);
      tablet.context().setOffline(true);
      chart(tablet, null, 1);
      asksToSignOut(tablet);
      tablet.sees("It stays here, encrypted");
      tablet.tap("Sign out anyway");
      tablet.sees("1 entry of");
      assertThat(tablet.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
      assertThat(BrowserStorage.of(tablet.page())).doesNotContain("chairside-offline-key");
      requireSealed(tablet);
      tablet.reload();
      tablet.sees("1 entry of");
      assertThat(tablet.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);

      // the cookie is still there, and lets nobody in
      tablet.context().setOffline(false);
      assertThat(tablet.text("Cannot reach the server")).hasCount(0);
      assertThat(tablet.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
      assertThat(clinic.session(session).path("observations")).hasSize(1);
      tablet.signIn(clinic.nurse, clinic);
      awaitSets(clinic, session, 2);
      assertThat(tablet.text("1 entry not sent")).hasCount(0);
      assertThat(tablet.text("1 entry of")).hasCount(0);
    }
  }

  /**
   * A page that has just been drawn does not say yet what waits: that it says nothing is no sign.
   */
  private static void awaitSets(TestClinic clinic, UUID session, int sets) {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .pollInSameThread()
        .untilAsserted(
            () -> assertThat(clinic.session(session).path("observations")).hasSize(sets));
  }

  /** The tablet keeps something, and nobody reads of whom, what or where. */
  private static void requireSealed(AppPage tablet) {
    String kept =
        BrowserStorage.of(tablet.page())
            .lines()
            .filter(line -> line.startsWith("chairside."))
            .collect(Collectors.joining("\n"));
    assertThat(kept).contains("chairside.entries [{\"owner\"");
    assertThat(kept).doesNotContain("systolic", "OBSERVATION", "Chair");
    PatientTraces.requireNone("the tablet's store", kept);
  }

  private static Instant chart(AppPage tablet, Instant at, int set) {
    if (at != null) {
      tablet.page().clock().setSystemTime(at.toEpochMilli());
    }
    tablet.keys("" + (120 + set) + "80" + "72" + "97" + "15");
    tablet.tap("Save vitals");
    // the keys are free again once the set is kept
    assertThat(tablet.page().locator("[data-entered]")).hasCount(0);
    return at;
  }

  /**
   * Before the network goes, the device has to have the app's shell, and sealed who is here and
   * what is known of the chair: without the key, entries are in the open page alone.
   */
  private static void awaitReadyForAbsence(AppPage tablet) {
    tablet
        .page()
        .waitForFunction(
            "async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
    await()
        .atMost(30, TimeUnit.SECONDS)
        .pollInSameThread()
        .until(
            () -> BrowserStorage.of(tablet.page()),
            kept ->
                kept.contains("chairside.who [{\"owner\"")
                    && kept.contains("chairside.chairs [{\"owner\""));
  }
}
