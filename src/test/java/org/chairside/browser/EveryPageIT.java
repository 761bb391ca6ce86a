package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

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

  @TestFactory
  Stream<DynamicTest> isFreeOfAxesViolations() throws Exception {
    House house = House.open();
    Ward ward = house.ward(3);
    List<Shown> pages = Pages.all(subjects(house, ward));
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
      assertThat(Wcag.violations(screen)).isEmpty();
      screen.signIn(ward.nurse, ward);
      Pins.set(screen, "8306");
      Pins.lock(screen);
      assertThat(Wcag.violations(screen)).isEmpty();
      screen.isQuiet();
    }
  }

  private static Subjects subjects(House house, Ward ward) {
    UUID session = ward.aSessionWithACriticalFlag();
    return new Subjects(
        ward.clinicId.toString(),
        ward.patientOf(session).toString(),
        ward.courseOf(session).toString(),
        session.toString(),
        session.toString(),
        house.draft(ward));
  }

  private static void look(Screen screen, List<Shown> pages, String who) {
    List<String> found = new ArrayList<>();
    for (Shown page : pages.stream().filter(p -> p.who().equals(who)).toList()) {
      screen.open(page.path());
      screen.settles();
      assertThat(screen.page().title()).as(page.path()).contains("Chairside");
      found.addAll(Wcag.inBothThemes(screen, page.path()));
    }
    assertThat(found).isEmpty();
    screen.isQuiet();
  }
}
