package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A reader of a clinic's live events. */
final class EventTape implements AutoCloseable {

  private final BufferedReader lines;

  private EventTape(InputStream stream) {
    lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** One event, with the id that the stream gave it. */
  record Heard(long id, JsonNode event) {}

  /** Goes on after the last event that was seen, as a browser does. */
  static EventTape after(long last, URI base, String token, UUID clinicId) {
    HttpRequest request =
        new Api(base, token)
            .request("/api/clinics/" + clinicId + "/events")
            .header("Last-Event-ID", Long.toString(last))
            .timeout(Duration.ofSeconds(20))
            .GET()
            .build();
    HttpResponse<InputStream> answer = Api.open(request);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the stream answered " + answer.statusCode());
    }
    return new EventTape(answer.body());
  }

  /** The events after one up to another, both told by their numbers. */
  static List<Heard> between(long after, long last, URI base, String token, UUID clinicId)
      throws IOException {
    List<Heard> heard = new ArrayList<>();
    if (last > after) {
      try (EventTape tape = after(after, base, token, clinicId)) {
        do {
          heard.add(tape.next());
        } while (heard.getLast().id() < last);
      }
    }
    return heard;
  }

  /** Waits for the next event. */
  Heard next() throws IOException {
    Long id = null;
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id:")) {
        id = Long.valueOf(line.substring(3).strip());
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      } else if (line.isEmpty() && id != null) {
        return new Heard(id, Api.JSON.readTree(data.toString()));
      }
    }
    throw new IOException("the stream has ended");
  }

  /** All lines that are left, up to a proper end. */
  List<String> untilItsEnd() {
    return lines.lines().map(line -> line.replaceFirst("^(\\w*):(?! )", "$1: ")).toList();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
