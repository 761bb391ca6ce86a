package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every dialog meets WCAG 2.2 A and AA in both themes. */
@PackagedApplicationTest
class EveryDialogIT {

  private BrowserApp app;
  private TestClinic clinic;
  private AppPage page;
  private String where = "";
  private final List<String> found = new ArrayList<>();

  @BeforeEach
  void sitDown() throws Exception {
    app = BrowserApp.open();
    clinic = app.clinic(3);
  }

  @AfterEach
  void standUp() {
    try (AppPage left = page) {
      assertThat(found).isEmpty();
      left.isQuiet();
    }
  }

  private void signIn(Person person, AppPage on) {
    page = on.signIn(person, clinic);
    // nothing is half faded in when it is looked at
    page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private void at(String path) {
    where = path;
    page.open(path);
    page.settles();
  }

  private void tap(String... taps) {
    for (String words : taps) {
      whatSays(words).click();
    }
    page.settles();
  }

  /** A part of the page comes in place of another. */
  private void turns(String... taps) {
    tap(taps);
    found.addAll(Wcag.inBothThemes(page, where + " " + List.of(taps)));
  }

  /** A dialog comes over the page. */
  private void opens(String... taps) {
    tap(taps);
    assertThat(page.buttonInDialog("Close").first()).isVisible();
    found.addAll(Wcag.inBothThemes(page, where + " " + List.of(taps), List.of("[role=dialog]")));
  }

  /** The same, and the Escape key leaves it. */
  private void opensAndCloses(String... taps) {
    opens(taps);
    page.page().keyboard().press("Escape");
    assertThat(page.page().getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  private Locator whatSays(String words) {
    Pattern begins = Pattern.compile("^" + words);
    return page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(begins))
        .or(
            page.page()
                .locator("label, .ec-event")
                .filter(new Locator.FilterOptions().setHasText(begins)))
        .first();
  }

  private UUID arrived(int chair) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  @Test
  void nurseDialogsAreAccessible() {
    UUID running = clinic.aSessionWithACriticalFlag();
    UUID arrived = arrived(1);
    signIn(clinic.nurse, AppPage.tablet(app));
    at("/sessions/" + running);
    for (String verb :
        List.of("Pause", "Stop", "Rate", "Finish infusion", "Call a clinician", "Correct")) {
      opensAndCloses(verb);
    }
    turns("Side effects");
    at("/sessions/" + arrived);
    opensAndCloses("Start infusion");
    turns("Checklist");
    opensAndCloses("A NURSE");
    opensAndCloses("A NURSE", "PIN for this tablet");
    page.page().reload();
    page.settles();
    opens("A NURSE", "Second factor and passkeys");
    turns("Set up an authenticator app");
  }

  @Test
  void dischargeDialogsAreAccessible() {
    UUID session = clinic.aRecoveredSession();
    String outcomes = "/courses/" + clinic.courseOf(session) + "/outcomes";
    clinic
        .nurse
        .post(
            "/api/courses/" + clinic.courseOf(session) + "/outcomes",
            Map.of("instrument", "PAIN_NRS", "value", 4, "takenAt", TestClinic.now().toString()))
        .then()
        .statusCode(201);
    signIn(clinic.nurse, AppPage.tablet(app));
    at("/sessions/" + session);
    turns("Discharge");
    at(outcomes);
    opensAndCloses("Correct");
  }

  @Test
  void schedulerDialogsAreAccessible() {
    LocalDate today = LocalDate.now(clinic.zone());
    LocalDate tomorrow = today.plusDays(1);
    Instant ten = tomorrow.atTime(10, 0).atZone(clinic.zone()).toInstant();
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, ten);
    String course = "/courses/" + clinic.courseOf(session);
    clinic.rosters(
        today,
        List.of(
            Map.of("staffId", clinic.staffId(clinic.nurse), "from", "08:00", "until", "17:00")));
    signIn(clinic.scheduler, AppPage.desktop(app));
    at("/schedule?date=" + tomorrow);
    for (String verb : List.of("Move", "Cancel session", "Wants an earlier slot")) {
      opensAndCloses("Okafor", verb);
    }
    at(course);
    opensAndCloses("Put on the waitlist");
    at(course + "/book");
    turns("Find slots", "Hold: Soonest");
    at("/roster?date=" + today.plusDays(7));
    opensAndCloses("Edit ");
    opensAndCloses("Copy");
  }

  @Test
  void clinicianDialogsAreAccessible() {
    UUID session = clinic.aSessionWithACriticalFlag();
    UUID seen = clinic.started(arrived(1), TestClinic.now().minus(Duration.ofMinutes(60)));
    clinic.sendHome(session);
    clinic.sendHome(seen);
    signIn(clinic.clinician, AppPage.desktop(app));
    at("/reviews/" + session);
    opensAndCloses("Timeline");
    opensAndCloses("Show shortcuts");
    at("/reviews/" + seen);
    opensAndCloses("Sign off");
    at("/courses/" + clinic.courseOf(session));
    opensAndCloses("Hold course");
    at("/protocols/ketamine-standard/" + app.draft(clinic));
    opensAndCloses("Publish");
  }

  @Test
  void adminDialogsAreAccessible() {
    String path = "/admin/clinics/" + clinic.clinicId;
    Instant noon =
        LocalDate.now(clinic.zone()).plusDays(3).atTime(12, 0).atZone(clinic.zone()).toInstant();
    clinic.closes(noon, noon.plus(Duration.ofHours(2)), "painting");
    signIn(clinic.admin, AppPage.desktop(app));
    at("/admin/staff");
    for (String verb : List.of("Add person", "Edit: ", "Deactivate: ")) {
      opensAndCloses(verb);
    }
    at(path + "/chairs");
    opensAndCloses("Rename: ");
    opensAndCloses("Take out of use: ");
    at(path + "/closures");
    opensAndCloses("Withdraw: ");
  }
}
