package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.passkey.PasskeyCeremony;
import org.chairside.passkey.PasskeyCeremony.Shown;
import org.chairside.passkey.PasskeyChallenges;
import org.chairside.passkey.PasskeyChallenges.Purpose;
import org.chairside.passkey.PasskeyOptions.PasskeyRequest;
import org.chairside.passkey.PasskeyProofs;
import org.chairside.passkey.Passkeys;
import org.chairside.passkey.UserHandle;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.database.OneOrganization;
import org.chairside.platform.problem.TooManyAttempts;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.platform.transaction.Transactions;
import org.chairside.secondfactor.FactorPeople.FactorPerson;
import org.chairside.secondfactor.PendingSignIns.Begun;
import org.chairside.secondfactor.PendingSignIns.Ticket;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.PasswordChecks;
import org.chairside.staff.PasswordChecks.Account;
import org.chairside.staff.PasswordChecks.FactorAttempt;
import org.chairside.staff.PasswordChecks.Origin;
import org.chairside.staff.ProvidedRights;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.Opened;
import org.chairside.staff.SignIns.Proof;
import org.chairside.stepup.PasskeyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Signs in people who show a second factor after their password, or a passkey alone. Nobody is
 * signed in yet: each transaction is the system's, in the organization that a cookie or a passkey
 * names. An attempt counts before it is looked at, like one at a password.
 */
@ApplicationScoped
class SecondFactorSignIn {

  private final Transactions transactions;
  private final OneOrganization organization;
  private final FactorPeople people;
  private final PendingSignIns pending;
  private final AuthenticatorApps apps;
  private final RecoveryCodes recoveryCodes;
  private final Passkeys passkeys;
  private final PasskeyChallenges challenges;
  private final PasskeyProofs proofs;
  private final PasskeyCeremony ceremony;
  private final PasswordChecks checks;
  private final ProvidedRights provided;
  private final SignIns signIns;

  SecondFactorSignIn(
      Transactions transactions,
      OneOrganization organization,
      FactorPeople people,
      PendingSignIns pending,
      AuthenticatorApps apps,
      RecoveryCodes recoveryCodes,
      Passkeys passkeys,
      PasskeyChallenges challenges,
      PasskeyProofs proofs,
      PasskeyCeremony ceremony,
      PasswordChecks checks,
      ProvidedRights provided,
      SignIns signIns) {
    this.transactions = transactions;
    this.organization = organization;
    this.people = people;
    this.pending = pending;
    this.apps = apps;
    this.recoveryCodes = recoveryCodes;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.proofs = proofs;
    this.ceremony = ceremony;
    this.checks = checks;
    this.provided = provided;
    this.signIns = signIns;
  }

  /** What somebody can show after their password. */
  enum SecondFactor {
    /** A code of their authenticator app. */
    CODE,
    PASSKEY,
    RECOVERY_CODE
  }

  /** A step that somebody has to take, and what they can show. */
  record Step(Begun begun, List<SecondFactor> factors) {}

  /** Begins the second step of somebody whose password was right. */
  Step begin(Account account, Origin origin) {
    Step step =
        transactions.call(
            Actor.system(account.organizationId()),
            () -> new Step(pending.begin(account), factors(account.staffId())));
    signIns.tell(
        AccountEventKind.PASSWORD_ACCEPTED,
        account.organizationId(),
        account.staffId(),
        origin.address());
    return step;
  }

  private List<SecondFactor> factors(UUID staffId) {
    List<SecondFactor> found = new ArrayList<>();
    if (apps.of(staffId).isPresent()) {
      found.add(SecondFactor.CODE);
    }
    if (!passkeys.of(staffId).isEmpty()) {
      found.add(SecondFactor.PASSKEY);
    }
    if (recoveryCodes.left(staffId) > 0) {
      found.add(SecondFactor.RECOVERY_CODE);
    }
    return found;
  }

  /**
   * Signs in with a code after a password.
   *
   * @throws WrongCredentials where the code is wrong, or the step has ended
   * @throws TooManyAttempts as for a password
   */
  Opened byCode(Ticket ticket, String code, Origin origin) throws SQLException {
    return second(
        ticket,
        origin,
        Means.PASSWORD_AND_CODE,
        AccountEventKind.SIGNED_IN_BY_CODE,
        person -> apps.use(person.id(), code));
  }

  /** The same with a recovery code. */
  Opened byRecoveryCode(Ticket ticket, String code, Origin origin) throws SQLException {
    return second(
        ticket,
        origin,
        Means.PASSWORD_AND_RECOVERY_CODE,
        AccountEventKind.SIGNED_IN_BY_RECOVERY_CODE,
        person -> recoveryCodes.use(person.id(), code));
  }

