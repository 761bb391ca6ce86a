package org.chairside.testclinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks every answer of a story against the served OpenAPI document. */
public final class ContractCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;
  private final List<Path> paths;
  private final Map<JsonNode, JsonSchema> schemas =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** The contract that is served at this address. */
  public ContractCheck(JsonNode document) {
    this.document = document;
    this.paths =
        document.get("paths").properties().stream()
            .map(path -> Path.of(path.getKey(), path.getValue()))
            // the template with the fewest variables says most
            .sorted(Comparator.comparingLong(Path::variables))
            .toList();
  }

  /** A path of the document, compiled once for all the answers that are checked. */
  private record Path(long variables, Pattern pattern, JsonNode operations) {

    static Path of(String template, JsonNode operations) {
      return new Path(
          template.chars().filter(c -> c == '{').count(),
          Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")),
          operations);
    }
  }

  /**
   * @throws AssertionError if the answer breaks the contract
   */
  void check(String method, String path, Answer answer) {
    List<String> faults =
        faults(
            method,
            path,
            answer.statusCode(),
            String.valueOf(answer.contentType()),
            answer.asString());
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "%s %s answered %d against the contract: %s%n%s"
              .formatted(method, path, answer.statusCode(), faults, answer.asString()));
    }
  }

  /** What is wrong with an answer; empty where it keeps the contract. */
  public List<String> faults(
      String method, String path, int status, String contentType, String body) {
    if (status >= 500) {
      return List.of("a server's fault");
    }
    JsonNode operation = operation(method, path);
    if (operation == null) {
      // Nothing is declared there: the only honest answers are that there is nothing, or not this.
      return status == 404 || status == 405 ? problemFaults(contentType) : List.of("undeclared");
    }
    JsonNode declared = operation.path("responses").path(Integer.toString(status));
    if (status < 400 && declared.isMissingNode()) {
      return List.of("status " + status + " is not declared");
    }
    JsonNode response = status < 400 ? declared : operation.path("responses").path("default");
    JsonNode content = response.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of("a body where none is declared");
    }
    String mediaType = contentType.split(";", 2)[0].strip();
    JsonNode schema = content.path(mediaType).path("schema");
    if (schema.isMissingNode()) {
      return List.of("media type " + mediaType + " is not declared");
    }
    // What is no JSON is declared by its media type alone.
    return mediaType.endsWith("json") ? schemaFaults(schema, body) : List.of();
  }

  private static List<String> problemFaults(String contentType) {
    return contentType.startsWith("application/problem+json")
        ? List.of()
        : List.of("not a problem but " + contentType);
  }

  private List<String> schemaFaults(JsonNode schema, String body) {
    try {
      Set<ValidationMessage> messages =
          schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(body));
      return messages.stream().map(ValidationMessage::getMessage).sorted().toList();
    } catch (JsonProcessingException e) {
      return List.of("not JSON: " + e.getOriginalMessage());
    }
  }

  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole);
  }

  private JsonNode operation(String method, String path) {
    return paths.stream()
        .filter(each -> each.pattern().matcher(path).matches())
        .map(each -> each.operations().get(method.toLowerCase(Locale.ROOT)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
