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
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A nurse at the chair with a tablet. */
@PackagedApplicationTest
class NurseStoryIT {

  private TestClinic clinic;
  private AppPage page;

  @BeforeEach
  void takeTheTablet() throws Exception {
    BrowserApp app = BrowserApp.open();
    page = AppPage.tablet(app);
    clinic = app.clinic(2);
  }

  @AfterEach
  void putItDown() {
    try (AppPage left = page) {
      left.isQuiet();
    }
  }

  @Test
  void vitalsInFlightAreNotSavedTwice() {
    UUID session = clinic.aRunningSession();
    page.signIn(clinic.nurse, clinic).openSession(session);
    List<Route> held = new ArrayList<>();
    page.page().route("**/observations", held::add);
    vitals("12580", "70", "98", "14");
    page.page().waitForRequest("**/observations", () -> page.tap("Save vitals"));
    page.choose("Side effects");
    page.choose("Vitals");
    assertThat(page.button("Save vitals")).isVisible();
    assertThat(page.page().locator("[data-entered]")).hasCount(0);
    page.page().waitForResponse(AppPage::isASetTaken, () -> held.getFirst().resume());
    assertThat(clinic.session(session).path("observations")).hasSize(2);
  }

  @Test
  void typedVitalsStayWithTheirPatient() {
    UUID session = clinic.aRunningSession();
    UUID other = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post("/api/sessions/" + other + "/check-in").then().statusCode(200);
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.link("Board").click();
    page.page().locator("a[href$='" + other + "']").first().click();
    assertThat(chair("Chair 2")).isVisible();
    page.keys("178096");
    assertThat(page.page().locator("[data-entered]")).hasCount(2);
    page.page().evaluate("() => history.go(-2)");
    assertThat(chair("Chair 1")).isVisible();
    assertThat(page.button("Save vitals")).isVisible();
    assertThat(page.page().locator("[data-entered]")).hasCount(0);
  }

  private Locator chair(String name) {
    return page.page().getByRole(AriaRole.HEADING, AppPage.named(Pattern.compile(name)));
  }

