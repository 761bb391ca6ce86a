package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A nurse at the chair with a tablet. */
class NurseStoryIT {

  private Ward ward;
  private Screen screen;

  @BeforeEach
  void takeTheTablet() throws Exception {
    House house = House.open();
    screen = Screen.tablet(house);
    ward = house.ward(2);
  }

  @AfterEach
  void putItDown() {
    try (Screen left = screen) {
      left.isQuiet();
    }
  }

  @Test
  void aSetThatIsOnItsWayIsNotFoundAgainToBeSavedTwice() {
    UUID session = ward.aRunningSession();
    screen.signIn(ward.nurse, ward).openSession(session);
    List<Route> held = new ArrayList<>();
    screen.page().route("**/observations", held::add);
    vitals("12580", "70", "98", "14");
    screen.page().waitForRequest("**/observations", () -> screen.tap("Save set"));
    screen.choose("Side effects");
    screen.choose("Vitals");
    assertThat(screen.button("Save set")).isVisible();
    assertThat(screen.page().locator("[data-entered]")).hasCount(0);
    screen.page().waitForResponse(Screen::isASetTaken, () -> held.getFirst().resume());
    assertThat(ward.session(session).path("observations")).hasSize(2);
  }

  @Test
  void whatIsTypedForOnePatientIsNotFoundAtAnother() {
    UUID session = ward.aRunningSession();
    UUID other = ward.aBookedSessionFor(ward.aPatient(), 1);
    ward.nurse.post("/api/sessions/" + other + "/check-in").then().statusCode(200);
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.link("Board").click();
    screen.page().locator("a[href$='" + other + "']").first().click();
    assertThat(chair("Chair 2")).isVisible();
    screen.keys("178096");
    assertThat(screen.page().locator("[data-entered]")).hasCount(2);
    screen.page().evaluate("() => history.go(-2)");
    assertThat(chair("Chair 1")).isVisible();
    assertThat(screen.button("Save set")).isVisible();
    assertThat(screen.page().locator("[data-entered]")).hasCount(0);
  }

  private Locator chair(String name) {
    return screen.page().getByRole(AriaRole.HEADING, Screen.named(Pattern.compile(name)));
  }

