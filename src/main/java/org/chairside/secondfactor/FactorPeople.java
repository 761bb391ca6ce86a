package org.chairside.secondfactor;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.database.OrganizationRows;
import org.chairside.platform.problem.NotFound;
import org.chairside.staff.PasswordChecks.Account;
import org.jspecify.annotations.Nullable;

/**
 * Whose second factors they are. Who changes or shows one locks the person first, so that a code is
 * used once, and that nobody signs in by what is being removed.
 */
@ApplicationScoped
class FactorPeople {

  private static final String APP = "authenticator-app";

  private final OrganizationRows rows;
  private final RightsChanges rights;

  FactorPeople(OrganizationRows rows, RightsChanges rights) {
    this.rows = rows;
    this.rights = rights;
  }

  /**
   * A person, locked until the transaction ends.
   *
   * @param passwordExpiresAt when a temporary password ends; null for one that they chose
   * @param secondFactor whether they have any
   */
  record FactorPerson(
      UUID id,
      String username,
      String name,
      boolean active,
      boolean secondFactor,
      String passwordHash,
      @Nullable Instant passwordExpiresAt) {

    /** Their account, as it is now. */
    Account account() {
      return new Account(
          Actor.current().organizationId(), id, passwordHash, passwordExpiresAt, secondFactor);
    }

    /** The hash belongs in no log. */
    @Override
    public String toString() {
      return "FactorPerson";
    }
  }

  /** Locks the person, active or not. */
  Optional<FactorPerson> lock(UUID staffId) {
    return rows.first(
        """
        select id, username, name, active, second_factor, password_hash, password_expires_at
        from staff where organization_id = ? and id = ? for no key update
        """,
        row ->
            new FactorPerson(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getBoolean("second_factor"),
                row.getString("password_hash"),
                OrganizationRows.instantOrNull(row, "password_expires_at")),
        rows.in(),
        staffId);
  }

  /** The same, refusing with 404 where there is nobody of this id in the organization. */
  FactorPerson get(UUID staffId) {
    return lock(staffId).orElseThrow(() -> new NotFound(NOT_FOUND.staffMember()));
  }

  /** The person's factors, as the audit names them: an app, and passkeys by id. */
  Set<String> factors(UUID staffId) {
    return new TreeSet<>(
        rows.list(
            """
            select p.id::text from passkey p where p.organization_id = ? and p.staff_id = ?
            union all
            select ? from authenticator_app a
            where a.organization_id = ? and a.staff_id = ? and a.confirmed_at is not null
            """,
            row -> row.getString(1),
            rows.in(),
            staffId,
            APP,
            rows.in(),
            staffId));
  }

  /** Notes what became of the person's factors, after they were locked and changed. */
  void changed(UUID staffId, Set<String> before) {
    Set<String> after = factors(staffId);
    rights.note(staffId, "secondFactors", before, after);
    rows.change(
        """
        update staff set second_factor = ? where organization_id = ? and id = ?
        """,
        !after.isEmpty(),
        rows.in(),
        staffId);
    if (after.isEmpty()) {
      rows.change(
          "delete from recovery_code where organization_id = ? and staff_id = ?",
          rows.in(),
          staffId);
    }
  }

  /** Ends all of the person's factors, and what they have begun with a password. */
  void removeAll(UUID staffId) {
    Set<String> before = factors(staffId);
    rows.change(
        "delete from authenticator_app where organization_id = ? and staff_id = ?",
        rows.in(),
        staffId);
    rows.change(
        "delete from passkey where organization_id = ? and staff_id = ?", rows.in(), staffId);
    rows.change(
        "delete from pending_sign_in where organization_id = ? and staff_id = ?",
        rows.in(),
        staffId);
    changed(staffId, before);
  }
}
