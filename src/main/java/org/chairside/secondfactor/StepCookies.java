package org.chairside.secondfactor;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.chairside.passkey.PasskeyChallenges;
import org.chairside.platform.web.HostCookie;
import org.jspecify.annotations.Nullable;

/**
 * The browser's cookies on the way to a sign-in: of who has to show a second factor, and of who
 * asked for a passkey's challenge. Neither opens anything.
 */
@ApplicationScoped
class StepCookies {

  private final CurrentVertxRequest request;

  StepCookies(CurrentVertxRequest request) {
    this.request = request;
  }

  /** What the cookie of a sign-in that was begun holds, or null. */
  @Nullable String pending() {
    return value(HostCookie.SECOND_FACTOR);
  }

  NewCookie[] pending(String value) {
    return cookie(HostCookie.SECOND_FACTOR, value, PendingSignIns.LASTS);
  }

  NewCookie[] noLongerPending() {
    return cookie(HostCookie.SECOND_FACTOR, "", Duration.ZERO);
  }

  /** What the cookie of a browser that asked for a challenge holds, or null. */
  @Nullable String passkey() {
    return value(HostCookie.PASSKEY);
  }

  NewCookie[] passkey(String value) {
    return cookie(HostCookie.PASSKEY, value, PasskeyChallenges.LASTS);
  }

  private @Nullable String value(HostCookie cookie) {
    String value = cookie.value(request.getCurrent().request());
    return value == null || value.isEmpty() ? null : value;
  }

  private NewCookie[] cookie(HostCookie cookie, String value, Duration lasts) {
    return cookie.answer(request.getCurrent().request(), value, lasts);
  }
}
