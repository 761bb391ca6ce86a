package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where it is asked for, each line of the log is an object of JSON. */
@PackagedApplicationTest
class JsonLogIT {

  @Test
  void everyLineOfTheLogIsAnObject() {
    Path data = Scratch.directory("json-log");
    try (Replica replica =
        Replica.start(
            Map.of(
                "CHAIRSIDE_DATA_DIR",
                data.resolve("data").toString(),
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "true"))) {
      replica.awaitOutput("Chairside answers on");
      List<JsonNode> lines =
          replica
              .output()
              .lines()
              .filter(line -> line.contains("org.chairside") || line.contains("io.quarkus"))
              .map(JsonLogIT::read)
              .toList();
      assertThat(lines)
          .isNotEmpty()
          .allMatch(line -> line.hasNonNull("timestamp") && line.hasNonNull("level"));
    } finally {
      Scratch.delete(data);
    }
  }

  private static JsonNode read(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
