package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.browser.Pages.Shown;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No page breaks WCAG 2.2 A or AA in either theme, none complains, none is without a title. */
class EveryPageIT {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TestFactory
  Stream<DynamicTest> isFreeOfAxesViolations() throws Exception {
    House house = House.open();
    Ward ward = house.ward(3);
    List<Shown> pages = Pages.all(ward);
    return Stream.of(ward.nurse, ward.scheduler, ward.clinician, ward.admin)
        .flatMap(
            who ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(
                        scheme ->
                            DynamicTest.dynamicTest(
                                "%s, %s"
                                    .formatted(who.get("/api/me").path("name").toString(), scheme),
                                () -> look(house, ward, pages, who, scheme))));
  }

  private static void look(
      House house, Ward ward, List<Shown> pages, Person who, ColorScheme scheme) {
    try (Screen screen = Screen.of(house, 1440, 900, scheme, false).signIn(who, ward)) {
      List<String> found = new ArrayList<>();
      for (Shown page : pages.stream().filter(p -> p.who() == who).toList()) {
        screen.open(page.path());
        screen.settles();
        assertThat(screen.page().title()).as(page.path()).contains("Chairside");
        new AxeBuilder(screen.page())
            .withTags(WCAG)
            .analyze()
            .getViolations()
            .forEach(
                v ->
                    found.add(
                        "%s: %s at %s"
                            .formatted(page.path(), v.getId(), v.getNodes().getFirst().getHtml())));
      }
      assertThat(found).isEmpty();
      screen.isQuiet();
    }
  }
}
