package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

/** A scheduler on the phone with a patient. */
@PackagedApplicationTest
class SchedulerStoryIT {

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
  void booksWholeSeriesFromProposals() {
    UUID patient = clinic.aPatient();
    UUID course = clinic.aCourseFor(patient);
    page = AppPage.desktop(app).signIn(clinic.scheduler, clinic);
    page.open("/courses/" + course + "/book");
    page.page().getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("Find slots"))).click();
    page.page().getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^Book"))).first().click();
    assertThat(page.page().getByText(Pattern.compile("sessions booked")).first()).isVisible();
    JsonNode progress =
        TestClinic.json(clinic.scheduler.get("/api/courses/" + course)).path("progress");
    assertThat(progress.path("remaining").asInt()).isZero();
    assertThat(progress.path("booked").asInt()).isPositive();
  }

  @Test
  void bookingIsSaidWhenEventOvertakesAnswer() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    page = AppPage.desktop(app).signIn(clinic.scheduler, clinic);
    page.open("/courses/" + course + "/book");
    page.tap("Find slots");
    List<Runnable> answers = new ArrayList<>();
    page.page()
        .route(
            "**/bookings",
            route -> {
              APIResponse answer = route.fetch();
              answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
            });
    page.tap("Book: Soonest");
    page.sees("All sessions of the course are booked.");
    answers.forEach(Runnable::run);
    page.sees("6 sessions booked.");
  }

  @Test
  void reportsSeriesHeldByAnotherScheduler() {
    UUID course = clinic.aCourseFor(clinic.aPatient());
    page = AppPage.desktop(app).signIn(clinic.scheduler, clinic);
    page.open("/courses/" + course + "/book");
    page.tap("Find slots");
    page.tap("Hold: Soonest");
    page.sees("On hold");
    assertThat(page.button("Hold: Soonest")).hasCount(0);
    page.tap("Find slots");
    assertThat(page.button("Hold: Soonest")).isDisabled();
    page.sees("On hold");
    Instant elsewhere = atTen(LocalDate.now(clinic.zone()).plusDays(2));
    clinic
        .clinician
        .post(
            "/api/courses/" + course + "/holds",
            Map.of(
                "sessions",
                List.of(Map.of("start", elsewhere.toString(), "chairId", clinic.chairIds.get(0)))))
        .then()
        .statusCode(201);
    page.sees("The hold has ended.");
    assertThat(page.text("On hold")).isHidden();

    page.tap("Hold: Soonest");
    page.sees("On hold");
    page.tap("Book: Soonest");
    page.sees("sessions booked");
  }

  @Test
  void registersPatientAndReportsFieldErrors() {
    String mrn = "B-" + TestClinic.some();
    page = AppPage.desktop(app).expecting("(400|409).*patients|console.*(400|409)");
    page.signIn(clinic.scheduler, clinic).open("/patients/new");
    page.page().getByLabel("MRN").fill(mrn);
    page.page().getByLabel("First name").fill("Ada");
    page.page().getByLabel("Last name").fill("Quist");
    page.page().getByLabel("Date of birth").fill("1980-05-17");
    page.page().getByLabel("Weight").fill("7000");
    save();
    page.sees("must be 350 or less");
    page.page().getByLabel("Weight").fill("70");
    save();
    page.sees("Quist");
    JsonNode found =
        TestClinic.json(clinic.scheduler.post("/api/patients/search", Map.of("q", mrn)))
            .path("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("weightKg").asDouble()).isEqualTo(70);
    assertThat(page.page().url()).as("no name in the address").doesNotContain("Quist");
  }

  @Test
  void onlySilentServerMakesPageStale() {
    page = AppPage.desktop(app).expecting("failed|console.*ERR_FAILED");
    page.page().clock().install();
    page.signIn(clinic.scheduler, clinic).open("/patients");
    Locator freshness = page.page().getByTestId("live");
    assertThat(freshness).hasText("live");
    page.page().waitForResponse("**/api/me", () -> pass(Duration.ofSeconds(40)));
    assertThat(freshness).hasText("live");
    page.page().route("**/api/**", Route::abort);
    pass(Duration.ofSeconds(40));
    assertThat(freshness).containsText("no update for");
    String atFirst = freshness.textContent();
    pass(Duration.ofSeconds(30));
    assertThat(freshness).not().hasText(atFirst);
    assertThat(freshness).containsText("no update for");
  }

  private void pass(Duration time) {
    page.page().clock().runFor(time.toMillis());
  }

  @Test
  void fieldErrorsAreInGerman() {
    page = AppPage.desktop(app).expecting("400.*patients|console.*400");
    page.signIn(clinic.scheduler, clinic);
    page.context().addInitScript("localStorage.setItem('chairside-language', 'de')");
    page.open("/patients/new");
    page.fill("Gewicht (kg)", "7000");
    page.tap("Aufnehmen");
    page.isToldAt(page.field("Gewicht (kg)"), "darf höchstens 350 sein");
    page.isToldAt(page.field("Nachname"), "wird gebraucht");
    assertThat(page.field("Nachname")).isFocused();
  }

  private void save() {
    page.page()
        .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^(Save|Register|Create)")))
        .first()
        .click();
  }

  @Test
  void dragPreviewsAndMovesSession() {
    LocalDate day = LocalDate.now(clinic.zone()).plusDays(1);
    Instant start = atTen(day);
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    page = AppPage.desktop(app).signIn(clinic.scheduler, clinic);
    page.open("/schedule?date=" + day);
    drag(block("Chair 1"), rowOf("Chair 2"));
    assertThat(page.text("Preview")).isVisible();
    assertThat(page.button("Move")).isEnabled();
    assertThat(chairOf(session)).as("nothing is moved yet").isEqualTo("Chair 1");

    page.tap("Move");
    page.sees("Session moved.");
    assertThat(block("Chair 2")).isVisible();
    assertThat(chairOf(session)).isEqualTo("Chair 2");
  }

  @Test
  void refusedDropSaysWhyAndMovesNothing() {
    LocalDate day = LocalDate.now(clinic.zone()).plusDays(1);
    Instant start = atTen(day);
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), 0, start);
    clinic.aBookedSessionAt(clinic.aPatient(), 1, start.plus(Duration.ofMinutes(30)));
    page = AppPage.desktop(app).signIn(clinic.scheduler, clinic);
    page.expecting("409.*reschedule|console.*409");
    page.open("/schedule?date=" + day);
    drag(block("Chair 1"), rowOf("Chair 2"));
    page.sees("Not possible");
    page.sees("Chair 2 is taken");
    assertThat(page.button("Move")).isDisabled();
    assertThat(chairOf(session)).isEqualTo("Chair 1");
  }

  private Instant atTen(LocalDate day) {
    return day.atTime(10, 0).atZone(clinic.zone()).toInstant();
  }

  private Locator block(String chair) {
    return page.page().getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile(chair))).first();
  }

  /** The head of a chair's row. */
  private Locator rowOf(String chair) {
    return page.page().locator(".cs-timeline").getByText(chair, exactly()).first();
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
    Mouse mouse = page.page().mouse();
    double x = from.x + 30;
    mouse.move(x, from.y + from.height / 2);
    mouse.down();
    mouse.move(x, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(12));
    assertThat(page.page().locator(".cs-free").first()).isVisible();
    mouse.up();
  }

  private String chairOf(UUID session) {
    return clinic.session(session).at("/chair/name").asText();
  }
}
