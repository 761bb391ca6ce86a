package org.chairside.platform.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of this host that scripts cannot read. Over HTTPS its name begins with {@code __Host-}:
 * no other host, no path and no answer in clear can set it then.
 */
public enum HostCookie {
  SIGN_IN("chairside-sign-in", SameSite.STRICT),
  DEVICE("chairside-device", SameSite.STRICT),
  /** Of who has to show a second factor. */
  SECOND_FACTOR("chairside-second-factor", SameSite.STRICT),
  /** Of who asked for a passkey's challenge. */
  PASSKEY("chairside-passkey", SameSite.STRICT),
  /**
   * Of who is on the way to an identity provider and back: they come from another site then, so
   * that a strict cookie would not be sent.
   */
  PROVIDER_VISIT("chairside-provider-visit", SameSite.LAX);

  private static final String OVER_HTTPS = "__Host-";

  private final String clear;
  private final SameSite sameSite;

  HostCookie(String clear, SameSite sameSite) {
    this.clear = clear;
    this.sameSite = sameSite;
  }

  /**
   * What the request has, or null. Over HTTPS the name without the prefix, of the release before
   * this one, is read where there is no other.
   */
  public @Nullable String value(HttpServerRequest request) {
    Cookie cookie = request.isSSL() ? request.getCookie(OVER_HTTPS + clear) : null;
    if (cookie == null) {
      cookie = request.getCookie(clear);
    }
    return cookie == null ? null : cookie.getValue();
  }

  /** The cookie for the answer, and the end of one under the earlier name that the browser has. */
  public NewCookie[] answer(HttpServerRequest request, String value, Duration lasts) {
    if (!request.isSSL()) {
      return new NewCookie[] {cookie(clear, value, lasts, false)};
    }
    NewCookie cookie = cookie(OVER_HTTPS + clear, value, lasts, true);
    return request.getCookie(clear) == null
        ? new NewCookie[] {cookie}
        : new NewCookie[] {cookie, cookie(clear, "", Duration.ZERO, true)};
  }

  private NewCookie cookie(String name, String value, Duration lasts, boolean secure) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge((int) lasts.toSeconds())
        .httpOnly(true)
        .secure(secure)
        .sameSite(sameSite)
        .build();
  }
}
