package org.chairside.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;

/**
 * Takes a picture of every page of the living demo clinic: on desktop and tablet, light and dark.
 */
public final class Screenshots {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PICTURES = Path.of("target", "screens");

  /** Until then the demo has written its past and the first crises are there. */
  private static final int SETTLED_MILLIS = 150_000;

  private static final int DRAWN_MILLIS = 1_500;

  private record Size(String name, int width, int height) {}

  private record Shot(String name, String path) {}

  private static final List<Size> SIZES =
      List.of(new Size("desktop", 1440, 900), new Size("tablet", 1280, 800));

  private final String uri;

  private Screenshots(String uri) {
    this.uri = uri;
  }

  /** Starts the demo, waits until it lives, and writes the pictures to {@code target/screens}. */
  public static void take() throws IOException, InterruptedException {
    Path directory = Scratch.directory("screens");
    try (Replica demo =
        Replica.start(
            Map.of("CHAIRSIDE_DATA_DIR", directory.toString(), "CHAIRSIDE_DEMO", "true"))) {
      Thread.sleep(SETTLED_MILLIS);
      Screenshots screenshots = new Screenshots(demo.uri().toString());
      for (String who : List.of("nurse", "scheduler", "clinician", "admin")) {
        screenshots.allOf(who);
      }
    } finally {
      Scratch.delete(directory);
    }
    Chromium.browser().close();
  }

  private void allOf(String who) throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (Size size : SIZES) {
        Browser.NewContextOptions options =
            new Browser.NewContextOptions()
                .setViewportSize(size.width(), size.height())
                .setColorScheme(scheme)
                .setLocale("en-US");
        try (BrowserContext context = Chromium.browser().newContext(options)) {
          signIn(context, who);
          Page page = context.newPage();
          for (Shot shot : shots(context, who)) {
            take(page, shot, size, scheme);
          }
        }
      }
    }
  }

  private void take(Page page, Shot shot, Size size, ColorScheme scheme) {
    page.navigate(uri + shot.path());
    page.waitForTimeout(DRAWN_MILLIS);
    String name =
        "%s-%s-%s.png".formatted(shot.name(), size.name(), scheme.name().toLowerCase(Locale.ROOT));
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
    System.out.println(PICTURES.resolve(name));
  }

  private void signIn(BrowserContext context, String who) {
    APIResponse answer =
        context
            .request()
            .post(
                uri + "/api/auth/login",
                RequestOptions.create()
                    .setData(Map.of("username", who, "password", "chairside-demo")));
    if (!answer.ok()) {
      throw new IllegalStateException(who + " is not let in: " + answer.status());
    }
  }

  private JsonNode get(BrowserContext context, String path) throws IOException {
    return JSON.readTree(context.request().get(uri + "/api" + path).body());
  }

  private List<Shot> shots(BrowserContext context, String who) throws IOException {
    String clinic = get(context, "/me").path("clinics").get(0).path("id").asText();
    JsonNode session = worst(get(context, "/clinics/" + clinic + "/board"));
    String id = session.path("id").asText();
    JsonNode whole = get(context, "/sessions/" + id);
    String course = whole.path("course").path("id").asText();
    String patient = whole.path("patient").path("id").asText();
    return switch (who) {
      case "nurse" -> nurse(id, course);
      case "scheduler" -> scheduler(course, patient);
      case "clinician" -> clinician(context, clinic, patient);
      default -> admin(clinic);
    };
  }

  private static List<Shot> nurse(String session, String course) {
    return List.of(
        new Shot("board", "/board"),
        new Shot("wall", "/wall"),
        new Shot("session", "/sessions/" + session),
        new Shot("session-summary", "/sessions/" + session + "/summary"),
        new Shot("downtime", "/downtime"),
        new Shot("back-entry", "/downtime/back-entry?session=" + session),
        new Shot("outcomes", "/courses/" + course + "/outcomes"));
  }

  private static List<Shot> scheduler(String course, String patient) {
    return List.of(
        new Shot("schedule", "/schedule"),
        new Shot("schedule-week", "/schedule?view=week"),
        new Shot("schedule-print", "/schedule/print"),
        new Shot("patients", "/patients"),
        new Shot("patient-new", "/patients/new"),
        new Shot("patient", "/patients/" + patient),
        new Shot("course", "/courses/" + course),
        new Shot("course-book", "/courses/" + course + "/book"),
        new Shot("waitlist", "/waitlist"),
        new Shot("replans", "/replans"),
        new Shot("roster", "/roster"),
        new Shot("figures", "/figures"));
  }

  private List<Shot> clinician(BrowserContext context, String clinic, String patient)
      throws IOException {
    List<Shot> shots = new ArrayList<>();
    JsonNode waiting = get(context, "/reviews?clinic=" + clinic).path("items");
    String first = waiting.isEmpty() ? "" : "/" + waiting.get(0).at("/session/id").asText();
    shots.add(new Shot("reviews", "/reviews" + first));
    shots.add(new Shot("limits", "/patients/" + patient + "/limits"));
    shots.add(new Shot("course-new", "/patients/" + patient + "/new-course"));
    shots.add(new Shot("protocols", "/protocols"));
    shots.add(new Shot("protocol", "/protocols/ketamine-standard/1"));
    shots.add(new Shot("what-if", "/protocols/ketamine-standard/1/what-if"));
    return shots;
  }

  private static List<Shot> admin(String clinic) {
    return List.of(
        new Shot("admin-staff", "/admin/staff"),
        new Shot("admin-clinics", "/admin/clinics"),
        new Shot("admin-clinic", "/admin/clinics/" + clinic),
        new Shot("admin-chairs", "/admin/clinics/" + clinic + "/chairs"),
        new Shot("admin-closures", "/admin/clinics/" + clinic + "/closures"),
        new Shot("admin-duty", "/admin/clinics/" + clinic + "/duty"),
        new Shot("admin-tokens", "/admin/tokens"),
        new Shot("admin-audit", "/admin/audit"),
        new Shot("admin-reminders", "/admin/reminders"));
  }

  /** The session with the most flags: the one worth a look. */
  private static JsonNode worst(JsonNode board) {
    JsonNode worst = null;
    for (JsonNode place : board.path("chairs")) {
      JsonNode session = place.path("session");
      if (session.isObject()
          && (worst == null || session.path("flags").size() > worst.path("flags").size())) {
        worst = session;
      }
    }
    if (worst == null) {
      throw new IllegalStateException("The demo has no session in a chair.");
    }
    return worst;
  }
}
