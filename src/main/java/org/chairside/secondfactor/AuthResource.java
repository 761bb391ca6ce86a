package org.chairside.secondfactor;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.chairside.device.SharedDevices;
import org.chairside.platform.web.Verbatim;
import org.chairside.secondfactor.SecondFactorSignIn.SecondFactor;
import org.chairside.secondfactor.SecondFactorSignIn.Step;
import org.chairside.staff.AccountEvent;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.PasswordChecks.Account;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.SignedIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Signing in and out by cookie. */
@Path("/")
class AuthResource {

  private final SignIns signIns;
  private final SecondFactorSignIn steps;
  private final SharedDevices devices;
  private final AuthCookies cookies;
  private final StepCookies stepCookies;
  private final NewSignIn newSignIn;

  AuthResource(
      SignIns signIns,
      SecondFactorSignIn steps,
      SharedDevices devices,
      AuthCookies cookies,
      StepCookies stepCookies,
      NewSignIn newSignIn) {
    this.signIns = signIns;
    this.steps = steps;
    this.devices = devices;
    this.cookies = cookies;
    this.stepCookies = stepCookies;
    this.newSignIn = newSignIn;
  }

  /** Name and password of an account. */
  public record Credentials(
      @NotNull @Size(min = 1, max = 100) String username,
      @NotNull @Size(min = 1, max = 200) @Verbatim String password) {

    /** The password belongs in no log. */
    @Override
    public String toString() {
      return "Credentials";
    }
  }

  /**
   * The password was right, and a second factor has to be shown before anything is open.
   *
   * @param secondFactors those of which one does
   * @param expiresAt when the password is asked for again
   */
  public record SecondStep(List<SecondFactor> secondFactors, Instant expiresAt) {}

  /**
   * Signs in: 204 and the cookie, 401 where name or password is wrong. The sign-in that this
   * browser had before ends. Where the account has a second factor, 202 says which ones it can be,
   * and one of them has to be shown next.
   */
  @POST
  @Path("/auth/login")
  @PermitAll
  @APIResponse(responseCode = "204")
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SecondStep.class)))
  public RestResponse<SecondStep> login(@Valid @NotNull Credentials credentials)
      throws SQLException {
    Account account =
        signIns.account(credentials.username(), credentials.password(), cookies.origin());
    if (!account.secondFactor()) {
      return newSignIn.answer(signIns.signIn(account, cookies.origin()));
    }
    Step step = steps.begin(account, cookies.origin());
    return ResponseBuilder.create(
            RestResponse.Status.ACCEPTED, new SecondStep(step.factors(), step.begun().expiresAt()))
        .cookie(stepCookies.pending(step.begun().ticket().cookie()))
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