  /** The same with a passkey. */
  Opened byPasskey(Ticket ticket, PasskeyAnswer answer, Origin origin) throws SQLException {
    Shown shown = proofs.taken(answer, Purpose.SECOND_STEP, ticket.token()).orElse(null);
    return second(
        ticket,
        origin,
        Means.PASSWORD_AND_PASSKEY,
        AccountEventKind.SIGNED_IN_BY_SECOND_PASSKEY,
        person -> shown != null && proofs.use(person.id(), shown));
  }

  /** Whether somebody shows what they have to. */
  private interface Comparison {
    boolean isRight(FactorPerson person);
  }

  private Opened second(
      Ticket ticket, Origin origin, Means means, AccountEventKind done, Comparison comparison)
      throws SQLException {
    Account account = account(ticket);
    FactorAttempt attempt =
        checks.countFactor(
            account,
            origin,
            means == Means.PASSWORD_AND_PASSKEY
                ? PasswordChecks.Purpose.PASSKEY
                : PasswordChecks.Purpose.SECOND_FACTOR);
    Optional<Opened> opened =
        transactions.call(
            Actor.system(ticket.organizationId()),
            () -> {
              FactorPerson person =
                  people.lock(account.staffId()).orElseThrow(PendingSignIns::ended);
              // It may have ended while this attempt waited for the person.
              if (pending.find(ticket).isEmpty()) {
                throw PendingSignIns.ended();
              }
              return comparison.isRight(person)
                  ? Optional.of(open(person, means, origin))
                  : Optional.empty();
            });
    return told(attempt, opened.orElse(null), done);
  }

  private Account account(Ticket ticket) {
    return transactions.call(
        Actor.system(ticket.organizationId()),
        () -> pending.find(ticket).orElseThrow(PendingSignIns::ended));
  }

  /** Asks for a passkey of who has to show one after their password. */
  PasskeyRequest askSecond(Ticket ticket) throws SQLException {
    Account account = account(ticket);
    String challenge = challenges.make(Purpose.SECOND_STEP, ticket.token());
    return transactions.call(
        Actor.system(ticket.organizationId()),
        () ->
            PasskeyRequest.of(challenge, ceremony.relyingParty(), passkeys.of(account.staffId())));
  }

  /** Asks for any passkey of ours that the device has. */
  PasskeyRequest ask(String browser) throws SQLException {
    return PasskeyRequest.of(
        challenges.make(Purpose.SIGN_IN, browser), ceremony.relyingParty(), List.of());
  }

  /**
   * Signs in with a passkey alone: it says whose it is.
   *
   * @param browser what the cookie holds of the browser that asked
   * @throws WrongCredentials where it is not right
   */
  Opened byPasskeyAlone(@Nullable String browser, PasskeyAnswer answer, Origin origin)
      throws SQLException {
    Shown shown =
        proofs
            .taken(answer, Purpose.SIGN_IN, browser)
            .orElseThrow(SecondFactorSignIn::passkeyWrong);
    UserHandle whose =
        UserHandle.of(shown.userHandle()).orElseThrow(SecondFactorSignIn::passkeyWrong);
    Actor system = Actor.system(whose.organizationId());
    Account account =
        transactions
            .call(system, () -> people.lock(whose.staffId()).map(FactorPerson::account))
            .orElseThrow(SecondFactorSignIn::passkeyWrong);
    FactorAttempt attempt = checks.countFactor(account, origin, PasswordChecks.Purpose.PASSKEY);
    Optional<Opened> opened =
        transactions.call(
            system,
            () -> {
              FactorPerson person =
                  people.lock(whose.staffId()).orElseThrow(SecondFactorSignIn::passkeyWrong);
              // Who signs in at a provider has no other way in; nobody does who was deactivated.
              return person.active()
                      && !provided.provideRoles(person.id())
                      && proofs.use(person.id(), shown)
                  ? Optional.of(open(person, Means.PASSKEY, origin))
                  : Optional.empty();
            });
    return told(attempt, opened.orElse(null), AccountEventKind.SIGNED_IN_BY_PASSKEY);
  }

  private Opened open(FactorPerson person, Means means, Origin origin) throws SQLException {
    UUID in = Actor.current().organizationId();
    pending.endAll(person.id());
    try (Connection connection = organization.connect(in)) {
      return signIns.open(
          connection,
          new Proof(in, person.id(), person.passwordHash(), means),
          signIns.end(person.passwordExpiresAt()),
          origin.address());
    }
  }

  private Opened told(FactorAttempt attempt, @Nullable Opened opened, AccountEventKind done)
      throws SQLException {
    checks.compared(attempt, opened != null);
    if (opened == null) {
      throw attempt.purpose() == PasswordChecks.Purpose.PASSKEY
          ? passkeyWrong()
          : new WrongCredentials(SECOND_FACTOR.codeRefused());
    }
    signIns.tell(done, opened.organizationId(), opened.staffId(), attempt.origin().address());
    return opened;
  }

  private static WrongCredentials passkeyWrong() {
    return new WrongCredentials(SECOND_FACTOR.passkeyWrong());
  }
}
