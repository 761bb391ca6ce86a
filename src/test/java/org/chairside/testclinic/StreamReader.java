package org.chairside.testclinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads a clinic's event stream as a browser would. */
public final class StreamReader implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream body;
  private final List<JsonNode> events = new ArrayList<>();
  private boolean ended;

  private StreamReader(InputStream body) {
    this.body = body;
    Thread.ofVirtual().start(this::read);
  }

  /** Opens the stream; with the last id where the reader has been there before. */
  public static StreamReader open(String url, String cookie, String lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).header("Cookie", "chairside-sign-in=" + cookie);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("the stream answered " + answer.statusCode());
    }
    return new StreamReader(answer.body());
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("data:")) {
          add(JSON.readTree(line.substring("data:".length())));
        }
      }
    } catch (IOException _) {
      // closed, by either side
    } finally {
      end();
    }
  }

  private synchronized void add(JsonNode event) {
    events.add(event);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  public synchronized List<Long> ids() {
    return events.stream().map(e -> e.path("id").asLong()).toList();
  }

  public synchronized List<String> types() {
    return events.stream().map(e -> e.path("type").asText()).toList();
  }

  /** The reasons that events have told so far. */
  public synchronized List<String> reasons() {
    return events.stream().flatMap(e -> e.findValuesAsText("reason").stream()).toList();
  }

  public void awaitType(String type, Duration longest) throws InterruptedException {
    await(() -> types().contains(type), type, longest);
  }

  public void awaitId(long id, Duration longest) throws InterruptedException {
    await(() -> ids().contains(id), "event " + id, longest);
  }

  public void awaitEnd(Duration longest) throws InterruptedException {
    await(() -> ended, "the end", longest);
  }

  private synchronized void await(BooleanSupplier condition, String what, Duration longest)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("waited in vain for " + what + ", have " + types());
      }
      wait(left);
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
