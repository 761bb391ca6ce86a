package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A scheduler on the phone with a patient. */
class SchedulerStoryIT {

  @Test
  void booksAWholeSeriesFromTheProposals() throws Exception {
    House house = House.open();
    Ward ward = house.ward(2);
    UUID patient = ward.aPatient();
    UUID course = ward.aCourseFor(patient);
    try (Screen screen = Screen.desktop(house).signIn(ward.scheduler, ward)) {
      screen.open("/courses/" + course + "/book");
      screen.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("Propose"))).click();
      screen
          .page()
          .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^Book")))
          .first()
          .click();
      assertThat(screen.page().getByText(Pattern.compile("sessions are booked")).first())
          .isVisible();
      JsonNode progress = Ward.json(ward.scheduler.get("/api/courses/" + course)).path("progress");
      assertThat(progress.path("remaining").asInt()).isZero();
      assertThat(progress.path("booked").asInt()).isPositive();
      screen.isQuiet();
    }
  }

  @Test
  void writesAPatientDownAndIsToldWhatIsWrongWhereItIsWrong() throws Exception {
    House house = House.open();
    Ward ward = house.ward(1);
    String mrn = "B-" + Ward.some();
    try (Screen screen =
        Screen.desktop(house).expecting("(400|409).*patients|console.*(400|409)")) {
      screen.signIn(ward.scheduler, ward).open("/patients/new");
      screen.page().getByLabel("MRN").fill(mrn);
      screen.page().getByLabel("Given name").fill("Ada");
      screen.page().getByLabel("Family name").fill("Quist");
      screen.page().getByLabel("Date of birth").fill("1980-05-17");
      screen.page().getByLabel("Weight").fill("7000");
      save(screen);
      screen.sees("must be between 20 and 350");
      screen.page().getByLabel("Weight").fill("70");
      save(screen);
      screen.sees("Quist");
      JsonNode found =
          Ward.json(ward.scheduler.post("/api/patients/search", Map.of("q", mrn))).path("items");
      assertThat(found).hasSize(1);
      assertThat(found.get(0).path("weightKg").asDouble()).isEqualTo(70);
      assertThat(screen.page().url()).as("no name in the address").doesNotContain("Quist");
      screen.isQuiet();
    }
  }

  private static void save(Screen screen) {
    screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^(Save|Register|Create)")))
        .first()
        .click();
  }

  @Test
  void seesWhatAMoveWouldDoBeforeItIsMade() throws Exception {
    House house = House.open();
    Ward ward = house.ward(2);
    UUID session = ward.aBookedSession();
    String before = ward.session(session).path("chair").path("id").asText();
    try (Screen screen = Screen.desktop(house).signIn(ward.scheduler, ward)) {
      screen.open("/schedule");
      screen
          .page()
          .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("Chair 1")))
          .first()
          .click();
      screen.sees("Booked session");
      screen.sees("1 / 6");
      assertThat(ward.session(session).path("chair").path("id").asText()).isEqualTo(before);
      screen.isQuiet();
    }
  }
}
