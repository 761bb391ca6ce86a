package org.chairside.account;

import static org.chairside.account.AccountMessages.ACCOUNT;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.TooManyAttempts;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.PasswordChecks;
import org.chairside.staff.PasswordChecks.Account;
import org.chairside.staff.PasswordChecks.Origin;
import org.chairside.staff.PasswordChecks.Purpose;
import org.chairside.staff.Passwords;
import org.chairside.staff.SignIns.SignedIn;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffAccounts;
import org.chairside.staff.StaffMembers;
import org.chairside.staff.Tokens;

/** Changes the password of somebody who knows it, and ends what was opened with the old one. */
@ApplicationScoped
class PasswordChange {

  private static final String CURRENT = "currentPassword";
  private static final String NEW = "newPassword";

  private final Transactions transactions;
  private final StaffMembers staff;
  private final StaffAccounts accounts;
  private final PasswordChecks checks;
  private final Passwords passwords;
  private final OpenAccess access;

  PasswordChange(
      Transactions transactions,
      StaffMembers staff,
      StaffAccounts accounts,
      PasswordChecks checks,
      Passwords passwords,
      OpenAccess access) {
    this.transactions = transactions;
    this.staff = staff;
    this.accounts = accounts;
    this.checks = checks;
    this.passwords = passwords;
    this.access = access;
  }

  private record Named(String username, List<String> names) {}

  /**
   * Changes the password. No transaction is open while passwords are hashed.
   *
   * @return the token that the sign-in has from now on
   * @throws Invalid where the current password is wrong or the new one is refused
   * @throws TooManyAttempts where the current password was guessed too often
   * @throws WrongCredentials where the sign-in has ended meanwhile
   */
  String change(Actor actor, SignedIn signIn, String current, String wanted, Origin origin)
      throws SQLException {
    Named person = transactions.call(actor, () -> named(staff.get(signIn.staffId())));
    passwords.requireStrong(NEW, wanted, person.names());
    if (wanted.equals(current)) {
      throw new Invalid(NEW, ACCOUNT.passwordUnchanged());
    }
    Account account =
        checks
            .check(person.username(), current, origin, Purpose.PASSWORD_CHANGE)
            .orElseThrow(PasswordChange::wrong);
    String hash = passwords.hash(wanted);
    String token = Tokens.make();
    transactions.run(actor, () -> replace(account, hash, signIn, token));
    return token;
  }

  private Named named(Staff person) {
    return new Named(person.username(), accounts.names(person.username(), person.name()));
  }

  private void replace(Account account, String hash, SignedIn signIn, String token) {
    Staff person = staff.getLocked(account.staffId());
    if (!person.hasPassword(account.passwordHash())) {
      // changed in another tab, or reset, since it was compared
      throw wrong();
    }
    person.setPassword(hash);
    staff.flush();
    access.endOtherSignIns(person.id(), signIn.token());
    if (!access.rotate(signIn.token(), token)) {
      throw new WrongCredentials(ACCOUNT.signInEnded());
    }
  }

  private static Invalid wrong() {
    return new Invalid(CURRENT, ACCOUNT.passwordWrong());
  }
}
