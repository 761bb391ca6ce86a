package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps files, packages and classes small, since readers suffer from the longest one. */
class SizeTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "org", "chairside");
  private static final int MOST_LINES = 300;
  private static final int MOST_FIELDS = 20;
  private static final int MOST_COMPONENTS = 20;
  private static final int MOST_LINES_OF_A_PACKAGE = 2_500;

  // The engine of rules stays whole, the platform is packages of its own, the demo is no product.
  private static final Set<String> LARGE = Set.of("monitoring", "platform", "demo");

  private static Map<Path, Integer> lines() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(path -> path.toString().endsWith(".java"))
          .collect(Collectors.toMap(path -> path, SizeTest::linesOf, (a, b) -> a, TreeMap::new));
    }
  }

  private static int linesOf(Path path) {
    try {
      return Files.readAllLines(path).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void filesAreShort() throws IOException {
    assertThat(lines()).isNotEmpty();
    assertThat(lines())
        .allSatisfy(
            (path, lines) -> {
              String name = path.getFileName().toString().replace(".java", "");
              assertThat(lines).as(name).isLessThanOrEqualTo(MOST_LINES);
            });
  }

  @Test
  void packagesAreSmall() throws IOException {
    Map<String, Integer> byPackage =
        lines().entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> SOURCES.relativize(each.getKey()).getName(0).toString(),
                    Map.Entry::getValue,
                    Integer::sum));
    byPackage.keySet().removeAll(LARGE);
    assertThat(byPackage)
        .isNotEmpty()
        .allSatisfy(
            (name, lines) -> assertThat(lines).as(name).isLessThan(MOST_LINES_OF_A_PACKAGE));
  }

  @Test
  void noClassHasManyFields() {
    assertThat(types().filter(type -> !type.isRecord()).filter(type -> fields(type) > MOST_FIELDS))
        .isEmpty();
  }

  // Among many components two of one type are swapped, and the compiler says nothing.
  @Test
  void noRecordHasManyComponents() {
    assertThat(types().filter(JavaClass::isRecord)).isNotEmpty();
    assertThat(types().filter(JavaClass::isRecord).filter(type -> fields(type) > MOST_COMPONENTS))
        .isEmpty();
  }

  private static Stream<JavaClass> types() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chairside")
            .stream();
  }

  private static long fields(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .count();
  }
}
