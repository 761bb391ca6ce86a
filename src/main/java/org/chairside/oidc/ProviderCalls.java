package org.chairside.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chairside.identity.SafeAddresses;

/**
 * Calls providers over HTTPS: a few at once, for some seconds, reading so much at most. A redirect
 * is no answer: an address that an admin entered leads nowhere else.
 */
@ApplicationScoped
class ProviderCalls implements ResourceRetriever, HTTPRequestSender {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WHOLE = Duration.ofSeconds(6);
  private static final long LARGEST_BYTES = 512 * 1024;
  private static final int AT_ONCE = 16;
  private static final int OK = 200;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final SafeAddresses addresses;

  ProviderCalls(SafeAddresses addresses) {
    this.addresses = addresses;
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  /** The text at an address. */
  String get(URI address) throws IOException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(safe(address)).header("Accept", "application/json").GET());
    if (answer.statusCode() != OK) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    try {
      return new Resource(get(url.toURI()), "application/json");
    } catch (URISyntaxException e) {
      throw new IOException("no address", e);
    }
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    String body = request.getBody();
    HttpRequest.Builder wanted =
        HttpRequest.newBuilder(safe(request.getURI()))
            .method(
                request.getMethod().name(),
                HttpRequest.BodyPublishers.ofString(body == null ? "" : body));
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> wanted.header(name, value)));
    HttpResponse<String> answer = send(wanted);
    var read = new HTTPResponse(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach((name, values) -> read.setHeader(name, values.toArray(String[]::new)));
    read.setBody(answer.body());
    return read;
  }

  private URI safe(URI address) throws IOException {
    if (!addresses.isSafe(address)) {
      throw new IOException("an address without HTTPS");
    }
    return address;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    if (!turns.tryAcquire()) {
      throw new IOException("too many calls of providers at once");
    }
    try {
      // The request's own timeout ends with the headers; a body may come drop by drop.
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(
              request.timeout(WHOLE).build(),
              BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BYTES));
      try {
        return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        answer.cancel(true);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no whole answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      turns.release();
    }
  }
}
