package org.chairside.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.chairside.testclinic.PatientTraces;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;

/** What one person sees and does in the web app. It records every error of the page. */
final class AppPage implements AutoCloseable {

  private static final AtomicInteger PICTURES = new AtomicInteger();

  private final BrowserContext context;
  private final String uri;
  private final Set<String> addresses = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();
  private final Set<Request> answered = new HashSet<>();
  private Page page;

  private AppPage(BrowserContext context, String uri) {
    this.context = context;
    this.uri = uri;
    context.setDefaultTimeout(45_000);
    PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
    page = watched(context.pages().isEmpty() ? context.newPage() : context.pages().getFirst());
  }

  /** A tablet of ten inches, held across. */
  static AppPage tablet(BrowserApp app) {
    return of(app, 1280, 800, ColorScheme.LIGHT, true);
  }

  /** The same tablet, with the app kept on it for when there is no network. */
  static AppPage tabletThatKeepsTheApp(BrowserApp app) {
    return new AppPage(context(1280, 800, ColorScheme.LIGHT, true), app.uri());
  }

  static AppPage desktop(BrowserApp app) {
    return of(app, 1440, 900, ColorScheme.LIGHT, false);
  }

  /** The same over another application than the one that the stories share. */
  static AppPage desktopAt(String uri) {
    return of(uri, 1440, 900, ColorScheme.LIGHT, false);
  }

  static AppPage of(BrowserApp app, int width, int height, ColorScheme scheme, boolean touch) {
    return of(app.uri(), width, height, scheme, touch);
  }

  private static AppPage of(String uri, int width, int height, ColorScheme scheme, boolean touch) {
    BrowserContext context = context(width, height, scheme, touch);
    // a profile that loads and keeps the whole app costs as much as a short story
    context.addInitScript("delete Navigator.prototype.serviceWorker");
    return new AppPage(context, uri);
  }

