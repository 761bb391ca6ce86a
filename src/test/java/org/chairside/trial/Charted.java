package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.testclinic.TestClinic;

/**
 * One recorded session as it goes through the server: booked, checked in, started with its first
 * reading as baseline, charted row by row, finished, discharged, and read back.
 */
final class Charted {

  static final List<String> SEVERITIES = List.of("ADVISORY", "WARNING", "CRITICAL");
  static final Set<String> BY_TIME = Set.of("vitals-overdue", "infusion-overrun");

  private static final Duration INFUSION = Duration.ofMinutes(60);
  private static final String WHY = "recorded elsewhere: no checklist and no whole set was kept";

  private final Recording recording;
  private final TestClinic clinic;
  private final Api nurse;
  private final Api clinician;
  private final Instant arrival;
  private final Tally tally;
  private final Set<String> accepted = new HashSet<>();
  private String path = "";
  private boolean started;

  /** The worst severity that the readings of the first hour raised; empty for none. */
  String worstInFirstHour = "";

  /** The same for all readings. */
  String worst = "";

  Charted(
      Recording recording,
      TestClinic clinic,
      Api nurse,
      Api clinician,
      Instant arrival,
      Tally tally) {
    this.recording = recording;
    this.clinic = clinic;
    this.nurse = nurse;
    this.clinician = clinician;
    this.arrival = arrival;
    this.tally = tally;
  }

  Recording recording() {
    return recording;
  }

  void run(int chair) {
    UUID session = clinic.aBookedSessionAt(clinic.aPatient(), chair, arrival);
    path = "/api/sessions/" + session;
    nurse.post(path + "/check-in", at(arrival)).expect(200);
    chart();
    readBack();
    tally.add("sessions");
    tally.add("empty rows", recording.emptyRows());
  }

  // ------------------------------------------------------------------ at the chair

  private void chart() {
    // The first row from which anything is accepted is the baseline, at the instant of the start.
    Instant zero = arrival.plus(Duration.ofMinutes(20));
    int firstMinute = recording.rows().getFirst().minute();
    Instant end = null;
    Instant start = zero;
    for (Recording.Row row : recording.rows()) {
      Instant takenAt = zero.plus(Duration.ofMinutes(row.minute() - firstMinute));
      if (started && end == null && takenAt.isAfter(start.plus(INFUSION))) {
        end = finish(start.plus(INFUSION));
      }
      boolean written = write(row, takenAt);
      if (written && !started) {
        start = takenAt;
        begin(start);
      }
    }
    Instant last = zero.plus(Duration.ofMinutes(recording.rows().getLast().minute() - firstMinute));
    if (!started) {
      tally.add("sessions never started");
      return;
    }
    if (end == null) {
      end = finish(last);
    }
    clinician
        .post(
            path + "/discharge",
            Map.of(
                "at",
                (last.isBefore(end) ? end : last).toString(),
                "overrideReason",
                "recorded elsewhere"))
        .expect(200);
  }

  private void begin(Instant at) {
    clinician
        .post(
            path + "/start",
            Map.of("doseMg", 35, "startedAt", at.toString(), "overrideReason", WHY))
        .expect(200);
    started = true;
  }

  private Instant finish(Instant at) {
    worstInFirstHour = worst(flags());
    nurse.post(path + "/finish", at(at)).expect(200);
    return at;
  }

  private static Map<String, Object> at(Instant at) {
    return Map.of("at", at.toString());
  }

  /**
   * Sends a row as a nurse would: impossible values are left out, implausible ones confirmed.
   *
   * @return whether anything of it was written down
   */
  private boolean write(Recording.Row row, Instant takenAt) {
    tally.add("rows");
    tally.add("values sent", row.values().size());
    Map<String, Object> body = new HashMap<>(row.values());
    body.put("takenAt", takenAt.toString());
    Set<String> left = new HashSet<>(row.values().keySet());
    while (!left.isEmpty()) {
      Api.Answer answer = nurse.post(path + "/observations", body);
      if (answer.status() == 201) {
        left.forEach(f -> accepted.add(told(takenAt, f, row.values().get(f))));
        return true;
      }
      JsonNode problem = answer.expect(400).body();
      switch (problem.get("type").asText()) {
        case "urn:chairside:problem:implausible" -> {
          if (body.put("confirmed", true) != null) {
            throw new IllegalStateException("a confirmed row is doubted: " + problem);
          }
          tally.add("rows confirmed");
          problem.get("errors").forEach(e -> tally.add("confirmed/" + e.get("code").asText()));
        }
        case "urn:chairside:problem:invalid" ->
            problem.get("errors").forEach(e -> refused(row, e.get("field").asText(), left, body));
        default -> throw new IllegalStateException("not foreseen: " + problem);
      }
    }
    tally.add("rows of which nothing is left");
    return false;
  }

  private void refused(
      Recording.Row row, String field, Set<String> left, Map<String, Object> body) {
    if (!left.remove(field)) {
      throw new IllegalStateException("refused although it was not sent: " + field);
    }
    body.remove(field);
    tally.add("values refused");
    tally.add("refused/" + field + "/" + row.values().get(field).toPlainString());
  }

  // ------------------------------------------------------------------ afterwards

  private void readBack() {
    Set<String> stored = new HashSet<>();
    for (JsonNode row : nurse.all(path + "/observations")) {
      tally.add("observations stored");
      Instant takenAt = Instant.parse(row.get("takenAt").asText());
      for (String field :
          List.of("systolic", "diastolic", "heartRate", "spo2", "respiratoryRate", "temperature")) {
        if (!row.get(field).isNull() && stored.add(told(takenAt, field, decimal(row.get(field))))) {
          tally.add("values stored");
        }
      }
    }
    accepted.stream().filter(value -> !stored.contains(value)).forEach(_ -> tally.add("lost"));
    stored.stream().filter(value -> !accepted.contains(value)).forEach(_ -> tally.add("not sent"));
    countFlags();
  }

  private void countFlags() {
    JsonNode flags = flags();
    for (JsonNode flag : flags) {
      tally.add("flag/" + rule(flag) + "/" + flag.get("severity").asText());
    }
    worst = worst(flags);
    tally.add("worst/" + worst);
  }

  private JsonNode flags() {
    return nurse.get(path).expect(200).body().get("flags");
  }

  private static String rule(JsonNode flag) {
    return flag.at("/rule/code").asText();
  }

  /** The worst severity among the flags that readings raised. */
  private static String worst(JsonNode flags) {
    return flags
        .valueStream()
        .filter(flag -> !BY_TIME.contains(rule(flag)))
        .map(flag -> flag.get("severity").asText())
        .max((one, other) -> Integer.compare(SEVERITIES.indexOf(one), SEVERITIES.indexOf(other)))
        .orElse("");
  }

  private static BigDecimal decimal(JsonNode number) {
    return new BigDecimal(number.asText());
  }

  private static String told(Instant takenAt, String field, BigDecimal value) {
    return takenAt + " " + field + " " + value.stripTrailingZeros().toPlainString();
  }
}
