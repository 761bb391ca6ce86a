package org.chairside.testclinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
public final class Answer {

  static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  private final HttpResponse<byte[]> response;

  /** The body as maps and lists, read when it is first asked for. */
  private @Nullable Object tree;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  public int statusCode() {
    return response.statusCode();
  }

  /** The header's first value; null where there is none. */
  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The media type with its parameters; null where there is no body. */
  public @Nullable String contentType() {
    return header("Content-Type");
  }

  /** The value of a cookie that the answer sets; null where it sets none of this name. */
  public @Nullable String cookie(String name) {
    return cookies().get(name);
  }

  /** The cookies that the answer sets, an emptied one too, by their names. */
  public Map<String, String> cookies() {
    Map<String, String> values = new LinkedHashMap<>();
    setCookies().forEach(each -> values.put(each.getName(), each.getValue()));
    return values;
  }

  /** A cookie with its attributes. */
  public Optional<HttpCookie> detailedCookie(String name) {
    return setCookies().stream().filter(each -> each.getName().equals(name)).findFirst();
  }

  private List<HttpCookie> setCookies() {
    return response.headers().allValues("Set-Cookie").stream()
        .flatMap(each -> HttpCookie.parse(each).stream())
        .toList();
  }

  public byte[] asByteArray() {
    return response.body();
  }

  public String asString() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The JSON of the body as this type. */
  public <T> T as(Class<T> type) {
    try {
      return JSON.readValue(asString(), type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A part of the JSON, as {@link AnswerPath} says; null where it is null or missing.
   *
   * @throws AssertionError if the body is no JSON, or the path goes on below what is not there
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the story knows its type
  public <T> T path(String path) {
    return (T) AnswerPath.of(path).in(tree());
  }

  /** What the answer is expected to be. */
  public AnswerCheck then() {
    return new AnswerCheck(this);
  }

  private Object tree() {
    if (tree == null) {
      try {
        tree = JSON.readValue(asString(), Object.class);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + asString(), e);
      }
    }
    return tree;
  }
}
