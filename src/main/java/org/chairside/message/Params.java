package org.chairside.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The values that a message may carry, and their JSON forms. */
final class Params {

  private static final String DATE = "date";
  private static final String TIME = "time";

  private Params() {}

  /** The one form of a value: what JSON cannot tell apart is the same, such as 0.50 and 0.5. */
  static Object normal(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case BigDecimal number when number.scale() <= 0 -> number.longValueExact();
      case BigDecimal number when number.scale() > 1 ->
          number.setScale(Math.max(1, number.stripTrailingZeros().scale()));
      case Worded constant -> constant.message();
      case Long _, BigDecimal _, String _, LocalDate _, LocalTime _, Message _, Listing _ -> value;
      default ->
          throw new IllegalArgumentException("no parameter of a message: " + value.getClass());
    };
  }

  static Object toJson(Object value) {
    return switch (value) {
      case LocalDate date -> Map.of(DATE, date.toString());
      case LocalTime time -> Map.of(TIME, time.toString());
      case Message message -> message.json();
      case Listing list ->
          Map.of(list.join().json(), list.items().stream().map(Message::json).toList());
      default -> value;
    };
  }

  static Object of(JsonNode json) {
    if (json.isTextual()) {
      return json.textValue();
    }
    if (json.isNumber()) {
      return json.isIntegralNumber() ? (Object) json.longValue() : json.decimalValue();
    }
    if (Message.isMessage(json)) {
      return Message.fromJson(json);
    }
    if (json.has(DATE)) {
      return LocalDate.parse(json.get(DATE).textValue());
    }
    if (json.has(TIME)) {
      return LocalTime.parse(json.get(TIME).textValue());
    }
    for (Listing.Join join : Listing.Join.values()) {
      if (json.has(join.json())) {
        return new Listing(join, messages(json.get(join.json())));
      }
    }
    throw new IllegalArgumentException("no parameter of a message");
  }

  private static List<Message> messages(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(Message::fromJson).toList();
  }
}
