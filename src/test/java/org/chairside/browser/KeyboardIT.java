package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import java.util.UUID;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** The nurse's main job without a mouse or a touch. */
class KeyboardIT {

  private static final int FAR = 120;

  @Test
  void aSetIsChartedByKeyboardAlone() throws Exception {
    House house = House.open();
    Ward ward = house.ward(1);
    UUID session = ward.aRunningSession();
    try (Screen screen = Screen.desktop(house).signIn(ward.nurse, ward)) {
      screen.sees("All chairs");
      tabTo(screen, "Chair 1");
      screen.page().keyboard().press("Enter");
      screen.sees("Save set");
      Keyboard keyboard = screen.page().keyboard();
      keyboard.type("1388472971");
      keyboard.type("5");
      tabTo(screen, "As before");
      keyboard.press("Enter");
      tabTo(screen, "Save set");
      keyboard.press("Enter");
      screen.sees("Set saved.");
      JsonNode observations = ward.session(session).path("observations");
      JsonNode last = observations.get(observations.size() - 1);
      assertThat(last.path("systolic").asInt()).isEqualTo(138);
      assertThat(last.path("respiratoryRate").asInt()).isEqualTo(15);
      assertThat(last.path("consciousness").asText()).isEqualTo("ALERT");
      screen.isQuiet();
    }
  }

  /** Tabs until the focus stands on what holds these words. */
  private static void tabTo(Screen screen, String words) {
    for (int i = 0; i < FAR; i++) {
      screen.page().keyboard().press("Tab");
      Object focused =
          screen
              .page()
              .evaluate(
                  "() => document.activeElement.innerText || document.activeElement.ariaLabel || ''");
      if (String.valueOf(focused).contains(words)) {
        return;
      }
    }
    throw new AssertionError("The Tab key never reached " + words);
  }
}