  @Test
  void runsSessionFromArrivalToDischarge() {
    UUID session = clinic.aBookedSession();
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.tap("Check in");
    page.choose("Checklist");
    page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("Mark the rest yes")))
        .click();
    assertThat(page.button("Start infusion")).isVisible();
    page.choose("Vitals");
    vitals("12580", "70", "98", "14");
    page.keys("368" + "0");
    page.tap("Alert");
    page.tap("no O₂");
    page.tap("MOAA/S 5");
    page.tap("Save vitals");
    page.sees("Vitals saved.");
    page.tap("Start infusion");
    page.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, inDialog("Start infusion"))
        .click();
    page.sees("infusing");
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("INFUSING");

    page.choose("Side effects");
    page.tap("nausea");
    page.choose("moderate");
    page.tap("Record nausea");
    page.sees("nausea, moderate");
    JsonNode effect = clinic.session(session).path("sideEffects").get(0);
    assertThat(effect.path("type").asText()).isEqualTo("NAUSEA");
    assertThat(effect.path("grade").asInt()).isEqualTo(2);

    page.tap("Finish infusion");
    page.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, inDialog("Finish infusion"))
        .click();
    page.sees("recovery");
    page.tap("Discharge");
    page.sees("discharge criteria still open");
    assertThat(clinic.session(session).path("status").asText()).isEqualTo("RECOVERY");
  }

  @Test
  void vitalsEntryFitsOnScreen() {
    UUID session = clinic.aRunningSession();
    page.signIn(clinic.nurse, clinic).openSession(session);
    entryIsInSight();
    page.page().setViewportSize(800, 1280);
    entryIsInSight();
    page.choose("Side effects");
    page.choose("Vitals");
    entryIsInSight();
    assertThat(chair("Chair 1")).isInViewport();
    vitals("13884", "72", "97", "15");
    page.page().getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("Same as last"))).click();
    page.tap("Save vitals");
    page.sees("Vitals saved.");
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
    ViewportSize sight = page.page().viewportSize();
    for (String name : List.of("Save vitals", "0", "Next", "Unresponsive", "Pause")) {
      assertThat(page.button(name).first()).isVisible();
      BoundingBox box = page.button(name).first().boundingBox();
      assertThat(box.y + box.height)
          .as("%s without scrolling at %d × %d", name, sight.width, sight.height)
          .isLessThanOrEqualTo(sight.height);
      assertThat(box.height).as("%s for gloved hands", name).isGreaterThanOrEqualTo(44);
    }
  }

  @Test
  void singlePressureKeepsOtherValuesWithAge() {
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(10));
    Instant whole = TestClinic.now().minus(Duration.ofMinutes(6));
    clinic.chart(session, TestClinic.set(whole, Map.of("spo2", 96, "heartRate", 71)));
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.keys("15191");
    page.tap("Save vitals");
    page.sees("Vitals saved.");
    assertThat(fieldOf("SpO₂")).containsText("96");
    assertThat(
            page.page().getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("Same as last"))))
        .containsText("Alert");

    page.open("/board").sees("All chairs");
    Locator chair = page.page().getByRole(AriaRole.LISTITEM).filter(having("Chair 1")).first();
    assertThat(chair).containsText("151");
    assertThat(chair).containsText(Pattern.compile("96 ?%\\s*[67] min"));
    assertThat(chair).containsText(Pattern.compile("71\\s*[67] min"));
  }

  private Locator fieldOf(String sign) {
    return page.page()
        .getByRole(AriaRole.GROUP, AppPage.exactly("Field"))
        .getByRole(AriaRole.BUTTON)
        .filter(having(sign));
  }

  private static Locator.FilterOptions having(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  @Test
  void implausibleVitalsNeedConfirmation() {
    UUID session = clinic.aRunningSession();
    page.expecting("400.*observations|console.*400");
    page.signIn(clinic.nurse, clinic).openSession(session);
    vitals("90120", "72", "97", "15");
    page.tap("Save vitals");
    page.sees("Not saved. Check this value:");
    page.sees("Diastolic 120 is not below systolic 90");
    assertThat(clinic.session(session).path("observations")).hasSize(1);
    page.tap("Save anyway");
    page.sees("Vitals saved.");
    assertThat(last(session).path("confirmed").asBoolean()).isTrue();
  }

  @Test
  void invalidFieldIsNamed() {
    UUID session = clinic.aRunningSession();
    page.expecting("400.*observations|console.*400");
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.keys("1");
    page.tap("Save vitals");
    page.sees("must be between 30 and 300");
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @Test
  void pausesAndResumesInfusion() {
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(10));
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.tap("Pause");
    page.tap("toilet");
    page.tap("Pause infusion");
    page.sees("paused");
    page.tap("Resume infusion");
    page.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, inDialog("Resume infusion"))
        .click();
    assertThat(page.button("Finish infusion")).isVisible();
    JsonNode segments = clinic.session(session).path("infusion").path("segments");
    assertThat(segments).hasSize(3);
    assertThat(segments.get(1).path("mgPerHour").asDouble()).isZero();
  }

  @Test
  void retractsSideEffectEnteredInError() {
    UUID session = clinic.aRunningSession();
    clinic.notices(session, "VOMITING", "LIFE_THREATENING").then().statusCode(201);
    clinic.notices(session, "NAUSEA", "MILD").then().statusCode(201);
    page.signIn(clinic.nurse, clinic).openSession(session);
    page.choose("Side effects");
    page.tap("Change grade");
    page.page().getByRole(AriaRole.MENUITEM, AppPage.exactly("Entered in error")).click();
    takeBack("a slip of the finger");
    assertThat(page.button("Change grade")).hasCount(1);
    page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^Entered in error: ")))
        .click();
    takeBack("another patient's");
    assertThat(page.button("Change grade")).hasCount(0);
    assertThat(clinic.session(session).path("sideEffects"))
        .filteredOn(effect -> effect.path("retracted").asBoolean())
        .hasSize(2);
    assertThat(page.text("withdrawn after a correction")).isVisible();
  }

  private void takeBack(String why) {
    page.fill("Reason", why);
    page.tapInDialog("Entered in error");
    assertThat(page.page().getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void decimalMarkFollowsLanguage() {
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(10));
    page.signIn(clinic.nurse, clinic).openSession(session);
    setsTheRate("Rate", "New rate", "30,5", "30.5 mg/h", "order", "Change rate");
    assertThat(rate(session)).isEqualTo(30.5);

    page.context().addInitScript("localStorage.setItem('chairside-language', 'de')");
    page.open("/sessions/" + session);
    setsTheRate("Rate", "Neue Rate", "31.5", "31,5 mg/h", "Anordnung", "Rate ändern");
    assertThat(rate(session)).isEqualTo(31.5);
  }

  private void setsTheRate(
      String open, String label, String typed, String shown, String reason, String submit) {
    page.tap(open);
    Locator dialog = page.page().getByRole(AriaRole.DIALOG);
    dialog.getByLabel(label).pressSequentially(typed);
    assertThat(dialog.getByLabel(label)).hasValue(shown);
    dialog.getByRole(AriaRole.BUTTON, inDialog(reason)).click();
    page.page()
        .waitForResponse(
            answer -> answer.url().endsWith("/rate") && answer.ok(),
            () -> dialog.getByRole(AriaRole.BUTTON, inDialog(submit)).click());
    assertThat(dialog).hasCount(0);
  }

  private double rate(UUID session) {
    return clinic.session(session).path("infusion").path("mgPerHour").asDouble();
  }

  private void vitals(String pressures, String heartRate, String spo2, String breaths) {
    page.keys(pressures + heartRate + spo2 + breaths);
  }

  private JsonNode last(UUID session) {
    JsonNode observations = clinic.session(session).path("observations");
    return observations.get(observations.size() - 1);
  }

  private static Locator.GetByRoleOptions inDialog(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
