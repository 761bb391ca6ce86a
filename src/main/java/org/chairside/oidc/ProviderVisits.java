package org.chairside.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.ProviderVisit.Purpose;
import org.chairside.platform.database.OneOrganization;
import org.chairside.staff.Tokens;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Ways to providers that were begun. Each ends where somebody comes back, whatever they bring. */
@ApplicationScoped
class ProviderVisits {

  /** How long somebody has at the provider. */
  static final Duration LASTS = Duration.ofMinutes(10);

  private final OneOrganization organization;
  private final Clock clock;

  ProviderVisits(OneOrganization organization, Clock clock) {
    this.organization = organization;
    this.clock = clock;
  }

  /**
   * What only this browser knows of a way that it has begun.
   *
   * @param state what the provider gives back
   * @param browser what the browser's cookie holds
   */
  record Ticket(String state, String browser) {

    /** Neither belongs in a log. */
    @Override
    public String toString() {
      return "Ticket";
    }
  }

  /**
   * A visit that has ended, because somebody came back.
   *
   * @param signInHash of the sign-in in which it was begun; null where there was none
   */
  @SuppressWarnings("ArrayRecordComponent") // as the driver gives it, read at once
  record Ended(ProviderVisit visit, byte @Nullable [] signInHash) {}

  /** Notes a visit that begins. */
  void add(OpenProvider provider, Ticket ticket, ProviderVisit visit, byte @Nullable [] signInHash)
      throws SQLException {
    UUID in = provider.organizationId();
    organization.change(
        in,
        "delete from provider_visit where organization_id = ? and expires_at < ?",
        in,
        utc(clock.instant()));
    organization.change(
        in,
        """
        insert into provider_visit (organization_id, id, provider_id, purpose, state_hash,
          browser_hash, nonce, code_verifier, sign_in_hash, staff_id, return_to, created_at,
          expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        in,
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        provider.id(),
        visit.purpose().name(),
        Tokens.hash(ticket.state()),
        Tokens.hash(ticket.browser()),
        visit.nonce(),
        visit.codeVerifier(),
        signInHash,
        visit.staffId(),
        visit.returnTo(),
        utc(visit.beganAt()),
        utc(visit.beganAt().plus(LASTS)));
  }

  /**
   * Ends the visit of this state: who comes with the state once more begins nothing.
   *
   * @throws ProviderFault where this browser began none at this provider, or it took too long
   */
  Ended end(OpenProvider provider, Ticket ticket) throws SQLException, ProviderFault {
    try (Connection connection = organization.connect(provider.organizationId());
        PreparedStatement delete =
            connection.prepareStatement(
                """
                delete from provider_visit
                where organization_id = ? and provider_id = ? and state_hash = ?
                returning purpose, nonce, code_verifier, staff_id, return_to, created_at,
                  sign_in_hash, browser_hash, expires_at
                """)) {
      delete.setObject(1, provider.organizationId());
      delete.setObject(2, provider.id());
      delete.setBytes(3, Tokens.hash(ticket.state()));
      ResultSet row = delete.executeQuery();
      if (!row.next()
          || !Arrays.equals(row.getBytes("browser_hash"), Tokens.hash(ticket.browser()))) {
        throw new ProviderFault(SignInProblem.NOT_BEGUN_HERE, "the state is not this browser's");
      }
      if (instant(row, "expires_at").isBefore(clock.instant())) {
        throw new ProviderFault(SignInProblem.EXPIRED, "the visit took too long");
      }
      return new Ended(visit(row), row.getBytes("sign_in_hash"));
    }
  }

  private static ProviderVisit visit(ResultSet row) throws SQLException {
    return new ProviderVisit(
        Purpose.valueOf(row.getString("purpose")),
        row.getString("nonce"),
        row.getString("code_verifier"),
        row.getObject("staff_id", UUID.class),
        row.getString("return_to"),
        instant(row, "created_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
