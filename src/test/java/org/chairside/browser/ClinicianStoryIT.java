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
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clinician with two minutes between rooms. */
class ClinicianStoryIT {

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
  void resolvesWhatWasFlaggedAndSignsTheSessionOff() {
    UUID session = ward.aSessionWithACriticalFlag();
    ward.sendHome(session);
    screen = Screen.desktop(house).signIn(ward.clinician, ward);
    screen.open("/reviews");
    screen.page().locator("a[href$='" + session + "']").first().click();
    screen.tap("Continue");
    screen.page().getByLabel("Note").first().fill("Seen, well again.");
    screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^Resolve \\d+ flag")))
        .click();
    screen.sees("Resolved.");
    screen.tap("Sign off");
    Locator dialog = screen.page().getByRole(AriaRole.DIALOG);
    dialog
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign off").setExact(true))
        .click();
    screen.sees("Signed off");
    JsonNode signed = ward.session(session);
    assertThat(signed.path("signedOffAt").isNull()).isFalse();
    assertThat(signed.path("flags"))
        .allSatisfy(flag -> assertThat(flag.path("status").asText()).isEqualTo("RESOLVED"));
  }

  @Test
  void aFlagThatComesWhileTheNoteIsWrittenIsNotResolvedWithIt() {
    UUID session = ward.aSessionWithACriticalFlag();
    screen = Screen.desktop(house).signIn(ward.clinician, ward);
    screen.open("/reviews/" + session);
    Locator resolve =
        screen
            .page()
            .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^Resolve \\d+ flag")));
    String before = resolve.textContent();
    ward.nurse
        .post(
            "/api/sessions/" + session + "/flags",
            Map.of("severity", "CRITICAL", "reason", "chest pain"))
        .then()
        .statusCode(201);
    assertThat(screen.page().getByText(Pattern.compile("^new: "))).isVisible();
    assertThat(resolve).hasText(before);
  }

  @Test
  void findsTheNoteAgainThatWasBegunBeforeALookAtTheBoard() {
    UUID session = ward.aSessionWithACriticalFlag();
    screen = Screen.desktop(house).signIn(ward.clinician, ward);
    screen.open("/reviews/" + session);
    screen.page().getByLabel("Note").first().fill("Pressure came down after");
    screen.tap("Continue");
    screen.link("Board").click();
    screen.sees("All chairs");
    screen.link("Reviews").click();
    assertThat(screen.page().getByLabel("Note").first()).hasValue("Pressure came down after");
    assertThat(screen.button("Continue").first()).hasAttribute("aria-pressed", "true");
  }

  @Test
  void decidesOnWhatAQuestionnaireToldBetweenTwoSessions() {
    UUID course = ward.aCourseFor(ward.aPatient());
    ward.nurse
        .post(
            "/api/courses/" + course + "/outcomes",
            Map.of(
                "instrument",
                "PHQ9",
                "answers",
                List.of(1, 1, 1, 1, 1, 1, 1, 1, 2),
                "takenAt",
                Ward.now().toString()))
        .then()
        .statusCode(201);
    screen = Screen.desktop(house).signIn(ward.clinician, ward);
    screen.open("/reviews");
    screen.sees("1 flag that belongs to no session waits.");
    screen.page().locator("a[href$='" + course + "']").first().click();
    screen.tap("Resolve 1 flag");
    screen.isToldAt(screen.page().getByLabel("Note"), "is needed");
    screen.page().getByLabel("Note").fill("Called at home, safe, seen tomorrow.");
    screen.page().getByLabel("What follows").first().click();
    screen.page().getByRole(AriaRole.OPTION, Screen.exactly("Hold the course")).click();
    screen.tap("Resolve 1 flag");
    screen.sees("Resolved.");
    screen.open("/reviews");
    screen.sees("Nothing waits for a clinician.");
    Ward.json(ward.clinician.get("/api/flags?clinic=" + ward.clinicId))
        .path("items")
        .forEach(flag -> assertThat(flag.path("disposition").asText()).isEqualTo("HOLD_COURSE"));
  }

  @Test
  void readsTheProtocolInPlainWords() {
    screen = Screen.desktop(house).signIn(ward.clinician, ward);
    screen.open("/protocols/ketamine-standard/1");
    assertThat(screen.page().getByText(Pattern.compile("180 mmHg")).first()).isVisible();
  }
}
