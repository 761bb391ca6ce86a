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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.browser.Pages.Shown;
import org.chairside.browser.Pages.Subjects;

/**
 * Takes a picture of every page of the running demo clinic: on desktop and tablet, light and dark.
 */
public final class Screenshots {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PICTURES = Path.of("target", "screens");

  /** Until then the demo has written its past and the first crises are there. */
  private static final int SETTLED_MILLIS = 150_000;

  private record Size(String name, int width, int height) {}

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
      List<Shown> pages = Pages.all(screenshots.subjects());
      for (String who : List.of("nurse", "scheduler", "clinician", "admin")) {
        screenshots.allOf(who, pages);
      }
    } finally {
      Scratch.delete(directory);
    }
    Chromium.browser().close();
  }

  private void allOf(String who, List<Shown> pages) {
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
          for (Shown shot : pages) {
            if (shot.who().equals(who)) {
              take(page, shot, size, scheme);
            }
          }
        }
      }
    }
  }

  private void take(Page page, Shown shot, Size size, ColorScheme scheme) {
    page.navigate(uri + shot.path());
    AppPage.settles(page);
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

  private Subjects subjects() throws IOException {
    try (BrowserContext context = Chromium.browser().newContext()) {
      signIn(context, "clinician");
      return subjects(context);
    }
  }

  private Subjects subjects(BrowserContext clinician) throws IOException {
    String clinic = get(clinician, "/me").path("clinics").get(0).path("id").asText();
    String session = worst(get(clinician, "/clinics/" + clinic + "/board")).path("id").asText();
    JsonNode whole = get(clinician, "/sessions/" + session);
    JsonNode waiting = get(clinician, "/reviews?clinic=" + clinic).path("items");
    APIResponse draft = clinician.request().post(uri + "/api/protocols/ketamine-standard/versions");
    return new Subjects(
        clinic,
        whole.at("/patient/id").asText(),
        whole.at("/course/id").asText(),
        session,
        waiting.isEmpty() ? session : waiting.get(0).at("/session/id").asText(),
        JSON.readTree(draft.body()).path("version").asInt());
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
