package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary names existing types and covers every package. */
class GlossaryTest {

  private static final String ROOT = "org.chairside.";
  private static final Pattern CODE = Pattern.compile("`([a-z][a-z.0-9]*)\\.([A-Z]\\w*)`");
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chairside");

  private record Entry(String term, String meaning, String where) {}

  private static List<Entry> entries() throws IOException {
    return Files.readAllLines(Path.of("docs", "glossary.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| term "))
        .map(line -> line.split("\\|", -1))
        .map(cells -> new Entry(cells[1].strip(), cells[2].strip(), cells[3].strip()))
        .toList();
  }

  private static List<MatchResult> named(Entry entry) {
    return CODE.matcher(entry.where()).results().toList();
  }

  @Test
  void everyNamedTypeExists() throws IOException {
    for (Entry entry : entries()) {
      assertThat(named(entry)).as(entry.term()).isNotEmpty();
      for (MatchResult type : named(entry)) {
        assertThat(MAIN.contain(ROOT + type.group(1) + "." + type.group(2)))
            .as("%s: %s", entry.term(), type.group())
            .isTrue();
      }
    }
  }

  @Test
  void everyTypeThatPageNamesExists() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      List<Path> pages =
          Stream.concat(
                  docs, Stream.of("CONTRIBUTING.md", "SECURITY.md", "README.md").map(Path::of))
              .filter(page -> page.toString().endsWith(".md"))
              .toList();
      for (Path page : pages) {
        assertThat(CODE.matcher(Files.readString(page)).results())
            .as(page.toString())
            .extracting(type -> ROOT + type.group(1) + "." + type.group(2))
            .filteredOn(type -> !MAIN.contain(type))
            .isEmpty();
      }
    }
  }

  @Test
  void everyPackageHasTerm() throws IOException {
    Set<String> named =
        entries().stream()
            .flatMap(entry -> named(entry).stream())
            .map(type -> type.group(1).split("\\.", 2)[0])
            .collect(Collectors.toSet());
    Set<String> packages =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
            .collect(Collectors.toSet());
    assertThat(named).containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void noTermIsDefinedTwice() throws IOException {
    assertThat(entries()).extracting(Entry::term).doesNotHaveDuplicates().isNotEmpty();
    assertThat(entries()).extracting(Entry::meaning).doesNotContain("");
  }
}
