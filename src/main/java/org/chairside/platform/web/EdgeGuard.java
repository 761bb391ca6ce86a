package org.chairside.platform.web;

import static org.chairside.platform.web.RequestMessages.REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chairside.platform.RequestId;
import org.chairside.platform.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Filters every request before any resource sees it: it gives it an id, sets security headers,
 * bounds the body, and refuses cross-site writes.
 */
@ApplicationScoped
class EdgeGuard {

  private static final int BEFORE_EVERYTHING = 1000;
  private static final String STRICT =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self';"
          + " manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";
  // The page of Swagger UI has its script in it.
  private static final String INLINE =
      STRICT.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");
  private static final Pattern POSSIBLE_PATH = Pattern.compile("([^%]|%[0-9a-fA-F]{2})*+");

  /** Characters of a path with its query. */
  private static final int LONGEST_ADDRESS = 8_000;

  /** Characters of all names and values. */
  private static final int LARGEST_HEADERS = 16_000;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final long largestBody;
  private final String transportSecurity;

  EdgeGuard(
      @ConfigProperty(name = "chairside.largest-body-bytes") long largestBody,
      @ConfigProperty(name = "chairside.hsts.include-subdomains") boolean includeSubdomains) {
    this.largestBody = largestBody;
    this.transportSecurity = "max-age=31536000" + (includeSubdomains ? "; includeSubDomains" : "");
  }

  void register(@Observes Filters filters) {
    filters.register(this::guard, BEFORE_EVERYTHING);
  }

  private void guard(RoutingContext context) {
    HttpServerRequest request = context.request();
    context
        .response()
        .putHeader(
            "X-Request-Id",
            RequestId.begin(request.getHeader("X-Request-Id"), request.getHeader("traceparent")));
    boolean impossible = hasImpossiblePath(request);
    addHeaders(context, impossible ? "" : context.normalizedPath());
    if (impossible) {
      EarlyRefusal.send(context, ProblemType.MALFORMED, REQUEST.impossiblePath());
    } else if (request.uri().length() > LONGEST_ADDRESS) {
      EarlyRefusal.send(
          context, ProblemType.ADDRESS_TOO_LONG, REQUEST.addressAtMost(LONGEST_ADDRESS));
    } else if (sizeOfHeaders(request) > LARGEST_HEADERS) {
      EarlyRefusal.send(
          context, ProblemType.HEADERS_TOO_LARGE, REQUEST.headersAtMost(LARGEST_HEADERS));
    } else if (request.headers().getAll(HttpHeaders.HOST).size() != 1
        && request.version() == HttpVersion.HTTP_1_1) {
      EarlyRefusal.send(context, ProblemType.MALFORMED, REQUEST.noHost());
    } else if (hasOtherTransferCoding(request)) {
      EarlyRefusal.send(context, ProblemType.MALFORMED, REQUEST.transferCoding());
    } else if (declaredLength(request) > largestBody) {
      EarlyRefusal.send(context, ProblemType.TOO_LARGE, REQUEST.bytesAtMost(largestBody));
    } else if (isForeignWrite(request)) {
      EarlyRefusal.send(context, ProblemType.NOT_ALLOWED, REQUEST.foreignWrite());
    } else {
      context.next();
    }
  }

  /**
   * @param path normalized; empty where it cannot be, and then nothing of the answer is kept
   */
  private void addHeaders(RoutingContext context, String path) {
    var headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (path.isEmpty() || path.startsWith("/api")) {
      headers.set("Cache-Control", "no-store");
    }
    headers.set("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? INLINE : STRICT);
    if (context.request().isSSL()) {
      headers.set("Strict-Transport-Security", transportSecurity);
    }
  }

  // A zero byte, or a percent sign without two hexadecimal digits behind it.
  private static boolean hasImpossiblePath(HttpServerRequest request) {
    String path = request.path();
    return path == null || !POSSIBLE_PATH.matcher(path).matches() || path.contains("%00");
  }

  /** A proxy before us may read such a request in another way than we do. */
  private static boolean hasOtherTransferCoding(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return !codings.isEmpty()
        && (codings.size() > 1
            || !codings.getFirst().strip().equalsIgnoreCase("chunked")
            || request.headers().contains(HttpHeaders.CONTENT_LENGTH));
  }

  private static int sizeOfHeaders(HttpServerRequest request) {
    int size = 0;
    for (Map.Entry<String, String> each : request.headers()) {
      size += each.getKey().length() + each.getValue().length();
    }
    return size;
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return Long.MAX_VALUE;
    }
  }

  // A browser names the origin of a request; other clients do not, and send a cookie only on
  // purpose.
  private static boolean isForeignWrite(HttpServerRequest request) {
    if (SAFE.contains(request.method())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !sameHost(origin, request.getHeader("Host"));
  }

  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
