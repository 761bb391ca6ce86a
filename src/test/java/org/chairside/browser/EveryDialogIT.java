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

  /** Goes to the page and taps one after the other. */
  private void go(String path, String... taps) {
    screen.open(path);
    screen.settles();
    for (String words : taps) {
      whatSays(words).click();
    }
    screen.settles();
  }

  /** A part of the page comes in place of another. */
  private void turns(String path, String... taps) {
    go(path, taps);
    found.addAll(Wcag.inBothThemes(screen, path + " " + List.of(taps)));
  }

  /** A dialog comes over the page. */
  private void opens(String path, String... taps) {
    go(path, taps);
    assertThat(screen.buttonInDialog("Close").first()).isVisible();
    found.addAll(Wcag.inBothThemes(screen, path + " " + List.of(taps), List.of("[role=dialog]")));
  }

  private Locator whatSays(String words) {
    Pattern begins = Pattern.compile("^" + words);
    return screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(begins))
        .or(screen.page().locator("label, .ec-event").filter(new Locator.FilterOptions().setHasText(begins)))
        .first();
  }

  private UUID arrived(int chair) {
    UUID session = ward.aBookedSessionFor(ward.aPatient(), chair);
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  @Test
  void ofANurse() {
    String running = "/sessions/" + ward.aSessionWithACriticalFlag();
    UUID arrived = arrived(1);
    signIn(ward.nurse, Screen.tablet(house));
    for (String verb : List.of("Pause", "Stop", "Rate", "Finish infusion", "Call a clinician")) {
      opens(running, verb);
    }
    opens(running, "Correct");
    turns(running, "Side effects");
    opens("/sessions/" + arrived, "Start infusion");
    turns("/sessions/" + arrived, "Checklist");
    opens("/board", "A NURSE");
    opens("/board", "A NURSE", "PIN for this tablet");
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
    turns("/sessions/" + session, "Going home");
    opens(outcomes, "Correct");
  }

  @Test
  void ofAScheduler() {
    LocalDate today = LocalDate.now(ward.zone());
    LocalDate tomorrow = today.plusDays(1);
    Instant ten = tomorrow.atTime(10, 0).atZone(ward.zone()).toInstant();
    UUID session = ward.aBookedSessionAt(ward.aPatient(), 0, ten);
    String day = "/schedule?date=" + tomorrow;
    String course = "/courses/" + ward.courseOf(session);
    ward.rosters(
        today,
        List.of(
            Map.of("staffId", ward.staffId(ward.nurse), "from", "08:00", "until", "17:00")));
    signIn(ward.scheduler, Screen.desktop(house));
    for (String verb : List.of("Move", "Cancel session", "Would come earlier")) {
      opens(day, "Okafor", verb);
    }
    opens(course, "Put on the waitlist");
    turns(course + "/book", "Propose", "Hold: Soonest");
    opens("/roster", "Edit ");
    opens("/roster?date=" + today.plusDays(7), "Copy");
  }

  @Test
  void ofAClinician() {
    UUID session = ward.aSessionWithACriticalFlag();
    UUID seen = ward.started(arrived(1), Ward.now().minus(Duration.ofMinutes(60)));
    ward.sendHome(session);
    ward.sendHome(seen);
    signIn(ward.clinician, Screen.desktop(house));
    opens("/reviews/" + session, "What happened");
    opens("/reviews/" + session, "Show the keys");
    opens("/reviews/" + seen, "Sign off");
    opens("/courses/" + ward.courseOf(session), "Hold course");
    opens("/protocols/ketamine-standard/" + house.draft(ward), "Publish");
  }

  @Test
  void ofAnAdministrator() {
    String clinic = "/admin/clinics/" + ward.clinicId;
    Instant noon =
        LocalDate.now(ward.zone()).plusDays(3).atTime(12, 0).atZone(ward.zone()).toInstant();
    ward.closes(noon, noon.plus(Duration.ofHours(2)), "painting");
    signIn(ward.admin, Screen.desktop(house));
    opens("/admin/staff", "Add person");
    opens("/admin/staff", "Edit: ");
    opens("/admin/staff", "Deactivate: ");
    opens(clinic + "/chairs", "Rename: ");
    opens(clinic + "/chairs", "Take out of use: ");
    opens(clinic + "/closures", "Withdraw: ");
  }
}
