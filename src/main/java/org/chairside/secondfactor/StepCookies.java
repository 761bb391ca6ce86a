package org.chairside.secondfactor;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.chairside.passkey.PasskeyChallenges;
import org.jspecify.annotations.Nullable;

/**
 * The browser's cookies on the way to a sign-in: of who has to show a second factor, and of who
 * asked for a passkey's challenge. Neither opens anything.
 */
@ApplicationScoped
class StepCookies {

  private static final String PENDING = "chairside-second-factor";
  private static final String PASSKEY = "chairside-passkey";
  private static final String PATH = "/api/auth";

  private final CurrentVertxRequest request;

  StepCookies(CurrentVertxRequest request) {
    this.request = request;
  }

  /** What the cookie of a sign-in that was begun holds, or null. */
  @Nullable String pending() {
    return value(PENDING);
  }

  NewCookie pending(String value) {
    return cookie(PENDING, value, PendingSignIns.LASTS);
  }

  NewCookie noLongerPending() {
    return cookie(PENDING, "", Duration.ZERO);
  }

  /** What the cookie of a browser that asked for a challenge holds, or null. */
  @Nullable String passkey() {
    return value(PASSKEY);
  }

  NewCookie passkey(String value) {
    return cookie(PASSKEY, value, PasskeyChallenges.LASTS);
  }

  private @Nullable String value(String name) {
    Cookie cookie = request.getCurrent().request().getCookie(name);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  private NewCookie cookie(String name, String value, Duration lasts) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(PATH)
        .maxAge(Math.toIntExact(lasts.toSeconds()))
        .httpOnly(true)
        .secure(request.getCurrent().request().isSSL())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
