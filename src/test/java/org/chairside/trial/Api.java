package org.chairside.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTTP API as a program calls it on somebody's behalf: quick, and with nothing checked. */
final class Api {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final int RETRIES = 20;
  private static final HttpClient HTTP = client();

  private final URI base;
  private final String token;
  private final HttpClient http;

  Api(URI base, String token) {
    this(base, token, HTTP);
  }

  /** The same over connections of its own. */
  Api(URI base, String token, HttpClient http) {
    this.base = base;
    this.token = token;
    this.http = http;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /** What the server said. */
  record Answer(int status, JsonNode body) {

    Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected " + expected + " but was " + this);
      }
      return this;
    }
  }

  /** No answer came: whether the server did what it was asked is not known. */
  static final class Unanswered extends UncheckedIOException {
    @Serial private static final long serialVersionUID = 1;

    Unanswered(IOException cause) {
      super(cause);
    }
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer post(String path, Object body) {
    return send(json(path, body).build());
  }

  /** The same under an Idempotency-Key. */
  Answer post(String path, Object body, String key) {
    return send(json(path, body).header("Idempotency-Key", key).build());
  }

  Answer postCsv(String path, String rows) {
    return send(
        request(path)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(rows))
            .build());
  }

  /**
   * The same as a client has to do it: what is busy or away is asked again, word by word, under the
   * one key.
   */
  Answer postPatiently(String path, Object body, String key) {
    Answer answer = post(path, body, key);
    for (int again = 0; answer.status() == 503 && again < RETRIES; again++) {
      pause();
      answer = post(path, body, key);
    }
    return answer;
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Every item of a list, page by page. */
  List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = null;
    do {
      JsonNode page =
          get(path
                  + (path.contains("?") ? "&" : "?")
                  + "limit=500"
                  + (cursor == null
                      ? ""
                      : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))
              .expect(200)
              .body();
      page.get("items").forEach(items::add);
      cursor = page.get("next").isNull() ? null : page.get("next").asText();
    } while (cursor != null);
    return items;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder json(String path, Object body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new Unanswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens what does not end. */
  static HttpResponse<java.io.InputStream> open(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new Unanswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
