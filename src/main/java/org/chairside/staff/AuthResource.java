package org.chairside.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.platform.web.Verbatim;
import org.chairside.staff.SignIns.Opened;
import org.chairside.staff.SignIns.SignedIn;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Signing in and out by cookie. */
@Path("/")
class AuthResource {

  private final SignIns signIns;
  private final SharedDevices devices;
  private final AuthCookies cookies;

  AuthResource(SignIns signIns, SharedDevices devices, AuthCookies cookies) {
    this.signIns = signIns;
    this.devices = devices;
    this.cookies = cookies;
  }

  /** Name and password of an account. */
  public record Credentials(
      @NotNull @Size(min = 1, max = 100) String username,
      @NotNull @Size(min = 1, max = 200) @Verbatim String password) {}

  /**
   * Signs in: 204 and the cookie, 401 where name or password is wrong. The sign-in that this
   * browser had before ends.
   */
  @POST
  @Path("/auth/login")
  @PermitAll
  @APIResponse(responseCode = "204")
  public RestResponse<Void> login(@Valid @NotNull Credentials credentials) throws SQLException {
    Opened opened =
        signIns
            .signIn(credentials.username(), credentials.password(), cookies.origin())
            .orElseThrow(WrongCredentials::new);
    String earlier = cookies.signInToken();
    if (earlier != null) {
      signIns.signOut(earlier);
    }
    return ResponseBuilder.<Void>noContent()
        .cookie(cookies.signIn(opened.token(), opened.lasts()))
        .build();
  }

  /** Signs out and forgets the PIN on this device; without a sign-in it does nothing. */
  @POST
  @Path("/auth/logout")
  @PermitAll
  @APIResponse(responseCode = "204")
  public RestResponse<Void> logout() throws SQLException {
    String token = cookies.signInToken();
    if (token != null) {
      forgetOnThisDevice(token);
      signIns.signOut(token);
    }
    return ResponseBuilder.<Void>noContent().cookie(cookies.signedOut()).build();
  }

  private void forgetOnThisDevice(String token) throws SQLException {
    SignedIn person = signIns.signedIn(token);
    String device = cookies.deviceToken();
    if (person != null && device != null) {
      devices.forget(person, device);
    }
    if (person != null) {
      signIns.tell(
          AccountEvent.AccountEventKind.SIGNED_OUT,
          person.organizationId(),
          person.staffId(),
          cookies.address());
    }
  }
}
