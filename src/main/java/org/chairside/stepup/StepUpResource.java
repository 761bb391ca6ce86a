package org.chairside.stepup;

import static org.chairside.stepup.StepUpMessages.STEP_UP;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.chairside.device.SharedDevices;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.platform.transaction.Transactions;
import org.chairside.platform.web.Verbatim;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.PasswordChecks;
import org.chairside.staff.PasswordChecks.Purpose;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.SignedIn;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/** The signed-in person shows that it is they. No transaction is open while a secret is hashed. */
@Path("/")
@Authenticated
class StepUpResource {

  private final StepUp stepUp;
  private final StaffMembers staff;
  private final PasswordChecks passwords;
  private final SharedDevices devices;
  private final FactorProofs factors;
  private final SignIns signIns;
  private final AuthCookies cookies;
  private final Transactions transactions;
  private final SecurityIdentity identity;

  StepUpResource(
      StepUp stepUp,
      StaffMembers staff,
      PasswordChecks passwords,
      SharedDevices devices,
      FactorProofs factors,
      SignIns signIns,
      AuthCookies cookies,
      Transactions transactions,
      SecurityIdentity identity) {
    this.stepUp = stepUp;
    this.staff = staff;
    this.passwords = passwords;
    this.devices = devices;
    this.factors = factors;
    this.signIns = signIns;
    this.cookies = cookies;
    this.transactions = transactions;
    this.identity = identity;
  }

  /**
   * One of a password, a PIN, a code and a passkey's answer.
   *
   * @param pin of the person on this device
   * @param code of their authenticator app
   */
  public record Reauthentication(
      @Nullable @Size(min = 1, max = 200) @Verbatim String password,
      @Nullable @Size(min = 1, max = 20) @Verbatim String pin,
      @Nullable @Size(min = 1, max = 20) @Verbatim String code,
      @Nullable @Valid PasskeyAnswer passkey) {

    /** None of them belongs in a log. */
    @Override
    public String toString() {
      return "Reauthentication";
    }
  }

  /**
   * The person has shown that it is they.
   *
   * @param until signatures need nothing more before that instant
   */
  public record Reauthenticated(Instant until) {}

  /**
   * Takes the caller's password, PIN, code or passkey, so that they can sign for some minutes.
   * Wrong ones count like those of a sign-in.
   */
  @POST
  @Path("/me/reauthentication")
  public Reauthenticated reauthenticate(@Valid @NotNull Reauthentication wanted)
      throws SQLException {
    String token = cookies.signInToken();
    SignedIn signIn = token == null ? null : signIns.signedIn(token);
    if (signIn == null) {
      throw new NotAllowed(STEP_UP.personOnly());
    }
    if (Stream.of(wanted.password(), wanted.pin(), wanted.code(), wanted.passkey())
            .filter(Objects::nonNull)
            .count()
        != 1) {
      throw new Invalid("password", STEP_UP.passwordOrPin());
    }
    Actor actor = Actor.of(identity);
    AccountEventKind done = check(actor, signIn, wanted);
    Instant provenAt = signIns.prove(signIn);
    if (provenAt == null) {
      throw new WrongCredentials(STEP_UP.signInEnded());
    }
    signIns.tell(done, signIn.organizationId(), signIn.staffId(), cookies.address());
    return new Reauthenticated(provenAt.plus(transactions.call(actor, stepUp::lasts)));
  }

  private AccountEventKind check(Actor actor, SignedIn signIn, Reauthentication wanted)
      throws SQLException {
    if (wanted.passkey() != null) {
      factors.requirePasskey(actor, signIn, wanted.passkey(), cookies.origin());
      return AccountEventKind.REAUTHENTICATED_BY_PASSKEY;
    }
    if (wanted.code() != null) {
      factors.requireCode(actor, signIn, wanted.code(), cookies.origin());
      return AccountEventKind.REAUTHENTICATED_BY_CODE;
    }
    if (wanted.pin() != null) {
      devices.requirePin(cookies.deviceToken(), signIn, wanted.pin(), cookies.address());
    } else if (wanted.password() != null) {
      checkPassword(actor, signIn, wanted.password());
    }
    return AccountEventKind.REAUTHENTICATED;
  }

  private void checkPassword(Actor actor, SignedIn signIn, String password) throws SQLException {
    String username = transactions.call(actor, () -> staff.get(signIn.staffId()).username());
    if (passwords.check(username, password, cookies.origin(), Purpose.REAUTHENTICATION).isEmpty()) {
      throw new Invalid("password", STEP_UP.passwordWrong());
    }
  }
}
