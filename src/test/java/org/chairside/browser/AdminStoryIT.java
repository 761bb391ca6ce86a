package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
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
import org.chairside.platform.Actor.Role;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator at a desk: people, clinics, tokens, and what was done by whom. */
class AdminStoryIT {

  private House house;
  private Ward ward;
  private Screen screen;

  @BeforeEach
  void sitDown() throws Exception {
    house = House.open();
    ward = house.ward(1);
    screen = Screen.desktop(house);
  }

  @AfterEach
  void standUp() {
    try (Screen left = screen) {
      left.isQuiet();
    }
  }

  @Test
  void takesAPersonOnWhoSignsInAndLaterCanNoLonger() {
    String username = "rosa-" + Ward.some();
    String name = "Rosa " + username;
    screen.signIn(ward.admin, ward).open("/admin/staff");
    screen.tap("Add person");
    fillPerson(name, username);
    screen.page().getByRole(AriaRole.CHECKBOX, Screen.exactly("Nurse")).check();
    screen.tapInDialog("Add person");
    screen.sees(name + " can sign in from now on.");

    try (Screen rosa = Screen.tablet(house)) {
      rosa.signIn(username, Ward.PASSWORD, ward).sees("All chairs");
      assertThat(rosa.link("Administration")).hasCount(0);
      // her board is read anew by itself, too
      rosa.expecting("answered 401");
      deactivate(name);
      rosa.open("/board");
      rosa.isNotLetIn(username, Ward.PASSWORD, ward);
      rosa.isQuiet();
    }
    ward.nobody
        .post("/api/auth/login", Map.of("username", username, "password", Ward.PASSWORD))
        .then()
        .statusCode(401);
  }

  private void deactivate(String name) {
    screen.tap("Deactivate: " + name);
    screen.tapInDialog("Deactivate");
    screen.sees(name + " is deactivated.");
    assertThat(screen.row(name)).containsText("deactivated");
  }

  private void fillPerson(String name, String username) {
    screen.fill("Name", name);
    screen.fill("User name", username);
    screen.page().getByLabel("First password").fill(Ward.PASSWORD);
  }

  @Test
  void isToldAtItsFieldWhatKeepsAPersonFromBeingTakenOn() {
    screen.expecting("(400|409).*(staff)|console.*(400|409)");
    screen.signIn(ward.admin, ward).open("/admin/staff");
    screen.tap("Add person");
    fillPerson("Rosa Delgado", ward.adminUsername());
    screen.tapInDialog("Add person");
    screen.sees("must not be empty");
    screen.page().getByRole(AriaRole.CHECKBOX, Screen.exactly("Nurse")).check();
    screen.tapInDialog("Add person");
    screen.isToldAt(screen.field("User name"), "taken");
    assertThat(screen.page().getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void opensAClinicWithItsHoursChairsAndAClosure() {
    String name = "Riverside " + Ward.some();
    screen.expecting("400.*clinics|console.*400");
    screen.signIn(ward.admin, ward).open("/admin/clinics");
    screen.link("Add clinic").click();
    screen.fill("Name", name);
    screen.pick("Time zone", "America/Chicago");
    screen.tap("Add hours on Monday");
    screen.fill("Monday opens", "08:30");
    screen.fill("Monday closes", "07:00");
    screen.tap("Tuesday as the day before");
    screen.fill("Tuesday closes", "17:00");
    screen.tap("Add clinic");
    screen.isToldAt(screen.field("Monday closes"), "must open before it closes");
    screen.fill("Monday closes", "16:00");
    screen.tap("Add clinic");
    screen.sees(name + " is added. Now add its chairs.");

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
      screen.fill("Name of the new chair", chair);
      screen.tap("Add chair");
      screen.sees(chair + " is added.");
    }
    screen.tap("Rename: Chair 2");
    screen.fill("New name", "Window");
    screen.tapInDialog("Rename");
    screen.sees("Window is renamed.");
    screen.tap("Take out of use: Window");
    screen.tapInDialog("Take out of use");
    screen.sees("Window is out of use.");
    assertThat(screen.row("Window")).containsText("out of use");
    assertThat(list("/api/clinics/" + clinic + "/chairs"))
        .extracting(chair -> chair.path("name").asText() + " " + chair.path("active").asBoolean())
        .containsExactlyInAnyOrder("Chair 1 true", "Window false");
  }

  private void close(UUID clinic) {
    screen.link("Closures").click();
    String day = LocalDate.now(ZoneId.of("America/Chicago")).plusDays(30).toString();
    screen.page().getByLabel("From (day)").fill(day);
    screen.page().getByLabel("Until (day)").fill(day);
    screen.page().getByLabel("Until (time)").fill("12:00");
    screen.tap("Close");
    screen.isToldAt(screen.field("Reason"), "must");
    screen.fill("Reason", "floor is waxed");
    screen.tap("Close");
    screen.sees("The closure is announced.");
    assertThat(screen.row("floor is waxed")).containsText("The whole clinic");
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
    JsonNode answer = Ward.json(ward.admin.get(path));
    return answer.has("items") ? answer.path("items") : answer;
  }

  @Test
  void makesATokenThatIsShownOnceWorksAndIsRevoked() {
    String name = "laboratory " + Ward.some();
    screen.signIn(ward.admin, ward).open("/admin/tokens");
    screen.fill("Name", name);
    screen.pick("On behalf of", adminsName());
    screen.tap("Make token");
    screen.sees("The token “" + name + "” is made");
    String token = screen.page().getByRole(AriaRole.STATUS).locator("pre").innerText().strip();
    assertThat(statusWith(token)).isEqualTo(200);

    screen.tap("I have kept it");
    assertThat(screen.page().getByText(token)).hasCount(0);
    screen.open("/admin/tokens");
    assertThat(screen.row(name)).containsText("valid");
    assertThat(screen.page().getByText(token)).hasCount(0);

    screen.tap("Revoke: " + name);
    screen.tapInDialog("Revoke");
    screen.sees("The token is revoked.");
    assertThat(screen.row(name)).containsText("revoked");
    assertThat(statusWith(token)).isEqualTo(401);
  }

  private String adminsName() {
    return ward.admin.get("/api/me").path("name");
  }

  private int statusWith(String token) {
    return ward.nobody
        .request()
        .header("Authorization", "Bearer " + token)
        .get("/api/me")
        .statusCode();
  }

  @Test
  void findsInTheAuditWhatWasDoneByWhomAndWhen() {
    String name = "Inez " + Ward.some();
    Person inez = ward.takeOn(Role.ADMIN, name);
    screen.signIn(inez, ward).open("/admin/clinics/" + ward.clinicId + "/chairs");
    screen.fill("Name of the new chair", "By the door");
    Instant before = Instant.now();
    screen.tap("Add chair");
    screen.sees("By the door is added.");
    Instant after = Instant.now();

    screen.open("/admin/audit");
    screen.pick("Person", name);
    Locator found = screen.row("POST /clinics/{id}/chairs");
    assertThat(found).hasCount(1);
    assertThat(found).containsText(name);
    assertThat(found).containsText("done (201)");
    assertThat(found.getByRole(AriaRole.ROWHEADER))
        .hasText(Pattern.compile(minute(before) + "|" + minute(after)));
    // what others did is left out
    assertThat(screen.row("A NURSE")).hasCount(0);

    screen.tap("Check the chain");
    screen.sees("The chain is intact");
  }

  private static String minute(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm'$'")
        .withZone(ZoneId.of("America/New_York"))
        .format(at);
  }
}
