package org.chairside.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/** What axe finds against WCAG 2.2 A and AA. */
final class Wcag {

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Wcag() {}

  /** What it finds on the page in either theme, each with where. */
  static List<String> inBothThemes(AppPage page, String where) {
    return inBothThemes(page, where, List.of());
  }

  /** The same in nothing but what these selectors choose. */
  static List<String> inBothThemes(AppPage page, String where, List<String> within) {
    return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
        .flatMap(
            scheme -> {
              page.wears(scheme);
              return violations(page, within).stream().map(v -> where + ", " + scheme + ": " + v);
            })
        .toList();
  }

  static List<String> violations(AppPage page) {
    return violations(page, List.of());
  }

  private static List<String> violations(AppPage page, List<String> within) {
    AxeRunOptions violationsOnly = new AxeRunOptions();
    violationsOnly.setResultTypes(List.of("violations"));
    // the app has no frames, for which alone the other mode draws a page anew each time
    AxeBuilder axe =
        new AxeBuilder(page.page()).setLegacyMode(true).options(violationsOnly).withTags(TAGS);
    within.forEach(axe::include);
    return axe.analyze().getViolations().stream()
        .map(v -> "%s at %s".formatted(v.getId(), v.getNodes().getFirst().getHtml()))
        .toList();
  }
}
