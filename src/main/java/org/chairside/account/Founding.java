package org.chairside.account;

import static org.chairside.account.AccountMessages.ACCOUNT;
import static org.chairside.staff.StaffMessages.STAFF;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.staff.Passwords;
import org.chairside.staff.StaffAccounts;

/** Founds organizations: each with its initial data and its first admin, or not at all. */
@ApplicationScoped
public class Founding {

  private static final int LONGEST_NAME = 200;
  // The form of a username of POST /staff.
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{2,60}");

  private final EveryOrganization everyOrganization;
  private final StaffAccounts accounts;
  private final Passwords passwords;

  Founding(EveryOrganization everyOrganization, StaffAccounts accounts, Passwords passwords) {
    this.everyOrganization = everyOrganization;
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /**
   * Founds an organization that nobody has yet.
   *
   * @return its id
   * @throws Conflict where there is one of that name, in any case, or the username is taken
   * @throws Invalid where a name has the wrong form, or the password is easily guessed
   */
  public UUID foundAnother(String organization, String admin, String password) throws SQLException {
    String name = organization.strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new Invalid("organization", ACCOUNT.organizationName(LONGEST_NAME));
    }
    if (!USERNAME.matcher(admin).matches()) {
      throw new Invalid("admin", STAFF.usernameForm());
    }
    if (isTaken(name)) {
      throw Conflict.over("organization", ACCOUNT.organizationTaken());
    }
    return found(name, admin, password);
  }

  /**
   * Founds an organization whose names its operator answers for.
   *
   * @throws Invalid where the password is easily guessed
   */
  UUID found(String organization, String admin, String password) {
    passwords.requireStrong("password", password, List.of(admin, organization));
    return accounts.found(
        organization, () -> accounts.takeOn(admin, admin, Set.of(Role.ADMIN), password));
  }

  private boolean isTaken(String name) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement("select from organization where lower(name) = lower(?)")) {
      query.setString(1, name);
      return query.executeQuery().next();
    }
  }
}
