package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.database.OrganizationRows;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.staff.PasswordChecks.Account;
import org.chairside.staff.Tokens;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins of people whose password was right and who show a second factor next, within the current
 * transaction. Each ends after some minutes, and with the password that it was begun with.
 */
@ApplicationScoped
class PendingSignIns {

  /** How long somebody has to show a second factor. */
  static final Duration LASTS = Duration.ofMinutes(5);

  private static final String SEPARATOR = ".";

  private final OrganizationRows rows;
  private final Clock clock;

  PendingSignIns(OrganizationRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * What the browser's cookie holds: the organization tells where to look, and the token is the
   * secret.
   */
  record Ticket(UUID organizationId, String token) {

    /**
     * The ticket in a cookie.
     *
     * @throws WrongCredentials where there is none
     */
    static Ticket of(@Nullable String cookie) {
      String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
      if (parts.length != 2 || parts[1].isEmpty()) {
        throw ended();
      }
      try {
        return new Ticket(UUID.fromString(parts[0]), parts[1]);
      } catch (IllegalArgumentException _) {
        throw ended();
      }
    }

    String cookie() {
      return organizationId + SEPARATOR + token;
    }

    /** The token belongs in no log. */
    @Override
    public String toString() {
      return "Ticket";
    }
  }

  /** The refusal of a step that is nobody's, or comes too late. */
  static WrongCredentials ended() {
    return new WrongCredentials(SECOND_FACTOR.pendingEnded());
  }

  /** A sign-in that was begun, and when it ends. */
  record Begun(Ticket ticket, Instant expiresAt) {}

  /** Begins one for somebody whose password was right. */
  Begun begin(Account account) {
    Instant now = clock.instant();
    Instant end = now.plus(LASTS);
    var ticket = new Ticket(rows.in(), Tokens.make());
    rows.change(
        "delete from pending_sign_in where organization_id = ? and expires_at < ?", rows.in(), now);
    rows.change(
        """
        insert into pending_sign_in (organization_id, id, staff_id, token_hash, password_proof,
          created_at, expires_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        rows.in(),
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        account.staffId(),
        Tokens.hash(ticket.token()),
        Tokens.hash(account.passwordHash()),
        now,
        end);
    return new Begun(ticket, end);
  }

  @SuppressWarnings("ArrayRecordComponent") // read at once
  private record Found(Account account, byte[] passwordProof) {}

  /** Whose it is, as long as it has not ended. */
  Optional<Account> find(Ticket ticket) {
    return rows.first(
            """
            select s.id, s.password_hash, s.password_expires_at, s.second_factor, p.password_proof
            from pending_sign_in p
            join staff s on s.organization_id = p.organization_id and s.id = p.staff_id
            where p.organization_id = ? and p.token_hash = ? and p.expires_at > ? and s.active
            """,
            row ->
                new Found(
                    new Account(
                        rows.in(),
                        row.getObject("id", UUID.class),
                        row.getString("password_hash"),
                        OrganizationRows.instantOrNull(row, "password_expires_at"),
                        row.getBoolean("second_factor")),
                    row.getBytes("password_proof")),
            rows.in(),
            Tokens.hash(ticket.token()),
            clock.instant())
        .filter(
            found ->
                MessageDigest.isEqual(
                    found.passwordProof(), Tokens.hash(found.account().passwordHash())))
        .map(Found::account);
  }

  /** Ends all that the person has begun. */
  void endAll(UUID staffId) {
    rows.change(
        "delete from pending_sign_in where organization_id = ? and staff_id = ?",
        rows.in(),
        staffId);
  }
}
