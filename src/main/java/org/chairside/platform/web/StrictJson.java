package org.chairside.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.chairside.platform.problem.Invalid;
import org.openapitools.jackson.nullable.JsonNullableModule;

/**
 * Reads JSON strictly: a misspelled field, a number in quotes or a fraction instead of a whole
 * number is refused. A missing value is written as null, not omitted.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

  /** Last, because the reader registered last for a type is asked first. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper json) {
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    json.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    json.setConfig(
        json.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
    json.coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    // In a change, what is left out stays as it is, and null makes unknown.
    json.registerModule(new JsonNullableModule());
    json.registerModule(
        new SimpleModule()
            .addDeserializer(Instant.class, new InstantReader())
            .addDeserializer(LocalDate.class, new DateReader())
            .addDeserializer(String.class, new TextReader()));
  }

  /** A date is a text, with a plausible year. */
  private static final class DateReader extends StdScalarDeserializer<LocalDate> {

    DateReader() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
      }
      String text = parser.getText().strip();
      try {
        return Query.date("date", text);
      } catch (Invalid _) {
        return (LocalDate)
            context.handleWeirdStringValue(LocalDate.class, text, "a date such as 2026-03-02");
      }
    }
  }

  /** An instant is a text with an offset; a bare number is not a time. */
  private static final class InstantReader extends StdScalarDeserializer<Instant> {

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      String text = parser.getText().strip();
      try {
        return Query.bounded(OffsetDateTime.parse(text)).truncatedTo(ChronoUnit.MILLIS);
      } catch (DateTimeParseException _) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, text, "an instant with its offset");
      }
    }
  }
}
