package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each role's main job without a mouse or a touch. */
class KeyboardIT {

  private Ward ward;
  private Screen screen;
  private Keys keys;

  @BeforeEach
  void sitDown() throws Exception {
    House house = House.open();
    ward = house.ward(1);
    screen = Screen.desktop(house);
    keys = new Keys(screen);
  }

  @AfterEach
  void standUp() {
    try (Screen left = screen) {
      left.isQuiet();
    }
  }

  private void signIn(Person person) {
    screen.signIn(person, ward).sees("All chairs");
  }

  @Test
  void aSetIsCharted() {
    UUID session = ward.aRunningSession();
    signIn(ward.nurse);
    keys.to("Chair 1").enter();
    screen.sees("Save set");
    keys.type("1388472971").type("5");
    keys.to("As before").enter();
    keys.to("Save set").enter();
    screen.sees("Set saved.");
    JsonNode observations = ward.session(session).path("observations");
    JsonNode last = observations.get(observations.size() - 1);
    assertThat(last.path("systolic").asInt()).isEqualTo(138);
    assertThat(last.path("respiratoryRate").asInt()).isEqualTo(15);
    assertThat(last.path("consciousness").asText()).isEqualTo("ALERT");
  }

  @Test
  void aPatientIsRegisteredAndTheSeriesHeldAndBooked() {
    String mrn = "K-" + Ward.some();
    signIn(ward.scheduler);
    register(mrn);
    UUID course = ward.aCourseFor(patientWith(mrn));
    goToBooking(mrn);
    keys.to("Tue").space();
    assertThat(screen.page().getByRole(AriaRole.CHECKBOX, Screen.exactly("Tue"))).isChecked();
    keys.to("Propose").enter();
    assertThat(screen.page().getByRole(AriaRole.ARTICLE).first()).isVisible();
    keys.to("Hold: Soonest").enter();
    screen.sees("Held for");
    assertThat(progress(course).path("booked").asInt()).isZero();
    keys.to("Book: Soonest").enter();
    screen.sees("6 sessions are booked.");
    assertThat(progress(course).path("booked").asInt()).isEqualTo(6);
    assertThat(progress(course).path("remaining").asInt()).isZero();
  }

  private void register(String mrn) {
    keys.to("Patients").enter();
    screen.isOn("Patients");
    keys.to("Register patient").enter();
    screen.isOn("Register patient");
    keys.to("Family name").type("Quist");
    keys.to("Given name").type("Ada");
    keys.to("MRN").type(mrn);
    keys.to("Date of birth").type("05171980");
    keys.to("Weight (kg)").type("70");
    keys.to("Register").enter();
    screen.sees("The patient is registered.");
  }

  private UUID patientWith(String mrn) {
    JsonNode found =
        Ward.json(ward.scheduler.post("/api/patients/search", Map.of("q", mrn))).path("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("birthDate").asText()).isEqualTo("1980-05-17");
    return UUID.fromString(found.get(0).path("id").asText());
  }

  private void goToBooking(String mrn) {
    keys.to("Patients").enter();
    keys.standsOn("Name or MRN").type(mrn);
    assertThat(screen.row(mrn)).hasCount(1);
    keys.to("Quist").enter();
    screen.sees("Sessions to come");
    keys.to("chronic migraine").enter();
    screen.sees("No session is booked yet.");
    keys.to("Book the series").enter();
    screen.sees("Say what is wished for");
  }

  private JsonNode progress(UUID course) {
    return Ward.json(ward.scheduler.get("/api/courses/" + course)).path("progress");
  }

  @Test
  void aSessionIsReviewedAndSignedOff() {
    UUID session = ward.aSessionWithACriticalFlag();
    ward.sendHome(session);
    signIn(ward.clinician);
    keys.to("Reviews").enter();
    screen.sees("1 session waits");
    keys.to("Okafor").enter();
    screen.sees("systolic 188 mmHg");
    keys.to("Acknowledge: ").enter();
    screen.sees("seen by");
    keys.to("Continue").space();
    keys.to("Note").type("Seen, well again.");
    keys.to("Resolve ").enter();
    assertThat(screen.button("Sign off")).isVisible();
    keys.to("Sign off").enter();
    screen.sees("You sign as");
    keys.standsOn("Sign off").enter();
    screen.sees("Nothing waits for a clinician.");
    JsonNode signed = ward.session(session);
    assertThat(signed.path("signedOffAt").isNull()).isFalse();
    assertThat(signed.path("flags"))
        .isNotEmpty()
        .allSatisfy(flag -> assertThat(flag.path("disposition").asText()).isEqualTo("CONTINUE"))
        .anySatisfy(flag -> assertThat(flag.path("acknowledgedAt").isNull()).isFalse());
  }

  @Test
  void aPersonIsTakenOn() {
    String username = "rosa-" + Ward.some();
    signIn(ward.admin);
    keys.to("Administration").enter();
    screen.sees("works here");
    keys.to("Add person").enter();
    keys.standsOn("Name").type("Rosa Delgado");
    keys.to("User name").type(username);
    keys.to("First password").type(Ward.PASSWORD);
    keys.to("Nurse").space();
    keys.to("Clinician").space();
    keys.to("Add person").enter();
    screen.sees("Rosa Delgado can sign in from now on.");
    keys.standsOn("Add person");
    assertThat(screen.row(username)).containsText("Nurse, Clinician");
    ward.nobody
        .post("/api/auth/login", Map.of("username", username, "password", Ward.PASSWORD))
        .then()
        .statusCode(204);
  }
}
