package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.chairside.passkey.PasskeyCeremony.Shown;
import org.chairside.passkey.PasskeyChallenges.Purpose;
import org.chairside.passkey.PasskeyProofs;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.database.OrganizationRows;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.transaction.Transactions;
import org.chairside.secondfactor.FactorPeople.FactorPerson;
import org.chairside.staff.PasswordChecks;
import org.chairside.staff.PasswordChecks.Account;
import org.chairside.staff.PasswordChecks.FactorAttempt;
import org.chairside.staff.PasswordChecks.Origin;
import org.chairside.staff.ProvidedRights;
import org.chairside.staff.SignIns.SignedIn;
import org.chairside.staff.Tokens;
import org.chairside.stepup.FactorProofs;
import org.chairside.stepup.PasskeyAnswer;
import org.chairside.stepup.StepUp;

/** Second factors that somebody signed in shows, and what asks for them. */
@ApplicationScoped
class OwnFactorProofs implements FactorProofs {

  private final Transactions transactions;
  private final OrganizationRows rows;
  private final FactorPeople people;
  private final AuthenticatorApps apps;
  private final PasskeyProofs proofs;
  private final PasswordChecks checks;
  private final ProvidedRights provided;
  private final StepUp stepUp;
  private final Clock clock;

  OwnFactorProofs(
      Transactions transactions,
      OrganizationRows rows,
      FactorPeople people,
      AuthenticatorApps apps,
      PasskeyProofs proofs,
      PasswordChecks checks,
      ProvidedRights provided,
      StepUp stepUp,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.people = people;
    this.apps = apps;
    this.proofs = proofs;
    this.checks = checks;
    this.provided = provided;
    this.stepUp = stepUp;
    this.clock = clock;
  }

  @Override
  public void requireCode(Actor actor, SignedIn person, String code, Origin origin)
      throws SQLException {
    if (!isRight(actor, person, origin, locked -> apps.use(locked.id(), code))) {
      throw new Invalid("code", SECOND_FACTOR.codeWrong());
    }
  }

  @Override
  public void requirePasskey(Actor actor, SignedIn person, PasskeyAnswer answer, Origin origin)
      throws SQLException {
    Shown shown = proofs.taken(answer, Purpose.REAUTHENTICATION, person.token()).orElse(null);
    if (!isRight(
        actor, person, origin, locked -> shown != null && proofs.use(locked.id(), shown))) {
      throw new Invalid("passkey", SECOND_FACTOR.passkeyWrong());
    }
  }

  private interface Comparison {
    boolean isRight(FactorPerson person);
  }

  private boolean isRight(Actor actor, SignedIn person, Origin origin, Comparison comparison)
      throws SQLException {
    Account account = transactions.call(actor, () -> people.get(person.staffId()).account());
    FactorAttempt attempt =
        checks.countFactor(account, origin, PasswordChecks.Purpose.REAUTHENTICATION);
    boolean right =
        transactions.call(
            actor,
            () -> {
              boolean fits = comparison.isRight(people.get(person.staffId()));
              if (fits) {
                prove(person.token());
              }
              return fits;
            });
    checks.compared(attempt, right);
    return right;
  }

  private void prove(String token) {
    rows.change(
        "update sign_in set factor_proven_at = ? where organization_id = ? and token_hash = ?",
        clock.instant(),
        rows.in(),
        Tokens.hash(token));
  }

  /**
   * Lets somebody change their own factors, within the current transaction, and locks them. A PIN
   * does not do, which others may have seen; nor does a password alone where there is a factor: who
   * stole it could put a factor of their own in its place.
   *
   * @param token of the sign-in that asks
   * @throws NotAllowed where a machine calls, or the person has to show that it is they
   * @throws Conflict where a PIN opened the sign-in, or the person signs in at a provider
   */
  FactorPerson requireMayChange(String token) {
    stepUp.require();
    Actor actor = Actor.current();
    UUID staffId = Objects.requireNonNull(actor.staffId());
    if (actor.access().means() == Means.PIN) {
      throw new Conflict(SECOND_FACTOR.byPassword());
    }
    FactorPerson person = people.get(staffId);
    if (provided.provideRoles(staffId)) {
      throw new Conflict(SECOND_FACTOR.signsInElsewhere());
    }
    if (person.secondFactor() && !isProven(token)) {
      throw new NotAllowed(SECOND_FACTOR.proofRequired());
    }
    return person;
  }

  private boolean isProven(String token) {
    Instant since = clock.instant().minus(stepUp.lasts());
    return rows.first(
            """
            select true from sign_in
            where organization_id = ? and token_hash = ? and factor_proven_at > ?
            """,
            row -> true,
            rows.in(),
            Tokens.hash(token),
            since)
        .isPresent();
  }

  /**
   * Notes that the person of this sign-in has their first factor, which they have just shown: from
   * now on it is a sign-in by two.
   */
  void becomesTwoFactors(String token, Means means) {
    rows.change(
        """
        update sign_in set factor_proven_at = ?, means = ?
        where organization_id = ? and token_hash = ?
        """,
        clock.instant(),
        means.name(),
        rows.in(),
        Tokens.hash(token));
  }
}
