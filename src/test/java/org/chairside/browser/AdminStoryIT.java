package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chairside.PackagedApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator at a desk: people, clinics, tokens and the audit. */
@PackagedApplicationTest
class AdminStoryIT {

  private BrowserApp app;
  private TestClinic clinic;
  private AppPage page;

  @BeforeEach
  void sitDown() throws Exception {
    app = BrowserApp.open();
    clinic = app.clinic(1);
    page = AppPage.desktop(app);
  }

  @AfterEach
  void standUp() {
    try (AppPage left = page) {
      left.isQuiet();
    }
  }

  @Test
  void addedPersonSignsInUntilDeactivated() {
    String username = "rosa-" + TestClinic.some();
    String name = "Rosa " + username;
    page.signIn(clinic.admin, clinic).open("/admin/staff");
    page.tap("Add person");
    fillPerson(name, username);
    page.page().getByRole(AriaRole.CHECKBOX, AppPage.exactly("Nurse")).check();
    page.tapInDialog("Add person");
    page.sees(name + " can now sign in.");

    try (AppPage rosa = AppPage.tablet(app)) {
      rosa.signIn(username, TestClinic.PASSWORD, clinic).sees("All chairs");
      assertThat(rosa.link("Administration")).hasCount(0);
      // her board is read again by itself, too
      rosa.expecting("answered 401");
      deactivate(name);
      rosa.open("/board");
      rosa.isNotLetIn(username, TestClinic.PASSWORD, clinic);
      rosa.isQuiet();
    }
    clinic
        .nobody
        .post("/api/auth/login", Map.of("username", username, "password", TestClinic.PASSWORD))
        .then()
        .statusCode(401);
  }

  private void deactivate(String name) {
    page.tap("Deactivate: " + name);
    page.tapInDialog("Deactivate");
    page.sees(name + " is deactivated.");
    assertThat(page.row(name)).containsText("Deactivated");
  }

  private void fillPerson(String name, String username) {
    page.fill("Name", name);
    page.fill("User name", username);
    page.page().getByLabel("Initial password").fill(TestClinic.PASSWORD);
  }

