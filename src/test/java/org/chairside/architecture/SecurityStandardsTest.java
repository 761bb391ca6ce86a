package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of security standards counts its tables rightly and names what exists. */
class SecurityStandardsTest {

  private static final Path DOCS = Path.of("docs");
  private static final Path PAGE = DOCS.resolve("security-standards.md");

  /** The requirements of levels 1 and 2 in the OWASP ASVS 5.0.0. */
  private static final int ASVS_REQUIREMENTS = 253;

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");
  private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*");
  private static final Pattern MIGRATION = Pattern.compile("[VR]\\d*__\\w+\\.sql");
  private static final Pattern CHAPTER = Pattern.compile("V\\d+");
  private static final Pattern SEVERAL = Pattern.compile(".*\\((\\d+)\\)");

  /** What became of a requirement, in the order of the summary's columns. */
  private enum Status {
    MET,
    PARTLY,
    NOT_MET,
    OPERATOR,
    NA;

    static Status of(String cell) {
      return valueOf(cell.replace("n/a", "na").replace(' ', '_').toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A row of a table.
   *
   * @param part as the summary names it: a chapter of the ASVS, or a section of HIPAA's rule
   * @param shown where it is met, and what is missing
   */
  private record Item(String part, String number, Status status, String shown) {

    /** Of how many requirements. */
    int count() {
      Matcher several = SEVERAL.matcher(number);
      return part.startsWith("V") && several.matches() ? Integer.parseInt(several.group(1)) : 1;
    }
  }

  private static List<Item> items(List<String> page) {
    List<Item> items = new ArrayList<>();
    String part = "";
    for (String line : page) {
      if (line.startsWith("## ") || line.startsWith("### ")) {
        part = line.split(" ", -1)[1];
      } else if (isItem(part, line)) {
        List<String> cells = cells(line);
        items.add(new Item(part, cells.get(0), Status.of(cells.get(3)), cells.get(4)));
      }
    }
    return items;
  }

  private static boolean isItem(String part, String line) {
    return line.startsWith(part.startsWith("164.") ? "| (" : "| " + part)
        && (part.startsWith("164.") || CHAPTER.matcher(part).matches());
  }

  private static List<String> cells(String line) {
    String[] cells = line.split("\\|", -1);
    return Arrays.stream(cells, 1, cells.length - 1).map(String::strip).toList();
  }

  private static Map<String, List<Integer>> counted(List<Item> items) {
    Map<String, List<Integer>> counted = new LinkedHashMap<>();
    items.stream()
        .collect(Collectors.groupingBy(Item::part, LinkedHashMap::new, Collectors.toList()))
        .forEach((part, own) -> counted.put(part, row(own)));
    counted.put("ASVS", row(items.stream().filter(item -> item.part().startsWith("V")).toList()));
    counted.put(
        "HIPAA", row(items.stream().filter(item -> item.part().startsWith("164.")).toList()));
    return counted;
  }

  private static List<Integer> row(List<Item> items) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    items.forEach(item -> counts.merge(item.status(), item.count(), Integer::sum));
    return Stream.concat(
            Arrays.stream(Status.values()).map(status -> counts.getOrDefault(status, 0)),
            Stream.of(items.stream().mapToInt(Item::count).sum()))
        .toList();
  }

  /** The rows of the summary, by the first word of their part. */
  private static Map<String, List<Integer>> summary(List<String> page) {
    return page.stream()
        .skip(page.indexOf("## Summary"))
        .filter(line -> line.matches("\\|[^|]+(\\| +\\d+ ){6}\\|"))
        .map(SecurityStandardsTest::cells)
        .collect(
            Collectors.toMap(
                cells -> cells.getFirst().split(" ", 2)[0],
                cells -> cells.stream().skip(1).map(Integer::valueOf).toList()));
  }

  /** What is named in a text and does not exist. */
  private static List<String> missing(String text) throws IOException {
    Set<String> classes = classes();
    Stream<String> named =
        CODE.matcher(text)
            .results()
            .map(match -> match.group(1))
            .filter(name -> !exists(name, classes));
    Stream<String> linked =
        LINK.matcher(text)
            .results()
            .map(match -> match.group(1))
            .filter(link -> Files.notExists(DOCS.resolve(link)));
    return Stream.concat(named, linked).toList();
  }

  private static boolean exists(String name, Set<String> classes) {
    if (CLASS.matcher(name).matches() && classes.contains(name)) {
      return true;
    }
    return Files.exists(
        MIGRATION.matcher(name).matches()
            ? Path.of("src", "main", "resources", "db", "migration", name)
            : Path.of(name));
  }

  /** The simple names of the classes with a file of their own, tests too. */
  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> !file.toString().contains("node_modules"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> page() throws IOException {
    return Files.readAllLines(PAGE);
  }

  @Test
  void whatIsNamedExists() throws IOException {
    assertThat(missing(Files.readString(PAGE))).isEmpty();
  }

  @Test
  void whatDoesNotExistIsFound() throws IOException {
    assertThat(
            missing(
                "`EdgeGuard`, `EdgeGuards`, `V1__foundation.sql`, `V0__nothing.sql`, `pom.xml`,"
                    + " `src/main/java/Nothing.java`, [operations](operations.md),"
                    + " [gone](gone.md)"))
        .containsExactly("EdgeGuards", "V0__nothing.sql", "src/main/java/Nothing.java", "gone.md");
  }

  @Test
  void summaryCountsItsTables() throws IOException {
    assertThat(summary(page())).isEqualTo(counted(items(page())));
  }

  @Test
  void eachRowIsCountedByItsStatus() {
    List<Item> items =
        items(
            List.of(
                "## V1 Encoding",
                "| no. | L | asks for | status | where; what is missing |",
                "| V1.1.1 | 2 | a | met | `EdgeGuard` |",
                "| V1.2 (3) | 2 | b | n/a | no LDAP |",
                "### 164.312 Technical safeguards",
                "| (a)(2)(i) | R | c | not met | Missing: d | e |"));

    assertThat(counted(items))
        .containsEntry("V1", List.of(1, 0, 0, 0, 3, 4))
        .containsEntry("164.312", List.of(0, 0, 1, 0, 0, 1))
        .containsEntry("ASVS", List.of(1, 0, 0, 0, 3, 4))
        .containsEntry("HIPAA", List.of(0, 0, 1, 0, 0, 1));
  }

  @Test
  void everyRequirementHasOneRow() throws IOException {
    List<Item> items = items(page());

    assertThat(items).extracting(item -> item.part() + " " + item.number()).doesNotHaveDuplicates();
    assertThat(counted(items).get("ASVS")).last().isEqualTo(ASVS_REQUIREMENTS);
    assertThat(items.stream().map(Item::part).distinct())
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.rangeClosed(1, 17).mapToObj(chapter -> "V" + chapter),
                    Stream.of("164.308", "164.310", "164.312", "164.314", "164.316"))
                .toList());
  }

  /** What is met is shown somewhere, and what is missing is said for all that is not. */
  private static boolean isAnswered(Item item) {
    String shown = item.shown();
    boolean lacks = shown.contains("Missing");
    return switch (item.status()) {
      case MET -> !lacks && (CODE.matcher(shown).find() || LINK.matcher(shown).find());
      case PARTLY, NOT_MET -> lacks;
      case OPERATOR, NA -> !shown.isBlank();
    };
  }

  @Test
  void everyStatusIsAnswered() throws IOException {
    assertThat(items(page())).isNotEmpty().filteredOn(item -> !isAnswered(item)).isEmpty();
  }

  @Test
  void statusWithoutAnswerIsFound() {
    Item met = new Item("V1", "V1.1.1", Status.MET, "somewhere");
    Item missing = new Item("V1", "V1.1.2", Status.MET, "`EdgeGuard`. Missing: a test");
    Item partly = new Item("V1", "V1.1.3", Status.PARTLY, "`EdgeGuard`");
    Item shown = new Item("V1", "V1.1.4", Status.MET, "`EdgeGuard`");

    assertThat(List.of(met, missing, partly, shown))
        .filteredOn(item -> !isAnswered(item))
        .containsExactly(met, missing, partly);
  }
}
