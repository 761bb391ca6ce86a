package org.chairside.monitoring;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.chairside.message.Message;

/** Reads and writes protocol documents. */
public final class ProtocolJson {

  private static final int DEEPEST = 60;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .build();

  private ProtocolJson() {}

  /**
   * Reads a document.
   *
   * @throws InvalidProtocol with all problems, if it is not one or does not make sense
   */
  public static Protocol read(String json) {
    Protocol protocol = parse(json);
    List<ProtocolProblem> problems = ProtocolCheck.problems(protocol);
    if (!problems.isEmpty()) {
      throw new InvalidProtocol(problems);
    }
    return protocol;
  }

  /** Writes a document; reading it gives an equal protocol. */
  public static String write(Protocol protocol) {
    try {
      return MAPPER.writeValueAsString(protocol);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a protocol always has a JSON form", e);
    }
  }

  /**
   * Reads a document that need not make sense yet, or was checked when it was published.
   *
   * @throws InvalidProtocol with the place in it, if it is no protocol document
   */
  public static Protocol parse(String json) {
    try {
      Protocol protocol = MAPPER.readValue(json, Protocol.class);
      if (protocol == null) {
        throw new InvalidProtocol(List.of(new ProtocolProblem("", PROTOCOL_PROBLEM.empty())));
      }
      return protocol;
    } catch (JsonMappingException e) {
      throw new InvalidProtocol(List.of(new ProtocolProblem(where(e), message(e))));
    } catch (JsonProcessingException e) {
      throw new InvalidProtocol(
          List.of(new ProtocolProblem("", PROTOCOL_PROBLEM.unreadable(e.getOriginalMessage()))));
    }
  }

  /** The document as a tree. */
  public static JsonNode tree(Protocol protocol) {
    return MAPPER.valueToTree(protocol);
  }

  private static String where(JsonMappingException e) {
    return e.getPath().stream()
        .map(at -> at.getFieldName() == null ? "" + at.getIndex() : at.getFieldName())
        .collect(Collectors.joining("."));
  }

  /** Without class names, which mean nothing to the author of a document. */
  private static Message message(JsonMappingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown -> PROTOCOL_PROBLEM.unknown();
      case InvalidTypeIdException unknown -> PROTOCOL_PROBLEM.unknownType(unknown.getTypeId());
      case InvalidFormatException wrong ->
          PROTOCOL_PROBLEM.impossibleValue(String.valueOf(wrong.getValue()));
      case ValueInstantiationException wrong when wrong.getCause() != null ->
          PROTOCOL_PROBLEM.nullInside(String.valueOf(wrong.getCause().getMessage()));
      default -> PROTOCOL_PROBLEM.missingOrWrong();
    };
  }
}
