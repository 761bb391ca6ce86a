package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A nurse at the chair and a clinician elsewhere, each at their own screen. */
@PackagedApplicationTest
class TwoPeopleIT {

  @Test
  void clinicianResolvesFlagThatNurseRaised() throws Exception {
    BrowserApp app = BrowserApp.open();
    try (AppPage nurse = AppPage.tablet(app);
        AppPage clinician = AppPage.desktop(app)) {
      TestClinic clinic = app.clinic(2);
      UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(20));
      nurse.signIn(clinic.nurse, clinic).openSession(session);
      // without its own polling the queue has nothing but the event stream to hear of the flag
      clinician.context().addInitScript("window.setInterval = () => 0");
      clinician.signIn(clinic.clinician, clinic).open("/reviews");
      clinician.sees("Nothing is waiting for a clinician.");

      nurse.keys("192112" + "96" + "97" + "16");
      nurse
          .page()
          .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("Same as last")))
          .click();
      Instant logged = Instant.now();
      nurse.tap("Save vitals");
      Locator waiting = clinician.page().locator("a[href$='" + session + "']").first();
      assertThat(waiting).isVisible();
      System.out.printf(
          "the clinician's queue had it %d ms after the nurse's tap%n",
          Duration.between(logged, Instant.now()).toMillis());

      waiting.click();
      clinician.sees("systolic 192 mmHg");
      clinician.tap("Continue");
      clinician.page().getByLabel("Note").first().fill("Slowed the pump, stays calm.");
      clinician
          .page()
          .getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("^Resolve \\d+ flag")))
          .click();
      clinician.sees("Resolved.");
      nurse.page().getByText(Pattern.compile("Resolved flags")).click();
      nurse.sees("resolved by");
      assertThat(clinic.session(session).path("flags"))
          .anySatisfy(flag -> assertThat(flag.path("status").asText()).isEqualTo("RESOLVED"));
      nurse.isQuiet();
      clinician.isQuiet();
    }
  }
}
