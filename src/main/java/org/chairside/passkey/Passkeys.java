package org.chairside.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.database.OrganizationRows;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Passkeys, within the current transaction; who changes one has locked the person. */
@ApplicationScoped
public class Passkeys {

  /** So many has somebody at most. */
  public static final int MOST = 20;

  private static final String COLUMNS =
      "id, staff_id, credential_id, credential, sign_count, transports, name, backup_eligible,"
          + " backed_up, created_at, last_used_at";

  private final OrganizationRows rows;
  private final Clock clock;

  Passkeys(OrganizationRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * What an authenticator told of a passkey that it made.
   *
   * @param credential its id and public key, as WebAuthn writes them
   * @param backupEligible whether copies of it may be kept elsewhere, such as in a cloud
   */
  @SuppressWarnings("ArrayRecordComponent") // written at once
  public record NewPasskey(
      byte[] credentialId,
      byte[] credential,
      long signCount,
      List<String> transports,
      boolean backupEligible,
      boolean backedUp) {}

  /** A passkey of a person. */
  public record Passkey(
      UUID id,
      String name,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      boolean backedUp,
      NewPasskey key) {

    private static Passkey of(ResultSet row) throws SQLException {
      return new Passkey(
          row.getObject("id", UUID.class),
          row.getString("name"),
          OrganizationRows.instant(row, "created_at"),
          OrganizationRows.instantOrNull(row, "last_used_at"),
          row.getBoolean("backed_up"),
          new NewPasskey(
              row.getBytes("credential_id"),
              row.getBytes("credential"),
              row.getLong("sign_count"),
              Arrays.asList((String[]) row.getArray("transports").getArray()),
              row.getBoolean("backup_eligible"),
              row.getBoolean("backed_up")));
    }
  }

  /** The person's passkeys, in the order in which they were made. */
  public List<Passkey> of(UUID staffId) {
    return rows.list(
        "select "
            + COLUMNS
            + " from passkey where organization_id = ? and staff_id = ? order by id",
        Passkey::of,
        rows.in(),
        staffId);
  }

  /** The person's passkey of this id that its authenticator gave it. */
  Optional<Passkey> find(UUID staffId, byte[] credentialId) {
    return rows.first(
        "select "
            + COLUMNS
            + " from passkey where organization_id = ? and staff_id = ? and credential_id = ?",
        Passkey::of,
        rows.in(),
        staffId,
        credentialId);
  }

  /** Adds a passkey; null where somebody has it, here or in another organization. */
  public @Nullable Passkey add(UUID staffId, String name, NewPasskey key) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    Instant now = clock.instant();
    int added =
        rows.change(
            """
            insert into passkey (organization_id, id, staff_id, credential_id, credential,
              sign_count, transports, name, backup_eligible, backed_up, created_at)
            values (?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?)
            on conflict on constraint passkeys_are_unique do nothing
            """,
            rows.in(),
            id,
            staffId,
            key.credentialId(),
            key.credential(),
            key.signCount(),
            String.join(",", key.transports()),
            name,
            key.backupEligible(),
            key.backedUp(),
            now);
    return added == 0 ? null : new Passkey(id, name, now, null, key.backedUp(), key);
  }

  /** Notes that a passkey was shown, and what its authenticator told then. */
  void used(Passkey passkey, long signCount, boolean backedUp) {
    rows.change(
        """
        update passkey set sign_count = ?, backed_up = ?, last_used_at = ?
        where organization_id = ? and id = ?
        """,
        signCount,
        backedUp,
        clock.instant(),
        rows.in(),
        passkey.id());
  }

  /** Ends a passkey of the person; whether there was one. */
  public boolean remove(UUID staffId, UUID id) {
    return rows.change(
            "delete from passkey where organization_id = ? and staff_id = ? and id = ?",
            rows.in(),
            staffId,
            id)
        == 1;
  }
}
