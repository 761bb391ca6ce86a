package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an image's build has rehearsed is what its start uses. */
@PackagedApplicationTest
class RehearsalIT {

  private static final Pattern ENTRYPOINT =
      Pattern.compile("(?m)^ENTRYPOINT \\[\"java\", (.*), \"-jar\", \"quarkus-run.jar\"]$");

  @Test
  void startTakesTheClassesOfARehearsal() throws IOException {
    Path data = Scratch.directory("rehearsed");
    Path loaded = data.resolve("loaded.txt");
    try (Replica replica =
        Replica.launchWith(
            Map.of("CHAIRSIDE_DATA_DIR", data.resolve("data").toString()),
            Stream.of(
                    optionsOfTheImage(),
                    TrainedStart.flags(),
                    // A start that cannot use what was learned ends with an error.
                    List.of("-XX:AOTMode=on", "-Xlog:class+load:file=" + loaded + "::filecount=0"))
                .flatMap(List::stream)
                .toList())) {
      replica.awaitReady();
      List<String> ours =
          Files.readAllLines(loaded).stream()
              .filter(line -> line.contains(" org.chairside."))
              .filter(line -> !line.contains("$$Lambda") && !line.contains("$Proxy"))
              .toList();
      assertThat(ours)
          .hasSizeGreaterThan(500)
          .filteredOn(line -> line.endsWith("shared objects file"))
          .hasSizeGreaterThan(ours.size() * 9 / 10);
    } finally {
      Scratch.delete(data);
    }
  }

  private static List<String> optionsOfTheImage() throws IOException {
    Matcher entrypoint = ENTRYPOINT.matcher(Files.readString(Path.of("Dockerfile")));
    assertThat(entrypoint.find()).isTrue();
    return Stream.of(entrypoint.group(1).split(", "))
        .map(option -> option.substring(1, option.length() - 1))
        .toList();
  }

  @Test
  void rehearsalRefusesTheDatabaseOfAClinic() {
    try (Replica refused =
        Replica.launch(
            Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:1/none"),
            "rehearse")) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.output())
          .contains("A rehearsal brings a database of its own")
          .doesNotContain("Exception");
    }
  }
}
