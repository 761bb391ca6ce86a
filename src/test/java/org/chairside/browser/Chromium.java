package org.chairside.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the stories: the installed one. Without it the stories are skipped with a message;
 * with {@code CHAIRSIDE_BROWSER_REQUIRED=true} they fail instead.
 */
final class Chromium {

  private static final List<String> NAMES =
      List.of(
          // it draws no windows, which costs a story less
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");
  // Chromium's own calls to its makers' hosts are switched off.
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  // The driver belongs to the thread that started it, and stories run on two.
  private static final ThreadLocal<Playwright> PLAYWRIGHT =
      ThreadLocal.withInitial(
          () ->
              Playwright.create(
                  new Playwright.CreateOptions()
                      .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
  private static final ThreadLocal<Browser> BROWSER =
      ThreadLocal.withInitial(
          () ->
              PLAYWRIGHT
                  .get()
                  .chromium()
                  .launch(
                      new BrowserType.LaunchOptions()
                          .setExecutablePath(executable())
                          .setArgs(QUIET)));

  private Chromium() {}

  /** The browser of this thread; each story has a profile of its own in it. */
  static Browser browser() {
    return BROWSER.get();
  }

  /**
   * A browser whose profile outlives it: closed and opened again it is the same tablet, restarted.
   */
  static BrowserContext tablet(Path profile, int width, int height) {
    return PLAYWRIGHT
        .get()
        .chromium()
        .launchPersistentContext(
            profile,
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(executable())
                .setArgs(QUIET)
                .setViewportSize(width, height)
                .setHasTouch(true)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US"));
  }

  private static Path executable() {
    Optional<Path> found =
        NAMES.stream()
            .flatMap(
                name -> Stream.of(System.getenv("PATH").split(":", -1)).map(d -> Path.of(d, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && "true".equals(System.getenv("CHAIRSIDE_BROWSER_REQUIRED"))) {
      throw new IllegalStateException("No Chromium is on the PATH, and the stories need one.");
    }
    assumeTrue(
        found.isPresent(), "no Chromium on the PATH: the stories of the web app are skipped");
    return found.get();
  }
}
