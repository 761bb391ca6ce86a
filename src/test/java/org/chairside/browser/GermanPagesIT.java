package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.PackagedApplicationTest;
import org.chairside.browser.Pages.Shown;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A German user reads no English sentence: no page has a text of the English catalogues, the app's
 * or the server's.
 */
@PackagedApplicationTest
class GermanPagesIT {

  private static final Path APP = Path.of("src", "main", "webui", "src", "lib", "i18n");
  private static final Path SERVER = Path.of("src", "main", "resources", "messages");
  private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)+)'");
  private static final Pattern SENTENCE = Pattern.compile("=(.+)$", Pattern.MULTILINE);
  private static final Pattern PLACE = Pattern.compile("\\{\\{?[^}]*}}?");
  private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");

  /** Texts of two words and more that are in the English catalogues and in no German one. */
  private static Set<String> english() throws IOException {
    Set<String> english = new TreeSet<>(texts("en"));
    String german = String.join("\n", texts("de"));
    english.removeIf(text -> !TWO_WORDS.matcher(text).find() || german.contains(text));
    return english;
  }

  private static List<String> texts(String language) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(APP.resolve(language))) {
      for (Path file : files.toList()) {
        collect(LITERAL.matcher(Files.readString(file)), texts);
      }
    }
    collect(SENTENCE.matcher(Files.readString(SERVER.resolve(language + ".properties"))), texts);
    return texts;
  }

  /** The parts of a text between its placeholders. */
  private static void collect(Matcher matcher, List<String> texts) {
    while (matcher.find()) {
      String text = matcher.group(1).replace("\\'", "'").replace("''", "'");
      if (!text.contains(", plural,") && !text.contains(", select,")) {
        PLACE.splitAsStream(text).map(String::strip).forEach(texts::add);
      }
    }
  }

  @Test
  void detectsEnglishSentences() throws IOException {
    assertThat(english())
        .hasSizeGreaterThan(500)
        .contains("Vitals saved.", "All discharge criteria met.")
        .doesNotContain("NEWS2");
    assertThat(found("Board\nVitals saved.\n", english())).containsExactly("Vitals saved.");
    assertThat(found("Messung gespeichert.", english())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> pagesHaveNoEnglishSentence() throws Exception {
    BrowserApp app = BrowserApp.open();
    TestClinic clinic = app.clinic(3);
    List<Shown> pages = Pages.all(EveryPageIT.subjects(app, clinic));
    Set<String> english = english();
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
                    who, () -> read(app, clinic, people.get(who), of(pages, who), english)));
  }

  /** What this person reads. The editor of a draft shows the document as its author wrote it. */
  private static List<Shown> of(List<Shown> pages, String who) {
    return pages.stream()
        .filter(page -> page.who().equals(who) && !page.name().equals("protocol-draft"))
        .toList();
  }

  private static void read(
      BrowserApp app, TestClinic clinic, Person who, List<Shown> pages, Set<String> english) {
    List<String> wrong = new ArrayList<>();
    try (AppPage page = AppPage.desktop(app)) {
      page.context().addInitScript("localStorage.setItem('chairside-language', 'de')");
      page.has(who, clinic);
      for (Shown shown : pages) {
        page.open(shown.path()).settles();
        found(page.page().locator("body").innerText(), english)
            .forEach(text -> wrong.add(shown.name() + ": " + text));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> found(String page, Set<String> english) {
    return english.stream()
        .filter(
            text ->
                Pattern.compile("(?<!\\p{L})" + Pattern.quote(text) + "(?!\\p{L})")
                    .matcher(page)
                    .find())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