  @Test
  void takenUserNameIsReportedAtField() {
    page.expecting("(400|409).*(staff)|console.*(400|409)");
    page.signIn(clinic.admin, clinic).open("/admin/staff");
    page.tap("Add person");
    fillPerson("Rosa Delgado", clinic.adminUsername());
    page.tapInDialog("Add person");
    page.sees("is required");
    page.page().getByRole(AriaRole.CHECKBOX, AppPage.exactly("Nurse")).check();
    page.tapInDialog("Add person");
    page.isToldAt(page.field("User name"), "taken");
    assertThat(page.page().getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void opensClinicWithHoursChairsAndClosure() {
    String name = "Riverside " + TestClinic.some();
    page.expecting("400.*clinics|console.*400");
    page.signIn(clinic.admin, clinic).open("/admin/clinics");
    page.link("Add clinic").click();
    page.fill("Name", name);
    page.pick("Time zone", "America/Chicago");
    page.tap("Add hours on Monday");
    page.fill("Monday opens", "08:30");
    page.fill("Monday closes", "07:00");
    page.tap("Copy previous day to Tuesday");
    page.fill("Tuesday closes", "17:00");
    page.tap("Add clinic");
    page.isToldAt(page.field("Monday closes"), "must open before it closes");
    page.fill("Monday closes", "16:00");
    page.tap("Add clinic");
    page.sees(name + " added. Now add its chairs.");

    JsonNode clinic = clinicCalled(name);
    assertThat(clinic.path("timeZone").asText()).isEqualTo("America/Chicago");
    assertThat(clinic.path("hours"))
        .extracting(span -> span.path("day").asText() + " " + span.path("closes").asText())
        .containsExactlyInAnyOrder("MONDAY 16:00", "TUESDAY 17:00");

    UUID id = UUID.fromString(clinic.path("id").asText());
    setUpChairs(id);
    close(id);
  }

  private void setUpChairs(UUID clinic) {
    for (String chair : List.of("Chair 1", "Chair 2")) {
      page.fill("Name of the new chair", chair);
      page.tap("Add chair");
      page.sees(chair + " added.");
    }
    page.tap("Rename: Chair 2");
    page.fill("New name", "Window");
    page.tapInDialog("Rename");
    page.sees("Renamed to Window.");
    page.tap("Take out of use: Window");
    page.tapInDialog("Take out of use");
    page.sees("Window is out of use.");
    assertThat(page.row("Window")).containsText("out of use");
    assertThat(list("/api/clinics/" + clinic + "/chairs"))
        .extracting(chair -> chair.path("name").asText() + " " + chair.path("active").asBoolean())
        .containsExactlyInAnyOrder("Chair 1 true", "Window false");
  }

  private void close(UUID clinic) {
    page.link("Closures").click();
    String day = LocalDate.now(ZoneId.of("America/Chicago")).plusDays(30).toString();
    page.page().getByLabel("From (day)").fill(day);
    page.page().getByLabel("Until (day)").fill(day);
    page.page().getByLabel("Until (time)").fill("12:00");
    page.tap("Add closure");
    page.isToldAt(page.field("Reason"), "is required");
    page.fill("Reason", "floor is waxed");
    page.tap("Add closure");
    page.sees("Closure added.");
    assertThat(page.row("floor is waxed")).containsText("The whole clinic");
    JsonNode closures = list("/api/clinics/" + clinic + "/closures");
    assertThat(closures).hasSize(1);
    Instant until = Instant.parse(closures.get(0).path("until").asText());
    assertThat(until.atZone(ZoneId.of("America/Chicago")).toLocalDateTime().toString())
        .as("noon by the clinic's own clock")
        .isEqualTo(day + "T12:00");
  }

  private JsonNode clinicCalled(String name) {
    return Stream.of(list("/api/clinics"))
        .flatMap(all -> all.valueStream())
        .filter(clinic -> clinic.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode list(String path) {
    JsonNode answer = TestClinic.json(clinic.admin.get(path));
    return answer.has("items") ? answer.path("items") : answer;
  }

  @Test
  void tokenIsShownOnceWorksAndIsRevoked() {
    String name = "laboratory " + TestClinic.some();
    page.signIn(clinic.admin, clinic).open("/admin/tokens");
    page.fill("Name", name);
    page.page().getByLabel("Last day").fill(LocalDate.now(clinic.zone()).plusDays(30).toString());
    page.page()
        .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Read").setExact(true))
        .check();
    page.tap("Create token");
    page.sees("Token “" + name + "” created");
    String token = page.page().getByRole(AriaRole.STATUS).locator("pre").innerText().strip();
    assertThat(statusWith(token)).isEqualTo(200);

    page.tap("I have stored it");
    assertThat(page.page().getByText(token)).hasCount(0);
    page.open("/admin/tokens");
    assertThat(page.row(name)).containsText("valid");
    assertThat(page.page().getByText(token)).hasCount(0);

    page.tap("Revoke: " + name);
    page.tapInDialog("Revoke");
    page.sees("Token revoked.");
    assertThat(page.row(name)).containsText("revoked");
    assertThat(statusWith(token)).isEqualTo(401);
  }

  private int statusWith(String token) {
    return clinic
        .nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .get("/api/me")
        .statusCode();
  }

  @Test
  void auditShowsActionActorAndTime() {
    String name = "Inez " + TestClinic.some();
    Person inez = clinic.takeOn(Role.ADMIN, name);
    page.signIn(inez, clinic).open("/admin/clinics/" + clinic.clinicId + "/chairs");
    page.fill("Name of the new chair", "By the door");
    Instant before = Instant.now();
    page.tap("Add chair");
    page.sees("By the door added.");
    Instant after = Instant.now();

    page.open("/admin/audit");
    page.pick("Person", name);
    Locator found = page.row("POST /clinics/{id}/chairs");
    assertThat(found).hasCount(1);
    assertThat(found).containsText(name);
    assertThat(found).containsText("done (201)");
    assertThat(found.getByRole(AriaRole.ROWHEADER))
        .hasText(Pattern.compile(minute(before) + "|" + minute(after)));
    // what others did is left out
    assertThat(page.row("A NURSE")).hasCount(0);

    page.tap("Verify the chain");
    page.sees("The chain is intact");
  }

  private String minute(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm'$'").withZone(clinic.zone()).format(at);
  }
}