  private static BrowserContext context(int width, int height, ColorScheme scheme, boolean touch) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme)
            .setHasTouch(touch)
            // a color on its way to another is no fault of contrast
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-US");
    return Chromium.browser().newContext(options);
  }

  /** A screen over a profile that outlives it. */
  static AppPage over(BrowserContext context, Line line) {
    return new AppPage(context, line.uri());
  }

  private Page watched(Page opened) {
    opened.onConsoleMessage(this::heard);
    opened.onPageError(error -> complaints.add("fault: " + error));
    opened.onRequestFailed(this::failed);
    opened.onRequest(request -> addresses.add(request.url()));
    opened.onResponse(this::answered);
    return opened;
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add("console: " + message.text());
    }
  }

  private void failed(Request request) {
    // Requests still under way when a page is left are aborted, always the stream; an answer
    // without a body counts as aborted, too.
    boolean left = "net::ERR_ABORTED".equals(request.failure());
    if (!left && !answered.contains(request)) {
      complaints.add(
          "failed: %s %s: %s".formatted(request.method(), request.url(), request.failure()));
    }
  }

  private void answered(Response response) {
    answered.add(response.request());
    if (response.status() >= 400) {
      complaints.add(
          "answered %d: %s %s"
              .formatted(response.status(), response.request().method(), response.url()));
    }
  }

  /** The story expects this refusal: it is no error. */
  AppPage expecting(String pattern) {
    expected.add(Pattern.compile(pattern));
    return this;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Signs in by the form and looks at the test clinic. */
  AppPage signIn(Person person, TestClinic clinic) {
    return signIn(person.get("/api/me").path("username"), TestClinic.PASSWORD, clinic);
  }

  /** The same for anyone who has this user name and password. */
  AppPage signIn(String username, String password, TestClinic clinic) {
    tryToSignIn(username, password, clinic);
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    return this;
  }

  /** Tries the same and is not let in. */
  void isNotLetIn(String username, String password, TestClinic clinic) {
    expecting("401.*/auth/login");
    tryToSignIn(username, password, clinic);
    sees("User name or password is wrong.");
  }

  /** Fills in and sends the sign-in form, whatever the result. */
  private void tryToSignIn(String username, String password, TestClinic clinic) {
    // whether anybody is signed in is asked first, and the browser says of the answer what it says
    expecting("(answered 401|console).*(401|/api/me)");
    context.addInitScript(
        "localStorage.setItem('chairside-clinic', '%s')".formatted(clinic.clinicId));
    if (page.url().equals("about:blank")) {
      open("/board");
    }
    page.getByLabel("User name").fill(username);
    page.locator("input[type=password]").fill(password);
    button("Sign in").click();
  }

  /** The browser has this person's cookie already and looks at the test clinic. */
  AppPage has(Person person, TestClinic clinic) {
    context.addCookies(
        List.of(new Cookie("chairside-sign-in", person.token()).setUrl(uri).setHttpOnly(true)));
    context.addInitScript(
        "localStorage.setItem('chairside-clinic', '%s')".formatted(clinic.clinicId));
    return this;
  }

  AppPage open(String path) {
    page.navigate(uri + path);
    return this;
  }

  AppPage openSession(UUID session) {
    open("/sessions/" + session);
    assertThat(page.getByRole(AriaRole.HEADING, named(Pattern.compile("Chair")))).isVisible();
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, exactly(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, exactly(name));
  }

  /** Chooses one of several that exclude each other. */
  void choose(String name) {
    page.locator("label")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")))
        .first()
        .click();
  }

  /** A region of the page by its name. */
  Locator region(String name) {
    return page.getByRole(AriaRole.REGION, exactly(name)).first();
  }

  Locator text(String words) {
    return page.getByText(words).first();
  }

  void sees(String words) {
    assertThat(text(words)).isVisible();
  }

  void tap(String button) {
    button(button).first().click();
  }

  /** The page with this title is there. */
  void isOn(String title) {
    assertThat(page.getByRole(AriaRole.HEADING, exactly(title)).first()).isVisible();
  }

  /** The field with this label. */
  Locator field(String label) {
    return page.getByRole(AriaRole.TEXTBOX, exactly(label))
        .or(page.getByRole(AriaRole.COMBOBOX, exactly(label)));
  }

  void fill(String label, String text) {
    field(label).fill(text);
  }

  /** At the field with this label, and not just somewhere, these words say what is wrong. */
  void isToldAt(Locator field, String words) {
    assertThat(field).hasAttribute("aria-invalid", "true");
    assertThat(field).hasAccessibleDescription(Pattern.compile(words));
  }

  /** Picks from a list that is searched by typing. */
  void pick(String label, String option) {
    fill(label, option);
    page.getByRole(AriaRole.OPTION, exactly(option)).click();
  }

  /** A button of the dialog that was opened last. */
  Locator buttonInDialog(String name) {
    return page.getByRole(AriaRole.DIALOG)
        .last()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  void tapInDialog(String button) {
    buttonInDialog(button).click();
  }

  /** The row of a table that has these words. */
  Locator row(String words) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
  }

  /** Waits until what was asked for is drawn: no skeleton, no spinner. */
  void settles() {
    settles(page);
  }

  /** The same on a page that no story plays on. */
  static void settles(Page page) {
    page.waitForLoadState();
    page.waitForFunction(
        "() => document.querySelector('#content h1, main h1, h1')"
            + " && !document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root')"
            // a chart's panel is there before its curves
            + " && [...document.querySelectorAll('[data-plot]')].every(p => p.querySelector('canvas'))");
  }

  /** The device is switched to this theme, and the app follows. */
  void wears(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    assertThat(page.locator(":root"))
        .hasAttribute("data-mantine-color-scheme", scheme.name().toLowerCase(Locale.ROOT));
  }

  /** Types the digits on the large keys. */
  void keys(String digits) {
    Locator pad = page.getByRole(AriaRole.GROUP, exactly("Keypad"));
    digits
        .chars()
        .mapToObj(Character::toString)
        .forEach(
            digit ->
                pad.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(digit).setExact(true))
                    .click());
  }

  /** Whether the server took a set of vital signs. */
  static boolean isASetTaken(Response answer) {
    return answer.url().endsWith("/observations") && answer.status() == 201;
  }

  /**
   * Until this is done no read of the page's own goes out, so that nothing but what is done meets
   * the server; who is signed in may be asked.
   */
  void whileNothingIsRead(Runnable deed) {
    List<Route> held = new ArrayList<>();
    Pattern reads = Pattern.compile("/api/(?!me$|auth/)");
    page.route(
        reads,
        route -> {
          if (route.request().method().equals("GET")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    deed.run();
    page.unroute(reads);
    held.forEach(Route::resume);
  }

  /** The page is loaded again in its tab. */
  void reload() {
    page.reload();
  }

  /** The tab is closed and opened again. */
  void restartTab() {
    String url = page.url();
    page.close();
    page = watched(context.newPage());
    page.navigate(url);
  }

  static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** No console error and no failed request, except the expected ones. */
  void isQuiet() {
    assertThat(
            complaints.stream()
                .filter(c -> expected.stream().noneMatch(e -> e.matcher(c).find()))
                .toList())
        .as("complaints of the page")
        .isEmpty();
  }

  /** How the story ended, for anyone who looks into one that failed. */
  private void leaveAPicture() {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                Path.of(
                    "target",
                    "browser-stories",
                    "%d-%d.png"
                        .formatted(ProcessHandle.current().pid(), PICTURES.incrementAndGet()))));
  }

  /** No address names a patient, and the browser keeps none. */
  private void requireNoPatientLeft() {
    PatientTraces.requireNone("an address", String.join("\n", addresses));
    if (page.url().startsWith(uri)) {
      PatientTraces.requireNone("the browser's storage", BrowserStorage.of(page));
    }
    BrowserApp.requireNoPatientSaid();
  }

  @Override
  public void close() {
    try {
      leaveAPicture();
      requireNoPatientLeft();
    } finally {
      context.close();
    }
  }
}
