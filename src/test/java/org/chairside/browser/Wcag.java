package org.chairside.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Violations of WCAG 2.2 A and AA that axe finds. */
final class Wcag {

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** The rules whose answer depends on the theme; all others see the same document in both. */
  private static final List<String> COLOR_RULES = List.of("color-contrast", "link-in-text-block");

  private Wcag() {}

  /** What it finds on the page in either theme, each with where. */
  static List<String> inBothThemes(AppPage screen, String where) {
    return inBothThemes(screen, where, List.of());
  }

  /** The same in nothing but what these selectors choose. */
  static List<String> inBothThemes(AppPage screen, String where, List<String> within) {
    List<String> found = new ArrayList<>();
    screen.wears(ColorScheme.LIGHT);
    violations(axe(screen, within).withTags(TAGS))
        .forEach(violation -> found.add(where + ", light: " + violation));
    screen.wears(ColorScheme.DARK);
    violations(axe(screen, within).withRules(COLOR_RULES))
        .forEach(violation -> found.add(where + ", dark: " + violation));
    return found;
  }

  /** What it finds on the page in the theme that it wears. */
  static List<String> violations(AppPage screen) {
    return violations(axe(screen, List.of()).withTags(TAGS));
  }

  private static AxeBuilder axe(AppPage screen, List<String> within) {
    AxeRunOptions violationsOnly = new AxeRunOptions();
    violationsOnly.setResultTypes(List.of("violations"));
    // The app has no frames, for which alone the other mode loads a page again each time.
    AxeBuilder axe = new AxeBuilder(screen.page()).setLegacyMode(true).options(violationsOnly);
    within.forEach(axe::include);
    return axe;
  }

  private static List<String> violations(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .map(v -> "%s at %s".formatted(v.getId(), v.getNodes().getFirst().getHtml()))
        .toList();
  }
}
