package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.chairside.passkey.PasskeyOptions.PasskeyRequest;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.web.StrangerCalls;
import org.chairside.platform.web.Verbatim;
import org.chairside.secondfactor.PendingSignIns.Ticket;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.SignIns.Opened;
import org.chairside.staff.Tokens;
import org.chairside.stepup.PasskeyAnswer;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The second step of a sign-in, and the sign-in by passkey, which has one step. */
@Path("/")
@PermitAll
class SecondStepResource {

  private final SecondFactorSignIn steps;
  private final StrangerCalls strangers;
  private final AuthCookies cookies;
  private final StepCookies stepCookies;
  private final NewSignIn newSignIn;

  SecondStepResource(
      SecondFactorSignIn steps,
      StrangerCalls strangers,
      AuthCookies cookies,
      StepCookies stepCookies,
      NewSignIn newSignIn) {
    this.steps = steps;
    this.strangers = strangers;
    this.cookies = cookies;
    this.stepCookies = stepCookies;
    this.newSignIn = newSignIn;
  }

  /**
   * A code, and not both.
   *
   * @param code of the authenticator app
   */
  public record FactorCode(
      @Nullable @Size(min = 1, max = 20) @Verbatim String code,
      @Nullable @Size(min = 1, max = 40) @Verbatim String recoveryCode) {

    /** Neither belongs in a log. */
    @Override
    public String toString() {
      return "FactorCode";
    }
  }

  /**
   * For what a passkey is asked.
   *
   * @param secondStep whether after a password, from who began to sign in so; else from anybody,
   *     without a name
   */
  public record PasskeyWish(boolean secondStep) {}

  /**
   * A passkey's answer.
   *
   * @param secondStep as when it was asked for
   */
  public record PasskeySignIn(boolean secondStep, @NotNull @Valid PasskeyAnswer passkey) {}

  /**
   * Shows a second factor after a right password: 204 and the cookie, 401 where it is wrong or the
   * password is too long ago.
   */
  @POST
  @Path("/auth/second-factor")
  @APIResponse(responseCode = "204")
  public RestResponse<Void> show(@Valid @NotNull FactorCode wanted) throws SQLException {
    Ticket ticket = Ticket.of(stepCookies.pending());
    Opened opened;
    if (wanted.code() != null && wanted.recoveryCode() == null) {
      opened = steps.byCode(ticket, wanted.code(), cookies.origin());
    } else if (wanted.recoveryCode() != null && wanted.code() == null) {
      opened = steps.byRecoveryCode(ticket, wanted.recoveryCode(), cookies.origin());
    } else {
      throw new Invalid("code", SECOND_FACTOR.codeOrRecoveryCode());
    }
    return newSignIn.answer(opened);
  }

  /** What a browser asks an authenticator for, in the form of WebAuthn. */
  @POST
  @Path("/auth/passkey/options")
  public RestResponse<PasskeyRequest> ask(@Valid @NotNull PasskeyWish wish) throws SQLException {
    strangers.count(cookies.address());
    if (wish.secondStep()) {
      return RestResponse.ok(steps.askSecond(Ticket.of(stepCookies.pending())));
    }
    String browser = Tokens.make();
    return ResponseBuilder.ok(steps.ask(browser)).cookie(stepCookies.passkey(browser)).build();
  }

  /** Signs in with a passkey: 204 and the cookie, 401 where its answer is wrong or too late. */
  @POST
  @Path("/auth/passkey")
  @APIResponse(responseCode = "204")
  public RestResponse<Void> byPasskey(@Valid @NotNull PasskeySignIn wanted) throws SQLException {
    strangers.count(cookies.address());
    return newSignIn.answer(
        wanted.secondStep()
            ? steps.byPasskey(Ticket.of(stepCookies.pending()), wanted.passkey(), cookies.origin())
            : steps.byPasskeyAlone(stepCookies.passkey(), wanted.passkey(), cookies.origin()));
  }
}
