package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clinician with two minutes between rooms. */
@PackagedApplicationTest
class ClinicianStoryIT {

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
  void resolvesFlagsAndSignsOff() {
    UUID session = clinic.aSessionWithACriticalFlag();
    clinic.sendHome(session);
    page = AppPage.desktop(app).signIn(clinic.clinician, clinic);
    page.open("/reviews");
    page.page().locator("a[href$='" + session + "']").first().click();
    page.tap("Continue");
    page.page().getByLabel("Note").first().fill("Seen, well again.");
    page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^Resolve \\d+ flag")))
        .click();
    page.sees("Resolved.");
    page.tap("Sign off");
    Locator dialog = page.page().getByRole(AriaRole.DIALOG);
    dialog
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign off").setExact(true))
        .click();
    page.sees("Signed off");
    JsonNode signed = clinic.session(session);
    assertThat(signed.path("signedOffAt").isNull()).isFalse();
    assertThat(signed.path("flags"))
        .allSatisfy(flag -> assertThat(flag.path("status").asText()).isEqualTo("RESOLVED"));
  }

  @Test
  void newFlagStaysOpenWhileNoteIsWritten() {
    UUID session = clinic.aSessionWithACriticalFlag();
    page = AppPage.desktop(app).signIn(clinic.clinician, clinic);
    page.open("/reviews/" + session);
    Locator resolve =
        page.page()
            .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^Resolve \\d+ flag")));
    String before = resolve.textContent();
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "CRITICAL", "reason", "chest pain"))
        .then()
        .statusCode(201);
    assertThat(page.page().getByText(Pattern.compile("^new: "))).isVisible();
    assertThat(resolve).hasText(before);
  }

  @Test
  void unsavedNoteSurvivesVisitToBoard() {
    UUID session = clinic.aSessionWithACriticalFlag();
    page = AppPage.desktop(app).signIn(clinic.clinician, clinic);
    page.open("/reviews/" + session);
    page.page().getByLabel("Note").first().fill("Pressure came down after");
    page.tap("Continue");
    page.link("Board").click();
    page.sees("All chairs");
    page.link("Reviews").click();
    assertThat(page.page().getByLabel("Note").first()).hasValue("Pressure came down after");
    assertThat(page.button("Continue").first()).hasAttribute("aria-pressed", "true");
  }

  @Test
  void decidesOnQuestionnaireBetweenSessions() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    clinic
        .nurse
        .post(
            "/api/courses/" + course + "/outcomes",
            Map.of(
                "instrument",
                "PHQ9",
                "answers",
                List.of(1, 1, 1, 1, 1, 1, 1, 1, 2),
                "takenAt",
                TestClinic.now().toString()))
        .then()
        .statusCode(201);
    page = AppPage.desktop(app).signIn(clinic.clinician, clinic);
    page.open("/reviews");
    page.sees("1 flag outside a session is waiting.");
    page.page().locator("a[href$='" + course + "']").first().click();
    page.tap("Resolve 1 flag");
    page.isToldAt(page.page().getByLabel("Note"), "Required");
    page.page().getByLabel("Note").fill("Called at home, safe, seen tomorrow.");
    page.page().getByLabel("Plan").first().click();
    page.page().getByRole(AriaRole.OPTION, AppPage.exactly("Hold course")).click();
    page.tap("Resolve 1 flag");
    page.sees("Resolved.");
    page.open("/reviews");
    page.sees("Nothing is waiting for a clinician.");
    TestClinic.json(clinic.clinician.get("/api/flags?clinic=" + clinic.clinicId))
        .path("items")
        .forEach(flag -> assertThat(flag.path("disposition").asText()).isEqualTo("HOLD_COURSE"));
  }

  @Test
  void protocolIsShownInPlainWords() {
    page = AppPage.desktop(app).signIn(clinic.clinician, clinic);
    page.open("/protocols/ketamine-standard/1");
    assertThat(page.page().getByText(Pattern.compile("180 mmHg")).first()).isVisible();
  }
}
