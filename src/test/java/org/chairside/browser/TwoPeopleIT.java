package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A nurse at the chair and a clinician elsewhere, each at a screen of their own. */
class TwoPeopleIT {

  @Test
  void whatTheNurseLogsTheClinicianResolvesAndTheNurseSees() throws Exception {
    House house = House.open();
    try (Screen nurse = Screen.tablet(house);
        Screen clinician = Screen.desktop(house)) {
      Ward ward = house.ward(2);
      UUID session = ward.aRunningSessionSince(Duration.ofMinutes(20));
      nurse.signIn(ward.nurse, ward).openSession(session);
      clinician.signIn(ward.clinician, ward).open("/reviews");
      clinician.sees("Nobody waits for you");

      nurse.keys("192112" + "96" + "97" + "16");
      nurse.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("As before"))).click();
      Instant logged = Instant.now();
      nurse.tap("Save set");
      clinician.sees("Chair 1");
      System.out.printf(
          "the clinician's queue had it %d ms after the nurse's tap%n",
          Duration.between(logged, Instant.now()).toMillis());

      clinician.text("Chair 1").click();
      clinician.sees("systolic 192 mmHg");
      clinician.tap("Acknowledge");
      clinician.tap("Resolve");
      clinician.page().getByLabel("Note").first().fill("Slowed the pump, stays calm.");
      clinician.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
      nurse.sees("resolved by");
      assertThat(ward.session(session).path("flags"))
          .anySatisfy(flag -> assertThat(flag.path("status").asText()).isEqualTo("RESOLVED"));
      nurse.isQuiet();
      clinician.isQuiet();
    }
  }
}