  @Test
  void runsASessionFromArrivalToGoingHome() {
    UUID session = ward.aBookedSession();
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.tap("Check in");
    screen.choose("Checklist");
    screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("All others: yes")))
        .click();
    assertThat(screen.button("Start infusion")).isVisible();
    screen.choose("Vitals");
    vitals("12580", "70", "98", "14");
    screen.keys("368" + "0");
    screen.tap("Alert");
    screen.tap("no O₂");
    screen.tap("MOAA/S 5");
    screen.tap("Save set");
    screen.sees("Set saved.");
    screen.tap("Start infusion");
    screen
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, inDialog("Start infusion"))
        .click();
    screen.sees("infusing");
    assertThat(ward.session(session).path("status").asText()).isEqualTo("INFUSING");

    screen.choose("Side effects");
    screen.tap("nausea");
    screen.choose("moderate");
    screen.tap("Record nausea");
    screen.sees("nausea, moderate");
    JsonNode effect = ward.session(session).path("sideEffects").get(0);
    assertThat(effect.path("type").asText()).isEqualTo("NAUSEA");
    assertThat(effect.path("grade").asInt()).isEqualTo(2);

    screen.tap("Finish infusion");
    screen
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, inDialog("Finish infusion"))
        .click();
    screen.sees("recovery");
    screen.tap("Discharge");
    screen.sees("criteria are not met");
    assertThat(ward.session(session).path("status").asText()).isEqualTo("RECOVERY");
  }

  @Test
  void writesASetInSightOfEverythingItNeeds() {
    UUID session = ward.aRunningSession();
    screen.signIn(ward.nurse, ward).openSession(session);
    entryIsInSight();
    screen.page().setViewportSize(800, 1280);
    entryIsInSight();
    screen.choose("Side effects");
    screen.choose("Vitals");
    entryIsInSight();
    assertThat(chair("Chair 1")).isInViewport();
    vitals("13884", "72", "97", "15");
    screen.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("As before"))).click();
    screen.tap("Save set");
    screen.sees("Set saved.");
    JsonNode last = last(session);
    assertThat(last.path("systolic").asInt()).isEqualTo(138);
    assertThat(last.path("diastolic").asInt()).isEqualTo(84);
    assertThat(last.path("heartRate").asInt()).isEqualTo(72);
    assertThat(last.path("spo2").asInt()).isEqualTo(97);
    assertThat(last.path("respiratoryRate").asInt()).isEqualTo(15);
    assertThat(last.path("consciousness").asText()).isEqualTo("ALERT");
    assertThat(last.path("temperature").isNull()).as("what was not measured is not there").isTrue();
  }

  private void entryIsInSight() {
    ViewportSize sight = screen.page().viewportSize();
    for (String name : List.of("Save set", "0", "Next", "Unresponsive", "Pause")) {
      assertThat(screen.button(name).first()).isVisible();
      BoundingBox box = screen.button(name).first().boundingBox();
      assertThat(box.y + box.height)
          .as("%s without scrolling at %d × %d", name, sight.width, sight.height)
          .isLessThanOrEqualTo(sight.height);
      assertThat(box.height).as("%s for gloved hands", name).isGreaterThanOrEqualTo(44);
    }
  }

  @Test
  void repeatsAPressureAloneAndStillSeesTheRestWithItsAge() {
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(10));
    Instant whole = Ward.now().minus(Duration.ofMinutes(6));
    ward.chart(session, Ward.set(whole, Map.of("spo2", 96, "heartRate", 71)));
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.keys("15191");
    screen.tap("Save set");
    screen.sees("Set saved.");
    assertThat(fieldOf("SpO₂")).containsText("96");
    assertThat(screen.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("As before"))))
        .containsText("Alert");

    screen.open("/board").sees("All chairs");
    Locator chair = screen.page().getByRole(AriaRole.LISTITEM).filter(having("Chair 1")).first();
    assertThat(chair).containsText("151");
    assertThat(chair).containsText(Pattern.compile("96 ?%\\s*[67] min"));
    assertThat(chair).containsText(Pattern.compile("71\\s*[67] min"));
  }

  private Locator fieldOf(String sign) {
    return screen
        .page()
        .getByRole(AriaRole.GROUP, Screen.exactly("Field"))
        .getByRole(AriaRole.BUTTON)
        .filter(having(sign));
  }

  private static Locator.FilterOptions having(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  @Test
  void isAskedBackForWhatIsHardlyCredible() {
    UUID session = ward.aRunningSession();
    screen.expecting("400.*observations|console.*400");
    screen.signIn(ward.nurse, ward).openSession(session);
    vitals("90120", "72", "97", "15");
    screen.tap("Save set");
    screen.sees("Is this right?");
    screen.sees("diastolic 120 is not below systolic 90");
    assertThat(ward.session(session).path("observations")).hasSize(1);
    screen.tap("Keep as it is");
    screen.sees("Set saved.");
    assertThat(last(session).path("confirmed").asBoolean()).isTrue();
  }

  @Test
  void isToldWhichFieldIsWrong() {
    UUID session = ward.aRunningSession();
    screen.expecting("400.*observations|console.*400");
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.keys("1");
    screen.tap("Save set");
    screen.sees("must be between 30 and 300");
    assertThat(ward.session(session).path("observations")).hasSize(1);
  }

  @Test
  void pausesAndGoesOn() {
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(10));
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.tap("Pause");
    screen.tap("toilet");
    screen.tap("Pause infusion");
    screen.sees("paused");
    screen.tap("Resume infusion");
    screen
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, inDialog("Resume infusion"))
        .click();
    assertThat(screen.button("Finish infusion")).isVisible();
    JsonNode segments = ward.session(session).path("infusion").path("segments");
    assertThat(segments).hasSize(3);
    assertThat(segments.get(1).path("mgPerHour").asDouble()).isZero();
  }

  @Test
  void takesASideEffectBackThatNeverWas() {
    UUID session = ward.aRunningSession();
    ward.notices(session, "VOMITING", "LIFE_THREATENING").then().statusCode(201);
    ward.notices(session, "NAUSEA", "MILD").then().statusCode(201);
    screen.signIn(ward.nurse, ward).openSession(session);
    screen.choose("Side effects");
    screen.tap("Grade now");
    screen.page().getByRole(AriaRole.MENUITEM, Screen.exactly("Recorded by mistake")).click();
    takeBack("a slip of the finger");
    assertThat(screen.button("Grade now")).hasCount(1);
    screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^Recorded by mistake: ")))
        .click();
    takeBack("another patient's");
    assertThat(screen.button("Grade now")).hasCount(0);
    assertThat(ward.session(session).path("sideEffects"))
        .filteredOn(effect -> effect.path("retracted").asBoolean())
        .hasSize(2);
    assertThat(screen.text("a clinician still decides")).isVisible();
  }

  private void takeBack(String why) {
    screen.fill("Why", why);
    screen.tapInDialog("Recorded by mistake");
    assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void aCommaIsADecimalMarkInEnglishAndAPointInGerman() {
    UUID session = ward.aRunningSessionSince(Duration.ofMinutes(10));
    screen.signIn(ward.nurse, ward).openSession(session);
    setsTheRate("Rate", "New rate", "30,5", "30.5 mg/h", "order", "Change rate");
    assertThat(rate(session)).isEqualTo(30.5);

    screen.context().addInitScript("localStorage.setItem('chairside-language', 'de')");
    screen.open("/sessions/" + session);
    setsTheRate("Rate", "Neue Rate", "31.5", "31,5 mg/h", "Anordnung", "Rate ändern");
    assertThat(rate(session)).isEqualTo(31.5);
  }

  private void setsTheRate(
      String open, String label, String typed, String shown, String reason, String submit) {
    screen.tap(open);
    Locator dialog = screen.page().getByRole(AriaRole.DIALOG);
    dialog.getByLabel(label).pressSequentially(typed);
    assertThat(dialog.getByLabel(label)).hasValue(shown);
    dialog.getByRole(AriaRole.BUTTON, inDialog(reason)).click();
    screen
        .page()
        .waitForResponse(
            answer -> answer.url().endsWith("/rate") && answer.ok(),
            () -> dialog.getByRole(AriaRole.BUTTON, inDialog(submit)).click());
    assertThat(dialog).hasCount(0);
  }

  private double rate(UUID session) {
    return ward.session(session).path("infusion").path("mgPerHour").asDouble();
  }

  private void vitals(String pressures, String heartRate, String spo2, String breaths) {
    screen.keys(pressures + heartRate + spo2 + breaths);
  }

  private JsonNode last(UUID session) {
    JsonNode observations = ward.session(session).path("observations");
    return observations.get(observations.size() - 1);
  }

  private static Locator.GetByRoleOptions inDialog(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
