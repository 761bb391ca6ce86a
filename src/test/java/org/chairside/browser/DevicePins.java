package org.chairside.browser;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Actions with the PINs of a shared tablet. */
final class DevicePins {

  private DevicePins() {}

  /** Opens the form for setting a PIN. */
  static void ask(AppPage page) {
    account(page, "PIN for this tablet");
  }

  /** Fills in and sends that form, whatever the result. */
  static void choose(AppPage page, String pin) {
    page.page().getByLabel("PIN, 4 to 8 digits").fill(pin);
    page.tap("Set PIN");
  }

  /** Sets this PIN for the signed-in person. */
  static void set(AppPage page, String pin) {
    ask(page);
    // a colleague's message with the same text may still be shown
    page.page()
        .waitForResponse(
            answer -> answer.url().endsWith("/api/auth/pin") && answer.status() == 204,
            () -> choose(page, pin));
    page.sees("Your PIN is set on this tablet.");
  }

  /** The signed-in person locks the tablet. */
  static void lock(AppPage page) {
    account(page, "Lock");
    page.sees("Who’s using this tablet?");
  }

  /** Types a PIN on the large keys of a tablet that one person alone can open. */
  static void type(AppPage page, String pin) {
    pin.chars().mapToObj(Character::toString).forEach(page::tap);
    page.tap("Unlock");
  }

  /** Unlocks it under this name. */
  static void unlock(AppPage page, String name, String pin) {
    page.tap(name);
    page.sees("PIN for " + name);
    type(page, pin);
  }

  /** Chooses an entry of the account menu. */
  static void account(AppPage page, String entry) {
    page.page().getByRole(AriaRole.BUTTON, AppPage.named(Pattern.compile("account menu"))).click();
    page.tap(entry);
  }
}
