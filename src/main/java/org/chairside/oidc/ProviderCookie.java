package org.chairside.oidc;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.chairside.staff.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser is known when it comes back from a provider. It comes from another
 * site then, so that a strict cookie would not be sent.
 */
@ApplicationScoped
class ProviderCookie {

  private static final String NAME = "chairside-provider-visit";
  private static final String PATH = "/api/auth/providers";

  private final CurrentVertxRequest request;

  ProviderCookie(CurrentVertxRequest request) {
    this.request = request;
  }

  /** What this browser's cookie holds, or null. */
  @Nullable String value() {
    Cookie cookie = request().getCookie(NAME);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** The same, or a new value: several tabs may be on their way at once. */
  String valueOrNew() {
    String known = value();
    return known == null ? Tokens.make() : known;
  }

  NewCookie of(String value) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path(PATH)
        .maxAge(Math.toIntExact(ProviderVisits.LASTS.toSeconds()))
        .httpOnly(true)
        .secure(request().isSSL())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private HttpServerRequest request() {
    return request.getCurrent().request();
  }
}
