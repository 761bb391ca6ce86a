package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that read as translated stay out of code, texts and pages. */
class WordingTest {

  private static final Pattern TICS = Pattern.compile("(?i)\\b(anew|whoever)\\b");
  private static final Set<String> PROSE =
      Set.of("java", "sql", "properties", "json", "md", "ts", "tsx", "css", "yml", "sh");

  private static boolean isProse(Path file) {
    String name = file.getFileName().toString();
    return PROSE.contains(name.substring(name.lastIndexOf('.') + 1))
        && !name.equals("WordingTest.java")
        && !file.toString().contains("node_modules");
  }

  private static List<String> tics(String text) {
    return text.lines().filter(line -> TICS.matcher(line).find()).toList();
  }

  @Test
  void noTicIsLeft() throws IOException {
    try (Stream<Path> src = Files.walk(Path.of("src"));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> files =
          Stream.concat(Stream.concat(src, docs), Stream.of(Path.of("README.md")))
              .filter(WordingTest::isProse)
              .filter(Files::isRegularFile)
              .toList();
      assertThat(files).hasSizeGreaterThan(1_000);
      for (Path file : files) {
        assertThat(tics(Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void ticIsFoundInSentence() {
    assertThat(tics("Read it.\nBegin Anew, whoever you are.")).hasSize(1);
    assertThat(tics("a newcomer, whoeverything")).isEmpty();
  }
}
