package org.chairside.testclinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as a story writes it, header by header, and sent with its method. Addresses are written
 * as a person reads them: what a URL cannot carry is escaped here, and a {@code {name}} takes the
 * next of the values.
 *
 * <p>Redirects are not followed, and cookies are those that the call names.
 */
public final class Call {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

  private final String baseUri;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable ContractCheck contract;
  private byte[] body = {};
  private Duration patience = Duration.ofSeconds(60);

  private Call(String baseUri) {
    this.baseUri = baseUri;
    headers.put("Accept", "*/*");
  }

  /** A call to this server that says nothing yet. */
  public static Call to(String baseUri) {
    return new Call(baseUri);
  }

  /** The answer must keep the served contract. */
  Call checkedBy(ContractCheck check) {
    contract = check;
    return this;
  }

  /** The answer may be what the served contract does not tell. */
  public Call unchecked() {
    contract = null;
    return this;
  }

  /** How long an answer is waited for. */
  public Call within(Duration time) {
    patience = time;
    return this;
  }

  public Call header(String name, Object value) {
    headers.put(name, String.valueOf(value));
    return this;
  }

  public Call cookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  public Call cookies(Map<String, String> some) {
    cookies.putAll(some);
    return this;
  }

  public Call accept(String mediaType) {
    return header("Accept", mediaType);
  }

  /** The media type of the body, with its charset where the body is text of another than UTF-8. */
  public Call contentType(String mediaType) {
    return header("Content-Type", mediaType);
  }

  /** Text and bytes as they are; anything else as JSON. */
  public Call body(Object content) {
    try {
      body =
          switch (content) {
            case byte[] bytes -> bytes;
            case CharSequence text -> text.toString().getBytes(StandardCharsets.UTF_8);
            default -> Answer.JSON.writeValueAsBytes(content);
          };
      return this;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a form. */
  public Call form(Map<String, String> fields) {
    return contentType("application/x-www-form-urlencoded")
        .body(
            fields.entrySet().stream()
                .map(each -> escaped(each.getKey()) + "=" + escaped(each.getValue()))
                .collect(Collectors.joining("&")));
  }

  public Answer get(String address, Object... values) {
    return send("GET", address, values);
  }

  public Answer post(String address, Object... values) {
    return send("POST", address, values);
  }

  public Answer put(String address, Object... values) {
    return send("PUT", address, values);
  }

  public Answer patch(String address, Object... values) {
    return send("PATCH", address, values);
  }

  public Answer delete(String address, Object... values) {
    return send("DELETE", address, values);
  }

  /**
   * Sends the call.
   *
   * @param address a path of the server, with its query, or a whole address
   * @throws AssertionError if the answer breaks the contract
   * @throws UncheckedIOException if there is no answer
   */
  public Answer send(String method, String address, Object... values) {
    return send(method, uri(address, values));
  }

  /** A GET of an address that is escaped already, as one that a server has sent. */
  public Answer get(URI address) {
    return send("GET", address);
  }

  private Answer send(String method, URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(patience)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      Answer answer =
          new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
      if (contract != null) {
        contract.check(method, uri.getPath(), answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String address, Object... values) {
    List<Object> left = new ArrayList<>(Arrays.asList(values));
    String whole = address.startsWith("http") ? address : baseUri + address;
    int start = whole.indexOf('/', whole.indexOf("://") + 3);
    if (start < 0) {
      return URI.create(whole);
    }
    String[] parts = whole.substring(start).split("\\?", 2);
    String path =
        Arrays.stream(parts[0].split("/", -1))
            .map(segment -> escaped(filled(segment, left)).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    String query =
        parts.length == 1
            ? ""
            : Arrays.stream(parts[1].split("&", -1))
                .map(
                    each ->
                        Arrays.stream(each.split("=", 2))
                            .map(side -> escaped(filled(side, left)))
                            .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&", "?", ""));
    return URI.create(whole.substring(0, start) + path + query);
  }

  private static String filled(String text, List<Object> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    values.isEmpty() ? found.group() : String.valueOf(values.removeFirst())));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
