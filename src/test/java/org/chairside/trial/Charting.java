package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What writers asked for and were told, and what was found afterwards: the operations that {@link
 * ChartingCheck} judges.
 *
 * @param acknowledged every write that was answered with 201
 * @param open writes whose last answer did not come or said nothing certain
 * @param rows what the charts hold
 * @param events the live stream from its beginning, in the order in which a reader got it
 */
record Charting(
    List<Acknowledged> acknowledged, List<Write> open, List<Row> rows, List<Event> events) {

  /** A set of vital signs, to be sent again word by word; its note is in no other. */
  record Write(String key, Map<String, Object> values) {

    String note() {
      return (String) values.get("note");
    }
  }

  /**
   * A write that was confirmed.
   *
   * @param id of the observation that the answer named
   * @param sentAt when the try began that was confirmed
   * @param at when the confirmation came
   * @param tries how often it was sent
   */
  record Acknowledged(Write write, String id, Instant sentAt, Instant at, int tries) {}

  /** An observation in a chart. */
  record Row(String id, JsonNode values) {

    String note() {
      return values.path("note").asText("");
    }
  }

  /**
   * An event of the stream.
   *
   * @param observation that it tells of; empty where it tells of something else
   */
  record Event(long number, String observation) {

    static Event of(EventTape.Heard heard) {
      boolean recorded = heard.event().get("type").asText().equals("ObservationRecorded");
      return new Event(
          heard.id(), recorded ? heard.event().at("/data/observationId").asText() : "");
    }
  }
}
