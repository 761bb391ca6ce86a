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
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What opens on a page keeps WCAG 2.2 A and AA in both themes as the page itself does. */
class EveryDialogIT {

  private House house;
  private Ward ward;
  private Screen screen;
  private String where = "";
  private final List<String> found = new ArrayList<>();

  @BeforeEach
  void sitDown() throws Exception {
    house = House.open();
    ward = house.ward(3);
  }

  @AfterEach
  void standUp() {
    try (Screen left = screen) {
      assertThat(found).isEmpty();
      left.isQuiet();
    }
  }

  private void signIn(Person person, Screen on) {
    screen = on.signIn(person, ward);
    // nothing is half faded in when it is looked at
    screen
        .page()
        .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private void at(String path) {
    where = path;
    screen.open(path);
    screen.settles();
  }

  private void tap(String... taps) {
    for (String words : taps) {
      whatSays(words).click();
    }
    screen.settles();
  }

  /** A part of the page comes in place of another. */
  private void turns(String... taps) {
    tap(taps);
    found.addAll(Wcag.inBothThemes(screen, where + " " + List.of(taps)));
  }

  /** A dialog comes over the page. */
  private void opens(String... taps) {
    tap(taps);
    assertThat(screen.buttonInDialog("Close").first()).isVisible();
    found.addAll(Wcag.inBothThemes(screen, where + " " + List.of(taps), List.of("[role=dialog]")));
  }

  /** The same, and the Escape key leaves it. */
  private void opensAndCloses(String... taps) {
    opens(taps);
    screen.page().keyboard().press("Escape");
    assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  private Locator whatSays(String words) {
    Pattern begins = Pattern.compile("^" + words);
    return screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(begins))
        .or(
            screen
                .page()
                .locator("label, .ec-event")
                .filter(new Locator.FilterOptions().setHasText(begins)))
        .first();
  }

  private UUID arrived(int chair) {
    UUID session = ward.aBookedSessionFor(ward.aPatient(), chair);
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  @Test
  void ofANurse() {
    UUID running = ward.aSessionWithACriticalFlag();
    UUID arrived = arrived(1);
    signIn(ward.nurse, Screen.tablet(house));
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
    opens("A NURSE", "PIN for this tablet");
  }

  @Test
  void ofAPatientWhoMayLeave() {
    UUID session = ward.aRecoveredSession();
    String outcomes = "/courses/" + ward.courseOf(session) + "/outcomes";
    ward.nurse
        .post(
            "/api/courses/" + ward.courseOf(session) + "/outcomes",
            Map.of("instrument", "PAIN_NRS", "value", 4, "takenAt", Ward.now().toString()))
        .then()
        .statusCode(201);
    signIn(ward.nurse, Screen.tablet(house));
    at("/sessions/" + session);
    turns("Going home");
    at(outcomes);
    opensAndCloses("Correct");
  }

  @Test
  void ofAScheduler() {
    LocalDate today = LocalDate.now(ward.zone());
    LocalDate tomorrow = today.plusDays(1);
    Instant ten = tomorrow.atTime(10, 0).atZone(ward.zone()).toInstant();
    UUID session = ward.aBookedSessionAt(ward.aPatient(), 0, ten);
    String course = "/courses/" + ward.courseOf(session);
    ward.rosters(
        today,
        List.of(Map.of("staffId", ward.staffId(ward.nurse), "from", "08:00", "until", "17:00")));
    signIn(ward.scheduler, Screen.desktop(house));
    at("/schedule?date=" + tomorrow);
    for (String verb : List.of("Move", "Cancel session", "Would come earlier")) {
      opensAndCloses("Okafor", verb);
    }
    at(course);
    opensAndCloses("Put on the waitlist");
    at(course + "/book");
    turns("Propose", "Hold: Soonest");
    at("/roster?date=" + today.plusDays(7));
    opensAndCloses("Edit ");
    opensAndCloses("Copy");
  }

  @Test
  void ofAClinician() {
    UUID session = ward.aSessionWithACriticalFlag();
    UUID seen = ward.started(arrived(1), Ward.now().minus(Duration.ofMinutes(60)));
    ward.sendHome(session);
    ward.sendHome(seen);
    signIn(ward.clinician, Screen.desktop(house));
    at("/reviews/" + session);
    opensAndCloses("What happened");
    opensAndCloses("Show the keys");
    at("/reviews/" + seen);
    opensAndCloses("Sign off");
    at("/courses/" + ward.courseOf(session));
    opensAndCloses("Hold course");
    at("/protocols/ketamine-standard/" + house.draft(ward));
    opensAndCloses("Publish");
  }

  @Test
  void ofAnAdministrator() {
    String clinic = "/admin/clinics/" + ward.clinicId;
    Instant noon =
        LocalDate.now(ward.zone()).plusDays(3).atTime(12, 0).atZone(ward.zone()).toInstant();
    ward.closes(noon, noon.plus(Duration.ofHours(2)), "painting");
    signIn(ward.admin, Screen.desktop(house));
    at("/admin/staff");
    for (String verb : List.of("Add person", "Edit: ", "Deactivate: ")) {
      opensAndCloses(verb);
    }
    at(clinic + "/chairs");
    opensAndCloses("Rename: ");
    opensAndCloses("Take out of use: ");
    at(clinic + "/closures");
    opensAndCloses("Withdraw: ");
  }
}
