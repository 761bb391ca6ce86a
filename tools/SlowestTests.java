import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints the 30 test classes that took longest, from the reports of the last build, and how long
 * all took together: {@code java tools/SlowestTests.java}. It needs a JDK 17 or later.
 */
final class SlowestTests {

  private static final int SHOWN = 30;

  private record Case(String name, double seconds) {}

  private record TestClass(String name, List<Case> cases) {
    double seconds() {
      return cases.stream().mapToDouble(Case::seconds).sum();
    }

    Case slowest() {
      return cases.stream().max(Comparator.comparingDouble(Case::seconds)).orElseThrow();
    }
  }

  public static void main(String[] args) throws Exception {
    List<TestClass> classes = new ArrayList<>();
    for (String directory : List.of("target/surefire-reports", "target/failsafe-reports")) {
      for (Path report : reports(Path.of(directory))) {
        classes.addAll(read(report));
      }
    }
    int cases = classes.stream().mapToInt(each -> each.cases().size()).sum();
    double seconds = classes.stream().mapToDouble(TestClass::seconds).sum();
    System.out.printf(
        Locale.ROOT,
        "%d cases in %d classes took %.0f s, side by side.%n",
        cases,
        classes.size(),
        seconds);
    System.out.println("The slowest classes: seconds, cases, class, slowest case");
    classes.stream()
        .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
        .limit(SHOWN)
        .forEach(
            each ->
                System.out.printf(
                    Locale.ROOT,
                    "%7.1f %5d  %-52s %s (%.1f s)%n",
                    each.seconds(),
                    each.cases().size(),
                    each.name().replace("org.chairside.", ""),
                    each.slowest().name(),
                    each.slowest().seconds()));
  }

  private static List<Path> reports(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  /** The classes of one report: a suite's report holds those of all its classes. */
  private static List<TestClass> read(Path report) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    List<TestClass> classes = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element one = (Element) found.item(i);
      String name = one.getAttribute("classname");
      TestClass owner =
          classes.stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseGet(
                  () -> {
                    TestClass made = new TestClass(name, new ArrayList<>());
                    classes.add(made);
                    return made;
                  });
      String time = one.getAttribute("time").replace(",", "");
      owner.cases().add(new Case(one.getAttribute("name"), Double.parseDouble(time)));
    }
    return classes;
  }
}
