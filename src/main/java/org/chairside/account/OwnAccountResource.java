package org.chairside.account;

import static org.chairside.account.AccountMessages.ACCOUNT;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.transaction.Transactions;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Verbatim;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.SignedIn;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A person's own account. Programs with an API token are refused: it is for the person alone. What
 * changes it is told as an account's event, since the change of a password holds no transaction
 * while it hashes.
 */
@Path("/")
@Authenticated
class OwnAccountResource {

  private final PasswordChange passwords;
  private final OpenAccess access;
  private final SignIns signIns;
  private final AuthCookies cookies;
  private final Transactions transactions;
  private final SecurityIdentity identity;
  private final Clock clock;

  OwnAccountResource(
      PasswordChange passwords,
      OpenAccess access,
      SignIns signIns,
      AuthCookies cookies,
      Transactions transactions,
      SecurityIdentity identity,
      Clock clock) {
    this.passwords = passwords;
    this.access = access;
    this.signIns = signIns;
    this.cookies = cookies;
    this.transactions = transactions;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * A password to change.
   *
   * @param currentPassword the one that is changed, or the temporary one that an admin gave
   * @param newPassword 12 characters to 72 bytes, not easily guessed; no rule says which characters
   */
  public record NewPassword(
      @NotNull @Size(min = 1, max = 200) @Verbatim String currentPassword,
      @NotNull @Size(min = 1, max = 200) @Verbatim String newPassword) {

    /** Neither belongs in a log. */
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  /**
   * One of a person's sign-ins.
   *
   * @param since when it was opened
   * @param lastSeenAt its last request, to a few minutes
   * @param endsAt when it ends at the latest
   * @param address from where it was opened; null for one older than this field
   * @param byPin whether a PIN opened it, not the password
   * @param current whether it is the one that asks
   * @param byProvider whether an identity provider opened it
   * @param means by what it was opened
   */
  public record SignInView(
      UUID id,
      Instant since,
      Instant lastSeenAt,
      Instant endsAt,
      @Nullable String address,
      boolean byPin,
      boolean current,
      boolean byProvider,
      Means means) {}

  /**
   * Changes the caller's password. Their other sign-ins and their PINs on devices end; this sign-in
   * goes on under a new cookie.
   */
  @POST
  @Path("/me/password")
  @APIResponse(responseCode = "204")
  public RestResponse<Void> changePassword(@Valid @NotNull NewPassword wanted) throws SQLException {
    SignedIn signIn = signIn();
    String token =
        passwords.change(
            Actor.of(identity),
            signIn,
            wanted.currentPassword(),
            wanted.newPassword(),
            cookies.origin());
    tell(AccountEventKind.PASSWORD_CHANGED, signIn);
    Duration lasts = Duration.between(clock.instant(), signIn.expiresAt());
    return ResponseBuilder.<Void>noContent().cookie(cookies.signIn(token, lasts)).build();
  }

  /** The caller's sign-ins that have not ended, in the order in which they were opened. */
  @GET
  @Path("/me/sign-ins")
  public Page<SignInView> signIns(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor)
      throws SQLException {
    SignedIn signIn = signIn();
    int most = Page.limit(limit);
    UUID after = Cursor.after(cursor);
    List<SignInView> rows =
        transactions.call(
            Actor.of(identity),
            () -> access.signIns(signIn.staffId(), signIn.token(), after, most + 1));
    return Page.of(rows, most, row -> new Cursor(row.id()));
  }

  /** Ends all of the caller's sign-ins, this one too, and forgets their PINs on devices. */
  @POST
  @Path("/me/sign-out-everywhere")
  @APIResponse(responseCode = "204")
  public RestResponse<Void> signOutEverywhere() throws SQLException {
    SignedIn signIn = signIn();
    transactions.run(Actor.of(identity), () -> access.endSignIns(signIn.staffId()));
    tell(AccountEventKind.SIGNED_OUT_EVERYWHERE, signIn);
    return ResponseBuilder.<Void>noContent().cookie(cookies.signedOut()).build();
  }

  private SignedIn signIn() throws SQLException {
    String token = cookies.signInToken();
    SignedIn signIn = token == null ? null : signIns.signedIn(token);
    if (signIn == null) {
      throw new NotAllowed(ACCOUNT.personOnly());
    }
    return signIn;
  }

  private void tell(AccountEventKind kind, SignedIn signIn) {
    signIns.tell(kind, signIn.organizationId(), signIn.staffId(), cookies.address());
  }
}
