package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each role's main job without a mouse or a touch. */
@PackagedApplicationTest
class KeyboardIT {

  private TestClinic clinic;
  private AppPage page;
  private Keys keys;

  @BeforeEach
  void sitDown() throws Exception {
    BrowserApp app = BrowserApp.open();
    clinic = app.clinic(1);
    page = AppPage.desktop(app);
    keys = new Keys(page);
  }

  @AfterEach
  void standUp() {
    try (AppPage left = page) {
      left.isQuiet();
    }
  }

  private void signIn(Person person) {
    page.signIn(person, clinic).sees("All chairs");
  }

  @Test
  void chartsVitals() {
    UUID session = clinic.aRunningSession();
    signIn(clinic.nurse);
    keys.to("Chair 1").enter();
    page.sees("Save vitals");
    keys.type("1388472971").type("5");
    keys.to("Same as last").enter();
    keys.to("Save vitals").enter();
    page.sees("Vitals saved.");
    JsonNode observations = clinic.session(session).path("observations");
    JsonNode last = observations.get(observations.size() - 1);
    assertThat(last.path("systolic").asInt()).isEqualTo(138);
    assertThat(last.path("respiratoryRate").asInt()).isEqualTo(15);
    assertThat(last.path("consciousness").asText()).isEqualTo("ALERT");
  }

  @Test
  void registersPatientAndBooksSeries() {
    String mrn = "K-" + TestClinic.some();
    // other stories register patients meanwhile, and a search shows them until it is answered
    String familyName = "Quist-" + TestClinic.some();
    signIn(clinic.scheduler);
    register(familyName, mrn);
    UUID course = clinic.aCourseFor(patientWith(mrn));
    goToBooking(familyName, mrn);
    keys.to("Tue").space();
    assertThat(page.page().getByRole(AriaRole.CHECKBOX, AppPage.exactly("Tue"))).isChecked();
    keys.to("Find slots").enter();
    assertThat(page.page().getByRole(AriaRole.ARTICLE).first()).isVisible();
    keys.to("Hold: Soonest").enter();
    page.sees("On hold");
    assertThat(progress(course).path("booked").asInt()).isZero();
    keys.to("Book: Soonest").enter();
    page.sees("6 sessions booked.");
    assertThat(progress(course).path("booked").asInt()).isEqualTo(6);
    assertThat(progress(course).path("remaining").asInt()).isZero();
  }

  private void register(String familyName, String mrn) {
    keys.to("Patients").enter();
    page.isOn("Patients");
    keys.to("Register patient").enter();
    page.isOn("Register patient");
    keys.to("Last name").type(familyName);
    keys.to("First name").type("Ada");
    keys.to("MRN").type(mrn);
    keys.to("Date of birth").type("06181979");
    keys.to("Weight (kg)").type("70");
    keys.to("Register").enter();
    page.sees("Patient registered.");
  }

  private UUID patientWith(String mrn) {
    JsonNode found =
        TestClinic.json(clinic.scheduler.post("/api/patients/search", Map.of("q", mrn)))
            .path("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("birthDate").asText()).isEqualTo("1979-06-18");
    return UUID.fromString(found.get(0).path("id").asText());
  }

  private void goToBooking(String familyName, String mrn) {
    keys.to("Patients").enter();
    keys.standsOn("Name or MRN").type(mrn);
    assertThat(page.row(mrn)).hasCount(1);
    keys.to(familyName).enter();
    page.sees("Upcoming sessions");
    keys.to("chronic migraine").enter();
    page.sees("No sessions booked yet.");
    keys.to("Book the series").enter();
    page.sees("Enter any preferences");
  }

  private JsonNode progress(UUID course) {
    return TestClinic.json(clinic.scheduler.get("/api/courses/" + course)).path("progress");
  }

  @Test
  void reviewsAndSignsOffSession() {
    UUID session = clinic.aSessionWithACriticalFlag();
    clinic.sendHome(session);
    signIn(clinic.clinician);
    keys.to("Reviews").enter();
    page.sees("1 session waiting");
    keys.to("Okafor").enter();
    page.sees("systolic 188 mmHg");
    keys.to("Acknowledge: ").enter();
    page.sees("acknowledged by");
    keys.to("Continue").space();
    keys.to("Note").type("Seen, well again.");
    keys.to("Resolve ").enter();
    assertThat(page.button("Sign off")).isVisible();
    keys.to("Sign off").enter();
    page.sees("You are signing as");
    keys.standsInDialogOn("Sign off").enter();
    page.sees("Nothing is waiting for a clinician.");
    JsonNode signed = clinic.session(session);
    assertThat(signed.path("signedOffAt").isNull()).isFalse();
    assertThat(signed.path("flags"))
        .isNotEmpty()
        .allSatisfy(flag -> assertThat(flag.path("disposition").asText()).isEqualTo("CONTINUE"))
        .anySatisfy(flag -> assertThat(flag.path("acknowledgedAt").isNull()).isFalse());
  }

  @Test
  void addsPerson() {
    String username = "rosa-" + TestClinic.some();
    signIn(clinic.admin);
    keys.to("Administration").enter();
    page.sees("Active");
    keys.to("Add person").enter();
    keys.standsOn("Name").type("Rosa Delgado");
    keys.to("User name").type(username);
    keys.to("Initial password").type(TestClinic.PASSWORD);
    keys.to("Nurse").space();
    keys.to("Clinician").space();
    keys.to("Add person").enter();
    page.sees("Rosa Delgado can now sign in.");
    keys.standsOn("Add person");
    assertThat(page.row(username)).containsText("Nurse, Clinician");
    clinic
        .nobody
        .post("/api/auth/login", Map.of("username", username, "password", TestClinic.PASSWORD))
        .then()
        .statusCode(204);
  }
}
