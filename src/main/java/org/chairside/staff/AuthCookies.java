package org.chairside.staff;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.chairside.staff.PasswordChecks.Origin;
import org.jspecify.annotations.Nullable;

/** The browser's cookies for the sign-in and the device. Scripts cannot read them. */
@ApplicationScoped
public class AuthCookies {

  private static final String SIGN_IN = "chairside-sign-in";
  private static final String DEVICE = "chairside-device";
  private static final String BEARER = "Bearer ";

  private final CurrentVertxRequest request;

  AuthCookies(CurrentVertxRequest request) {
    this.request = request;
  }

  /** The sign-in, for as long as it lasts. */
  public NewCookie signIn(String token, Duration lasts) {
    return cookie(SIGN_IN, token, lasts);
  }

  public NewCookie signedOut() {
    return cookie(SIGN_IN, "", Duration.ZERO);
  }

  NewCookie device(String token, Duration lasts) {
    return cookie(DEVICE, token, lasts);
  }

  /** The token of who calls, or null. */
  public @Nullable String signInToken() {
    return token(request.getCurrent());
  }

  /** The token that a request carries, in its cookie or as a program's bearer, or null. */
  public static @Nullable String token(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? header.substring(BEARER.length()).strip()
          : null;
    }
    Cookie cookie = context.request().getCookie(SIGN_IN);
    return cookie == null ? null : cookie.getValue();
  }

  /** The token of the calling device, or null if it is unknown. */
  public @Nullable String deviceToken() {
    Cookie cookie = request.getCurrent().request().getCookie(DEVICE);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** The caller's address and device, for an attempt at a password. */
  public Origin origin() {
    return new Origin(address(), deviceToken());
  }

  /** The caller's address. */
  public String address() {
    return String.valueOf(request.getCurrent().request().remoteAddress().hostAddress());
  }

  private NewCookie cookie(String name, String value, Duration lasts) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge((int) lasts.toSeconds())
        .httpOnly(true)
        .secure(request.getCurrent().request().isSSL())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
