package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.browser.Pages.Shown;
import org.chairside.browser.Pages.Subjects;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No page breaks WCAG 2.2 A or AA in either theme, none complains, none is without a title. */
class EveryPageIT {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TestFactory
  Stream<DynamicTest> isFreeOfAxesViolations() throws Exception {
    House house = House.open();
    Ward ward = house.ward(3);
    List<Shown> pages = Pages.all(subjects(ward));
    Map<String, Person> people =
        Map.of(
            "nurse", ward.nurse,
            "scheduler", ward.scheduler,
            "clinician", ward.clinician,
            "admin", ward.admin);
    return people.keySet().stream()
        .sorted()
        .map(
            who ->
                DynamicTest.dynamicTest(
                    who,
                    () -> {
                      try (Screen screen = Screen.desktop(house)) {
                        screen.signIn(people.get(who), ward);
                        look(screen, pages, who);
                      }
                    }));
  }

  @Test
  void norIsWhatWhoeverIsNotSignedInSees() throws Exception {
    House house = House.open();
    Ward ward = house.ward(1);
    try (Screen screen = Screen.tablet(house).expecting("401|events")) {
      screen.open("/board").sees("Password");
      assertThat(violations(screen)).isEmpty();
      screen.signIn(ward.nurse, ward);
      Pins.set(screen, "8306");
      Pins.lock(screen);
      assertThat(violations(screen)).isEmpty();
      screen.isQuiet();
    }
  }

  private static Subjects subjects(Ward ward) {
    UUID session = ward.aSessionWithACriticalFlag();
    int draft =
        ward.clinician
            .post("/api/protocols/ketamine-standard/versions")
            .then()
            .statusCode(201)
            .extract()
            .path("version");
    return new Subjects(
        ward.clinicId.toString(),
        ward.patientOf(session).toString(),
        ward.courseOf(session).toString(),
        session.toString(),
        session.toString(),
        draft);
  }

  private static void look(Screen screen, List<Shown> pages, String who) {
    List<String> found = new ArrayList<>();
    for (Shown page : pages.stream().filter(p -> p.who().equals(who)).toList()) {
      screen.open(page.path());
      screen.settles();
      assertThat(screen.page().title()).as(page.path()).contains("Chairside");
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        screen.wears(scheme);
        violations(screen)
            .forEach(violation -> found.add(page.path() + ", " + scheme + ": " + violation));
      }
    }
    assertThat(found).isEmpty();
    screen.isQuiet();
  }

  private static List<String> violations(Screen screen) {
    AxeRunOptions violationsOnly = new AxeRunOptions();
    violationsOnly.setResultTypes(List.of("violations"));
    // the app has no frames, for which alone the other mode draws a page anew each time
    return new AxeBuilder(screen.page())
            .setLegacyMode(true)
            .options(violationsOnly)
            .withTags(WCAG)
            .analyze()
            .getViolations()
            .stream()
            .map(v -> "%s at %s".formatted(v.getId(), v.getNodes().getFirst().getHtml()))
            .toList();
  }
}
