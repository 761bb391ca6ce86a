package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an image's build has rehearsed is what its start uses. */
@PackagedApplicationTest
class RehearsalIT {

  @Test
  void startTakesTheClassesOfARehearsal() throws IOException {
    Path data = Scratch.directory("rehearsed");
    Path loaded = data.resolve("loaded.txt");
    try (Replica replica =
        Replica.launchWith(
            Map.of("CHAIRSIDE_DATA_DIR", data.resolve("data").toString()),
            Stream.concat(
                    TrainedStart.flags().stream(),
                    Stream.of("-Xlog:class+load:file=" + loaded + "::filecount=0"))
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
