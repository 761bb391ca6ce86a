package org.chairside.testclinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bodies made from the contract at random: whole ones within the declared bounds, and ones of which
 * a part is broken.
 */
final class FuzzedJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 5;

  /** What stands where something else belongs. */
  private static final List<JsonNode> STRANGE =
      List.of(
          JSON.nullNode(),
          JSON.textNode(""),
          JSON.textNode("   "),
          JSON.textNode("x".repeat(20_000)),
          JSON.textNode("a\u0000b"),
          JSON.textNode("\u202Eabc\u200B"),
          JSON.textNode("'; drop table patient; --"),
          JSON.textNode("<script>alert(1)</script>"),
          JSON.textNode("{sessions, plural, other {#}}"),
          JSON.textNode("2026-02-30T25:61:00Z"),
          JSON.textNode("0001-01-01"),
          JSON.textNode("+999999999-12-31T23:59:59Z"),
          JSON.textNode("00000000-0000-0000-0000-000000000000"),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(1.5),
          JSON.numberNode(1e308),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.booleanNode(true),
          JSON.arrayNode(),
          JSON.objectNode(),
          nested());

  private final JsonNode contract;
  private final Random random;
  private final Function<String, @Nullable UUID> known;

  /**
   * Bodies for one run.
   *
   * @param known a thing that is there, by the name of the field that names it, such as {@code
   *     patientId}; null where nothing of the kind is known
   */
  FuzzedJson(JsonNode contract, Random random, Function<String, @Nullable UUID> known) {
    this.contract = contract;
    this.random = random;
    this.known = known;
  }

  /** A whole body of this shape; optional fields come and go. */
  JsonNode whole(JsonNode schema) {
    return value(schema, "", 0);
  }

  /** The body as it is sent, with a part broken: now and then its very text. */
  byte[] broken(JsonNode body) {
    byte[] text = withStrangePart(body).toString().getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(20)) {
      case 0 -> Arrays.copyOf(text, random.nextInt(text.length + 1));
      case 1 -> new byte[] {(byte) 0xC3, (byte) 0x28, '{'};
      case 2 -> "[".repeat(2_000).getBytes(StandardCharsets.UTF_8);
      default -> text;
    };
  }

  private JsonNode withStrangePart(JsonNode body) {
    JsonNode copy = body.deepCopy();
    List<JsonNode> holders = new ArrayList<>();
    collect(copy, holders);
    if (holders.isEmpty()) {
      return any(STRANGE);
    }
    switch (any(holders)) {
      case ObjectNode object -> breakOne(object);
      case ArrayNode array -> array.set(random.nextInt(array.size()), any(STRANGE));
      default -> throw new IllegalStateException("holds nothing");
    }
    return copy;
  }

  private void breakOne(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    switch (random.nextInt(6)) {
      case 0 -> object.remove(any(names));
      case 1 -> object.set("unheardOf", any(STRANGE));
      default -> object.set(any(names), any(STRANGE));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> holders) {
    if (!node.isEmpty()) {
      holders.add(node);
    }
    node.forEach(each -> collect(each, holders));
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    if (schema.has("$ref")) {
      String type = schema.path("$ref").asText().replaceFirst(".*/", "");
      return type.equals("UUID")
          ? JSON.textNode(id(name))
          : value(contract.path("components").path("schemas").path(type), name, depth);
    }
    for (String choice : new String[] {"allOf", "anyOf", "oneOf"}) {
      if (schema.has(choice)) {
        JsonNode choices = schema.path(choice);
        return value(choices.path(random.nextInt(choices.size())), name, depth);
      }
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    JsonNode types = schema.path("type");
    return switch (types.isArray() ? types.path(0).asText() : types.asText()) {
      case "array" -> array(schema, name, depth);
      case "integer" -> JSON.numberNode((long) number(schema));
      case "number" -> JSON.numberNode(Math.round(number(schema) * 100) / 100.0);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "string" -> JSON.textNode(text(schema, name));
      case "null" -> JSON.nullNode();
      default -> object(schema, depth);
    };
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = JSON.arrayNode();
    if (depth < DEEPEST) {
      for (int left = random.nextInt(3); left >= 0; left--) {
        array.add(value(schema.path("items"), name.replaceFirst("s$", ""), depth + 1));
      }
    }
    return array;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    for (var property : schema.path("properties").properties()) {
      boolean wanted = required.contains(property.getKey()) || random.nextInt(3) == 0;
      if (wanted && depth < DEEPEST) {
        object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1));
      }
    }
    return object;
  }

  /** Within the bounds, and often at one of them. */
  private double number(JsonNode schema) {
    double least = schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(0));
    double most = schema.path("maximum").asDouble(least + 150);
    return switch (random.nextInt(6)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + random.nextDouble() * (most - least);
    };
  }

  private String text(JsonNode schema, String name) {
    Instant moment =
        Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(random.nextLong(-90_000, 90_000));
    LocalDate day = moment.atZone(ZoneOffset.UTC).toLocalDate();
    return switch (schema.path("format").asText()) {
      case "uuid" -> id(name);
      case "date-time" -> (random.nextInt(3) == 0 ? Instant.now() : moment).toString();
      case "date" -> day.plusDays(random.nextLong(-400, 400)).toString();
      case "time", "local-time", "partial-time" -> "%02d:00".formatted(random.nextInt(24));
      default -> name.endsWith("Id") ? id(name) : "written in a fuzzed body " + random.nextInt(99);
    };
  }

  private String id(String name) {
    UUID there = random.nextInt(5) == 0 ? null : known.apply(name);
    return (there == null ? UUID.randomUUID() : there).toString();
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static JsonNode nested() {
    JsonNode node = JSON.numberNode(1);
    for (int i = 0; i < 300; i++) {
      node = JSON.arrayNode().add(node);
    }
    return node;
  }
}
