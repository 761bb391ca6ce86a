package org.chairside.browser;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What people do with the PINs of a shared tablet. */
final class Pins {

  private Pins() {}

  /** Opens the form in which who is signed in sets a PIN. */
  static void ask(Screen screen) {
    account(screen, "PIN for this tablet");
  }

  /** Fills that form and sends it, whatever comes of it. */
  static void choose(Screen screen, String pin) {
    screen.page().getByLabel("PIN, 4 to 8 digits").fill(pin);
    screen.tap("Set PIN");
  }

  /** Who is signed in has this PIN on the tablet from now on. */
  static void set(Screen screen, String pin) {
    ask(screen);
    // a colleague's message of the same words may still stand there
    screen
        .page()
        .waitForResponse(
            answer -> answer.url().endsWith("/api/auth/pin") && answer.status() == 204,
            () -> choose(screen, pin));
    screen.sees("Your PIN is set on this tablet.");
  }

  /** Who is signed in locks the tablet by hand. */
  static void lock(Screen screen) {
    account(screen, "Lock");
    screen.sees("Who goes on?");
  }

  /** Types a PIN on the large keys of a tablet that one person alone can open. */
  static void type(Screen screen, String pin) {
    pin.chars().mapToObj(Character::toString).forEach(screen::tap);
    screen.tap("Unlock");
  }

  /** Goes on under this name. */
  static void unlock(Screen screen, String name, String pin) {
    screen.tap(name);
    screen.sees("PIN of " + name);
    type(screen, pin);
  }

  /** Chooses an entry of the account menu. */
  static void account(Screen screen, String entry) {
    screen.page().getByRole(AriaRole.BUTTON, Screen.named(Pattern.compile("account menu"))).click();
    screen.tap(entry);
  }
}
