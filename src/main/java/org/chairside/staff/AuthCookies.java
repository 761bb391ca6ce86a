package org.chairside.staff;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.chairside.platform.web.HostCookie;
import org.chairside.staff.PasswordChecks.Origin;
import org.jspecify.annotations.Nullable;

/** The browser's cookies for the sign-in and the device. Scripts cannot read them. */
@ApplicationScoped
public class AuthCookies {

  private static final String BEARER = "Bearer ";

  private final CurrentVertxRequest request;

  AuthCookies(CurrentVertxRequest request) {
    this.request = request;
  }

  /** The sign-in, for as long as it lasts. */
  public NewCookie[] signIn(String token, Duration lasts) {
    return HostCookie.SIGN_IN.answer(request.getCurrent().request(), token, lasts);
  }

  public NewCookie[] signedOut() {
    return signIn("", Duration.ZERO);
  }

  public NewCookie[] device(String token, Duration lasts) {
    return HostCookie.DEVICE.answer(request.getCurrent().request(), token, lasts);
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
    return HostCookie.SIGN_IN.value(context.request());
  }

  /** The token of the calling device, or null if it is unknown. */
  public @Nullable String deviceToken() {
    String token = HostCookie.DEVICE.value(request.getCurrent().request());
    return token == null || token.isEmpty() ? null : token;
  }

  /** The caller's address and device, for an attempt at a password. */
  public Origin origin() {
    return new Origin(address(), deviceToken());
  }

  /** The caller's address. */
  public String address() {
    return String.valueOf(request.getCurrent().request().remoteAddress().hostAddress());
  }
}
