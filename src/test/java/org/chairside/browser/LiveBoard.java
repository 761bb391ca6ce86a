package org.chairside.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chairside.testclinic.TestClinic;

/** How quickly the board responds to a tap while forty chairs are live. */
public final class LiveBoard {

  private static final int CHAIRS = 40;
  private static final int TAPS = 30;

  // the durations of what people do, from their hand to the next picture (Event Timing)
  private static final String LISTEN =
      """
      window.answers = [];
      new PerformanceObserver((list) => list.getEntries()
          .filter((entry) => entry.interactionId)
          .forEach((entry) => window.answers.push(entry.duration)))
        .observe({ type: 'event', buffered: true, durationThreshold: 16 });
      """;

  private LiveBoard() {}

  /** Prints the interactions' durations in milliseconds: how many, the median and the worst. */
  public static void measure() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(CHAIRS);
    List<UUID> sessions = new ArrayList<>();
    for (int chair = 0; chair < CHAIRS; chair++) {
      UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
      clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
      sessions.add(clinic.started(session, TestClinic.now().minus(Duration.ofMinutes(1))));
    }
    AtomicBoolean over = new AtomicBoolean();
    Thread writer = Thread.ofVirtual().start(() -> chart(clinic, sessions, over));
    try (AppPage page = AppPage.desktop(app).signIn(clinic.nurse, clinic)) {
      page.open("/board").sees("All chairs");
      page.page().evaluate(LISTEN);
      for (int tap = 0; tap < TAPS; tap++) {
        page.page().getByText("All chairs").click();
        page.page().keyboard().press("Tab");
        page.page().waitForTimeout(300);
      }
      Object answers =
          page.page()
              .evaluate(
                  "() => { const all = window.answers.sort((a, b) => a - b); return"
                      + " `${all.length} of more than 16 ms, median ${all[all.length >> 1] ?? 0},"
                      + " worst ${all.at(-1) ?? 0} ms`; }");
      System.out.printf(
          "board of %d live chairs, %d taps and keys: %s%n", CHAIRS, 2 * TAPS, answers);
    } finally {
      over.set(true);
      writer.join();
    }
  }

  /** Some nurse charts a set somewhere, about eight times a second. */
  private static void chart(TestClinic clinic, List<UUID> sessions, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      UUID session = sessions.get(i % sessions.size());
      clinic.chart(session, TestClinic.set(Instant.now(), Map.of("systolic", 120 + i % 20)));
      try {
        Thread.sleep(120);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
