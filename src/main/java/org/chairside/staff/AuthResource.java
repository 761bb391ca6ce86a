package org.chairside.staff;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import java.sql.SQLException;
import org.chairside.platform.problem.WrongCredentials;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Signing in and out by cookie. */
@Path("/")
public class AuthResource {

  private final SignInDesk desk;
  private final CurrentVertxRequest request;

  AuthResource(SignInDesk desk, CurrentVertxRequest request) {
    this.desk = desk;
    this.request = request;
  }

  /** Name and password of an account. */
  public record Credentials(
      @NotNull @Size(min = 1, max = 100) String username,
      @NotNull @Size(min = 1, max = 200) String password) {}

  /** Signs in: 204 and the cookie, 401 where name or password is wrong. */
  @POST
  @Path("/auth/login")
  @PermitAll
  @APIResponse(responseCode = "204")
  public RestResponse<Void> login(@Valid @NotNull Credentials credentials) throws SQLException {
    String token =
        desk.signIn(credentials.username(), credentials.password(), address())
            .orElseThrow(WrongCredentials::new);
    return ResponseBuilder.<Void>noContent()
        .cookie(cookie(token, (int) SignInDesk.LASTS.toSeconds()))
        .build();
  }

  /** Signs out; whoever is not signed in is signed out already. */
  @POST
  @Path("/auth/logout")
  @PermitAll
  @APIResponse(responseCode = "204")
  public RestResponse<Void> logout() throws SQLException {
    String token = TokenAuthentication.token(request.getCurrent());
    if (token != null) {
      desk.signOut(token);
    }
    return ResponseBuilder.<Void>noContent().cookie(cookie("", 0)).build();
  }

  private String address() {
    return String.valueOf(request.getCurrent().request().remoteAddress().hostAddress());
  }

  private NewCookie cookie(String value, int maxAgeSeconds) {
    return new NewCookie.Builder(TokenAuthentication.COOKIE)
        .value(value)
        .path("/")
        .maxAge(maxAgeSeconds)
        .httpOnly(true)
        .secure(request.getCurrent().request().isSSL())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
