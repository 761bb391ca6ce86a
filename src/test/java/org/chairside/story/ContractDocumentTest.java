package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/**
 * Keeps the contract that the web app is built from equal to the served one: {@code
 * -Dchairside.write-docs=true} rewrites it.
 */
@ApplicationTest
class ContractDocumentTest {

  private static final Path DOCUMENT = Path.of("src", "main", "webui", "openapi.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Test
  void documentMatchesServedContract() throws IOException {
    String served = inOrder(TestClinic.open().contractDocument().asString());
    if (Boolean.getBoolean("chairside.write-docs")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, served);
    }

    assertThat(DOCUMENT)
        .as("stale: run the test with -Dchairside.write-docs=true and look at what changed")
        .hasContent(served);
  }

  /** Records with the same name would get numbers in an arbitrary order. */
  @Test
  void schemaNamesAreUnique() throws IOException {
    JsonNode schemas =
        JSON.readTree(TestClinic.open().contractDocument().asString())
            .path("components")
            .path("schemas");
    List<String> numbered = new ArrayList<>();
    schemas
        .fieldNames()
        .forEachRemaining(
            name -> {
              String plain = name.replaceAll("[0-9]+$", "");
              boolean record = schemas.path(name).path("type").asText().equals("object");
              if (record && !plain.equals(name) && schemas.has(plain)) {
                numbered.add(name);
              }
            });
    assertThat(numbered).isEmpty();
  }

  /** With sorted keys, so that a change of the contract changes only its own lines. */
  private static String inOrder(String json) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(JSON.readValue(json, Map.class)) + "\n";
  }
}
