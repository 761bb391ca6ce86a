package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.trial.Charting.Acknowledged;
import org.chairside.trial.Charting.Event;
import org.chairside.trial.Charting.Row;
import org.chairside.trial.Charting.Write;

/**
 * Judges a history of writes: what was confirmed is there, once, as it was sent and under the id
 * that the answer named; nothing is there that nobody sent; and the stream told of each once.
 */
final class ChartingCheck {

  private final Charting charting;
  private final List<String> faults = new ArrayList<>();

  private ChartingCheck(Charting charting) {
    this.charting = charting;
  }

  /** A sentence for each fault; none where all is as it has to be. */
  static List<String> faults(Charting charting) {
    ChartingCheck check = new ChartingCheck(charting);
    check.confirmedWrites();
    check.rows();
    check.events();
    return check.faults;
  }

  private void confirmedWrites() {
    Map<String, Row> byId =
        charting.rows().stream().collect(Collectors.toMap(Row::id, row -> row, (a, _) -> a));
    for (Acknowledged each : charting.acknowledged()) {
      Row row = byId.get(each.id());
      if (row == null) {
        faults.add("LOST: '%s'".formatted(each.write().note()));
      } else if (!holds(row.values(), each.write())) {
        faults.add("CHANGED: '%s' to %s".formatted(each.write().note(), row.values()));
      }
    }
  }

  private void rows() {
    Set<String> sent = new HashSet<>();
    charting.acknowledged().forEach(each -> sent.add(each.write().note()));
    charting.open().forEach(each -> sent.add(each.note()));
    Map<String, Integer> found = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (Row row : charting.rows()) {
      if (!ids.add(row.id())) {
        faults.add("LISTED TWICE: observation %s".formatted(row.id()));
      }
      // what was charted before the writers began has no note
      if (!row.note().isEmpty()) {
        found.merge(row.note(), 1, Integer::sum);
      }
    }
    found.forEach(
        (note, times) -> {
          if (times > 1) {
            faults.add("DOUBLED: '%s' is there %d times".formatted(note, times));
          }
          if (!sent.contains(note)) {
            faults.add("NOT SENT: '%s'".formatted(note));
          }
        });
  }

  private void events() {
    Set<String> told = new HashSet<>();
    long expected = 1;
    for (Event event : charting.events()) {
      if (event.number() < expected) {
        faults.add("TOLD TWICE: event %d".formatted(event.number()));
      } else if (event.number() > expected) {
        faults.add("MISSED: events %d to %d".formatted(expected, event.number() - 1));
      }
      expected = Math.max(expected, event.number() + 1);
      if (!event.observation().isEmpty() && !told.add(event.observation())) {
        faults.add(
            "TOLD TWICE: observation %s, at last by event %d"
                .formatted(event.observation(), event.number()));
      }
    }
    Set<String> charted = charting.rows().stream().map(Row::id).collect(Collectors.toSet());
    for (String id : charted) {
      if (!told.contains(id)) {
        faults.add("NOT TOLD: observation %s".formatted(id));
      }
    }
    for (String id : told) {
      if (!charted.contains(id)) {
        faults.add("TOLD AND GONE: observation %s".formatted(id));
      }
    }
  }

  private static boolean holds(JsonNode row, Write write) {
    return write.values().entrySet().stream()
        .allMatch(
            value ->
                value.getKey().equals("takenAt")
                    ? Instant.parse(row.path("takenAt").asText())
                        .equals(Instant.parse((String) value.getValue()))
                    : row.path(value.getKey()).asText().equals(value.getValue().toString()));
  }
}
