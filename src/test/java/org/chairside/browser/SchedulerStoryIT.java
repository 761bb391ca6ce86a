package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scheduler on the phone with a patient. */
class SchedulerStoryIT {

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
  void booksAWholeSeriesFromTheProposals() {
    UUID patient = ward.aPatient();
    UUID course = ward.aCourseFor(patient);
    screen = Screen.desktop(house).signIn(ward.scheduler, ward);
    screen.open("/courses/" + course + "/book");
    screen.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("Propose"))).click();
    screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^Book")))
        .first()
        .click();
    assertThat(screen.page().getByText(Pattern.compile("sessions are booked")).first()).isVisible();
    JsonNode progress = Ward.json(ward.scheduler.get("/api/courses/" + course)).path("progress");
    assertThat(progress.path("remaining").asInt()).isZero();
    assertThat(progress.path("booked").asInt()).isPositive();
  }

  @Test
  void isToldWhenAnotherSchedulerHoldsTheSameSeries() {
    UUID course = ward.aCourseFor(ward.aPatient());
    screen = Screen.desktop(house).signIn(ward.scheduler, ward);
    screen.open("/courses/" + course + "/book");
    screen.tap("Propose");
    screen.tap("Hold: Soonest");
    screen.sees("Held for");
    assertThat(screen.button("Hold: Soonest")).hasCount(0);
    screen.tap("Propose");
    assertThat(screen.button("Hold: Soonest")).isDisabled();
    screen.sees("Held for");
    Instant elsewhere = atTen(LocalDate.now(ward.zone()).plusDays(2));
    ward.clinician
        .post(
            "/api/courses/" + course + "/holds",
            Map.of(
                "sessions",
                List.of(Map.of("start", elsewhere.toString(), "chairId", ward.chairIds.get(0)))))
        .then()
        .statusCode(201);
    screen.sees("The hold has ended.");
    assertThat(screen.text("Held for")).isHidden();

    screen.tap("Hold: Soonest");
    screen.sees("Held for");
    screen.tap("Book: Soonest");
    screen.sees("sessions are booked");
  }

  @Test
  void writesAPatientDownAndIsToldWhatIsWrongWhereItIsWrong() {
    String mrn = "B-" + Ward.some();
    screen = Screen.desktop(house).expecting("(400|409).*patients|console.*(400|409)");
    screen.signIn(ward.scheduler, ward).open("/patients/new");
    screen.page().getByLabel("MRN").fill(mrn);
    screen.page().getByLabel("Given name").fill("Ada");
    screen.page().getByLabel("Family name").fill("Quist");
    screen.page().getByLabel("Date of birth").fill("1980-05-17");
    screen.page().getByLabel("Weight").fill("7000");
    save();
    screen.sees("must be between 20 and 350");
    screen.page().getByLabel("Weight").fill("70");
    save();
    screen.sees("Quist");
    JsonNode found =
        Ward.json(ward.scheduler.post("/api/patients/search", Map.of("q", mrn))).path("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("weightKg").asDouble()).isEqualTo(70);
    assertThat(screen.page().url()).as("no name in the address").doesNotContain("Quist");
  }

  @Test
  void aQuietPageIsNotCalledStaleAndASilentServerIs() {
    screen = Screen.desktop(house).expecting("failed|console.*ERR_FAILED");
    screen.page().clock().install();
    screen.signIn(ward.scheduler, ward).open("/patients");
    Locator freshness = screen.page().getByTestId("live");
    assertThat(freshness).hasText("live");
    screen.page().waitForResponse("**/api/me", () -> pass(Duration.ofSeconds(40)));
    assertThat(freshness).hasText("live");
    screen.page().route("**/api/**", Route::abort);
    pass(Duration.ofSeconds(40));
    assertThat(freshness).containsText("no news for");
    String atFirst = freshness.textContent();
    pass(Duration.ofSeconds(30));
    assertThat(freshness).not().hasText(atFirst);
    assertThat(freshness).containsText("no news for");
  }

  private void pass(Duration time) {
    screen.page().clock().runFor(time.toMillis());
  }

  @Test
  void isToldInGermanWhatIsWrong() {
    screen = Screen.desktop(house).expecting("400.*patients|console.*400");
    screen.signIn(ward.scheduler, ward);
    screen.context().addInitScript("localStorage.setItem('chairside-language', 'de')");
    screen.open("/patients/new");
    screen.fill("Gewicht (kg)", "7000");
    screen.tap("Aufnehmen");
    screen.isToldAt(screen.field("Gewicht (kg)"), "muss zwischen 20 und 350 liegen");
    screen.isToldAt(screen.field("Nachname"), "darf nicht leer sein");
    assertThat(screen.field("Nachname")).isFocused();
  }

  private void save() {
    screen
        .page()
        .getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("^(Save|Register|Create)")))
        .first()
        .click();
  }

  @Test
  void dragsASessionToAnotherChairAndSeesWhatThatWouldDoBeforeItIsMade() {
    LocalDate day = LocalDate.now(ward.zone()).plusDays(1);
    Instant start = atTen(day);
    UUID session = ward.aBookedSessionAt(ward.aPatient(), 0, start);
    screen = Screen.desktop(house).signIn(ward.scheduler, ward);
    screen.open("/schedule?date=" + day);
    drag(block("Chair 1"), rowOf("Chair 2"));
    assertThat(screen.text("What would happen")).isVisible();
    assertThat(screen.button("Move")).isEnabled();
    assertThat(chairOf(session)).as("nothing is moved yet").isEqualTo("Chair 1");

    screen.tap("Move");
    screen.sees("The session is moved.");
    assertThat(block("Chair 2")).isVisible();
    assertThat(chairOf(session)).isEqualTo("Chair 2");
  }

  @Test
  void aDropThatIsRefusedSaysWhyAndMovesNothing() {
    LocalDate day = LocalDate.now(ward.zone()).plusDays(1);
    Instant start = atTen(day);
    UUID session = ward.aBookedSessionAt(ward.aPatient(), 0, start);
    ward.aBookedSessionAt(ward.aPatient(), 1, start.plus(Duration.ofMinutes(30)));
    screen = Screen.desktop(house).signIn(ward.scheduler, ward);
    screen.expecting("409.*reschedule|console.*409");
    screen.open("/schedule?date=" + day);
    drag(block("Chair 1"), rowOf("Chair 2"));
    screen.sees("It cannot be there");
    screen.sees("Chair 2 is taken by another session");
    assertThat(screen.button("Move")).isDisabled();
    assertThat(chairOf(session)).isEqualTo("Chair 1");
  }

  private Instant atTen(LocalDate day) {
    return day.atTime(10, 0).atZone(ward.zone()).toInstant();
  }

  private Locator block(String chair) {
    return screen.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile(chair))).first();
  }

  /** The head of a chair's row. */
  private Locator rowOf(String chair) {
    return screen.page().locator(".cs-timeline").getByText(chair, exactly()).first();
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  /**
   * Takes a block to another row, at the same time of day; where it may be dropped is shown
   * meanwhile.
   */
  private void drag(Locator block, Locator row) {
    block.scrollIntoViewIfNeeded();
    BoundingBox from = block.boundingBox();
    BoundingBox to = row.boundingBox();
    Mouse mouse = screen.page().mouse();
    double x = from.x + 30;
    mouse.move(x, from.y + from.height / 2);
    mouse.down();
    mouse.move(x, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(12));
    assertThat(screen.page().locator(".cs-free").first()).isVisible();
    mouse.up();
  }

  private String chairOf(UUID session) {
    return ward.session(session).at("/chair/name").asText();
  }
}
