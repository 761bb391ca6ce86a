package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

/** A person who uses only the keyboard. */
final class Keys {

  private static final int FAR = 120;

  private static final String STOPS = "a, button, input, select, textarea, summary";

  // What a screen reader would begin with: the label, or the words on the thing itself.
  private static final String NAME =
      """
      (on) => [on.ariaLabel, ...[...(on.labels ?? [])].map((label) => label.innerText), on.innerText]
        .filter(Boolean)
        .join(' | ')
      """;

  // The page as a whole has the focus when nothing else has; it contains all words and must not
  // match.
  private static final String FOCUSED =
      """
      () => {
        const on = document.activeElement;
        return on.matches('%s') ? (%s)(on) : '';
      }
      """
          .formatted(STOPS, NAME);

  private static final String SOMEWHERE =
      """
      (words) => [...document.querySelectorAll('%s')]
        .some((one) => one.checkVisibility() && (%s)(one).includes(words))
      """
          .formatted(STOPS, NAME);

  private final AppPage page;

  Keys(AppPage page) {
    this.page = page;
  }

  /** Tabs until the focus is on the element with these words. */
  Keys to(String words) {
    return walk("Tab", words);
  }

  /** The same backwards. */
  Keys backTo(String words) {
    return walk("Shift+Tab", words);
  }

  // Nobody tabs to what a page has not drawn yet: on a slow day a walk is over before the answer is
  // there.
  private Keys walk(String key, String words) {
    page.page().waitForFunction(SOMEWHERE, words);
    for (int i = 0; i < FAR; i++) {
      press(key);
      if (focused().contains(words)) {
        return this;
      }
    }
    throw new AssertionError("The %s key never reached %s".formatted(key, words));
  }

  Keys press(String key) {
    page.page().keyboard().press(key);
    return this;
  }

  Keys enter() {
    return press("Enter");
  }

  Keys space() {
    return press("Space");
  }

  Keys type(String text) {
    page.page().keyboard().type(text);
    return this;
  }

  /** The focus is already on the element with these words. */
  Keys standsOn(String words) {
    page.page().waitForFunction("words => (%s)().includes(words)".formatted(FOCUSED), words);
    assertThat(focused()).contains(words);
    return this;
  }

  /**
   * The focus is in the dialog that has just opened, on the element with these words: the one that
   * opened it may have the same words, and has the focus until the dialog takes it.
   */
  Keys standsInDialogOn(String words) {
    page.page().waitForFunction("() => document.activeElement.closest('[role=dialog]') !== null");
    return standsOn(words);
  }

  private String focused() {
    return String.valueOf(page.page().evaluate(FOCUSED));
  }
}
