package org.chairside.testclinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Bodies of the right shape for every operation, made from the contract: the required fields, each
 * with a value of its type. They reach what an operation does; they need not make sense to it.
 */
public final class SampleBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  private final JsonNode contract;

  public SampleBodies() {
    try {
      contract =
          new ObjectMapper().readTree(Path.of("src", "main", "webui", "openapi.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A body for the operation; none where it takes none. */
  public Optional<SampleBody> of(Operation operation) {
    JsonNode content =
        contract
            .path("paths")
            .path("/api" + operation.path())
            .path(operation.method().toLowerCase(Locale.ROOT))
            .path("requestBody")
            .path("content");
    return content.properties().stream()
        .findFirst()
        .map(
            type ->
                type.getKey().equals("text/csv")
                    ? new SampleBody("text/csv", "time,systolic\n" + now() + ",120\n")
                    : new SampleBody(
                        "application/json", value(type.getValue().path("schema"), 0).toString()));
  }

  /**
   * A body as it is sent.
   *
   * @param text JSON or CSV
   */
  public record SampleBody(String mediaType, String text) {}

  private JsonNode value(JsonNode schema, int depth) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceFirst(".*/", "");
      return value(contract.path("components").path("schemas").path(name), depth);
    }
    for (String choice : new String[] {"allOf", "anyOf", "oneOf"}) {
      if (schema.has(choice)) {
        return value(schema.path(choice).path(0), depth);
      }
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    return switch (typeOf(schema)) {
      case "array" ->
          depth > DEEPEST
              ? JSON.arrayNode()
              : JSON.arrayNode().add(value(schema.path("items"), depth + 1));
      case "integer" -> JSON.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
      case "number" -> JSON.numberNode(Math.max(1, schema.path("minimum").asDouble(1)));
      case "boolean" -> JSON.booleanNode(true);
      case "string" -> JSON.textNode(text(schema));
      default -> object(schema, depth);
    };
  }

  private static String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText();
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    if (depth <= DEEPEST) {
      for (JsonNode required : schema.path("required")) {
        JsonNode property = schema.path("properties").path(required.asText());
        object.set(required.asText(), value(property, depth + 1));
      }
    }
    return object;
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> UUID.randomUUID().toString();
      case "date-time" -> now();
      case "date" -> "2027-01-11";
      case "time", "local-time", "partial-time" -> "08:00";
      default -> textLike(schema.path("pattern").asText(".*"));
    };
  }

  private static String textLike(String pattern) {
    return Stream.of("said in a sample of " + TestClinic.some(), TestClinic.some(), "1980", "x")
        .filter(each -> each.matches(pattern))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample of " + pattern));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
