package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.PackagedApplicationTest;
import org.chairside.browser.Pages.Shown;
import org.chairside.browser.Pages.Subjects;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every page meets WCAG 2.2 A and AA in both themes, has no errors and has a title. */
@PackagedApplicationTest
class EveryPageIT {

  @TestFactory
  Stream<DynamicTest> pagesHaveNoAxeViolations() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(3);
    List<Shown> pages = Pages.all(subjects(app, clinic));
    Map<String, Person> people =
        Map.of(
            "nurse", clinic.nurse,
            "scheduler", clinic.scheduler,
            "clinician", clinic.clinician,
            "admin", clinic.admin);
    return people.keySet().stream()
        .sorted()
        .map(
            who ->
                DynamicTest.dynamicTest(
                    who,
                    () -> {
                      try (AppPage page = AppPage.desktop(app)) {
                        page.signIn(people.get(who), clinic);
                        look(page, pages, who);
                      }
                    }));
  }

  @Test
  void signInPagesHaveNoAxeViolations() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(1);
    try (AppPage page = AppPage.tablet(app).expecting("401|events")) {
      page.open("/board").sees("Password");
      assertThat(Wcag.violations(page)).isEmpty();
      page.signIn(clinic.nurse, clinic);
      DevicePins.set(page, "8306");
      DevicePins.lock(page);
      assertThat(Wcag.violations(page)).isEmpty();
      page.isQuiet();
    }
  }

  static Subjects subjects(BrowserApp app, TestClinic clinic) {
    UUID session = clinic.aSessionWithACriticalFlag();
    return new Subjects(
        clinic.clinicId.toString(),
        clinic.patientOf(session).toString(),
        clinic.courseOf(session).toString(),
        session.toString(),
        session.toString(),
        app.draft(clinic));
  }

  private static void look(AppPage page, List<Shown> pages, String who) {
    List<String> found = new ArrayList<>();
    for (Shown shown : pages.stream().filter(p -> p.who().equals(who)).toList()) {
      page.open(shown.path());
      page.settles();
      assertThat(page.page().title()).as(shown.path()).contains("Chairside");
      found.addAll(Wcag.inBothThemes(page, shown.path()));
    }
    assertThat(found).isEmpty();
    page.isQuiet();
  }
}
