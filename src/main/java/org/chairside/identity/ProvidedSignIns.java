package org.chairside.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.OneOrganization;
import org.chairside.staff.SignIns;
import org.chairside.staff.Tokens;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Sign-ins that a provider opened and ends, within the current transaction. */
@ApplicationScoped
public class ProvidedSignIns {

  private final OneOrganization organization;
  private final Clock clock;

  ProvidedSignIns(OneOrganization organization, Clock clock) {
    this.organization = organization;
    this.clock = clock;
  }

  /**
   * Opens a sign-in. Where the provider does not say when the person last entered something, a
   * signature asks them for it.
   *
   * @param session the person's session at the provider; null where it names none
   * @param provenAt when the person last entered something there; null where it does not say
   * @param address from where
   * @return what the browser's cookie holds
   */
  public String open(
      UUID staffId,
      UUID provider,
      @Nullable String session,
      @Nullable Instant provenAt,
      String address) {
    Instant now = clock.instant();
    Instant proven = provenAt == null ? Instant.EPOCH : provenAt;
    String token = Tokens.make();
    change(
        """
        insert into sign_in (organization_id, id, staff_id, token_hash, created_at, last_seen_at,
          expires_at, by_pin, address, proven_at, provider_id, provider_session)
        values (?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?)
        """,
        Actor.current().organizationId(),
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        staffId,
        Tokens.hash(token),
        utc(now),
        utc(now),
        utc(now.plus(SignIns.LASTS)),
        address,
        utc(proven.isAfter(now) ? now : proven),
        provider,
        session);
    return token;
  }

  /** Notes that the person of this sign-in proved themselves now; whether it is open still. */
  public boolean prove(UUID staffId, byte[] tokenHash) {
    Instant now = clock.instant();
    return change(
            """
            update sign_in set proven_at = ?
            where organization_id = ? and staff_id = ? and token_hash = ? and ended_at is null
              and expires_at > ?
            """,
            utc(now),
            Actor.current().organizationId(),
            staffId,
            tokenHash,
            utc(now))
        == 1;
  }

  /** From now on this sign-in is the provider's; whether it is open still. */
  public boolean give(byte[] tokenHash, UUID staffId, UUID provider, @Nullable String session) {
    return change(
            """
            update sign_in set provider_id = ?, provider_session = ?, by_pin = false
            where organization_id = ? and staff_id = ? and token_hash = ? and ended_at is null
            """,
            provider,
            session,
            Actor.current().organizationId(),
            staffId,
            tokenHash)
        == 1;
  }

  /** Ends the sign-in of this token. */
  public void end(byte[] tokenHash) {
    change(
        """
        update sign_in set ended_at = ?
        where organization_id = ? and token_hash = ? and ended_at is null
        """,
        utc(clock.instant()),
        Actor.current().organizationId(),
        tokenHash);
  }

  /** Ends all of the person's sign-ins but that of this token, and forgets their PINs. */
  public void endOthers(UUID staffId, byte[] tokenHash) {
    forgetPins(staffId);
    change(
        """
        update sign_in set ended_at = ?
        where organization_id = ? and staff_id = ? and token_hash <> ? and ended_at is null
        """,
        utc(clock.instant()),
        Actor.current().organizationId(),
        staffId,
        tokenHash);
    // One that was being typed meanwhile: see OpenAccess.
    forgetPins(staffId);
    change(
        "delete from pending_sign_in where organization_id = ? and staff_id = ?",
        Actor.current().organizationId(),
        staffId);
  }

  /** Ends all of the person's sign-ins and forgets their PINs. */
  public void endAll(UUID staffId) {
    endOthers(staffId, new byte[0]);
  }

  /**
   * Ends what a session at the provider opened. A PIN, and what it opened, goes back to some
   * session of the person: it ends, too.
   */
  public void endSession(UUID staffId, UUID provider, String session) {
    forgetPins(staffId);
    change(
        """
        update sign_in set ended_at = ?
        where organization_id = ? and staff_id = ? and ended_at is null
          and (by_pin or (provider_id = ? and provider_session = ?))
        """,
        utc(clock.instant()),
        Actor.current().organizationId(),
        staffId,
        provider,
        session);
    forgetPins(staffId);
  }

  /** Whose open sign-ins this session of the provider opened. */
  public Set<UUID> peopleOf(UUID provider, String session) {
    try (Connection connection = organization.connect(Actor.current().organizationId());
        PreparedStatement query =
            connection.prepareStatement(
                """
                select distinct staff_id from sign_in
                where organization_id = ? and provider_id = ? and provider_session = ?
                  and ended_at is null
                """)) {
      query.setObject(1, Actor.current().organizationId());
      query.setObject(2, provider);
      query.setString(3, session);
      ResultSet row = query.executeQuery();
      Set<UUID> found = new HashSet<>();
      while (row.next()) {
        found.add(row.getObject(1, UUID.class));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("sign-ins cannot be read (" + e.getSQLState() + ")", e);
    }
  }

  private void forgetPins(UUID staffId) {
    change(
        "delete from device_person where organization_id = ? and staff_id = ?",
        Actor.current().organizationId(),
        staffId);
  }

  /** Notes a logout token; whether it is new. */
  public boolean isNew(UUID provider, String tokenId, Instant until) {
    UUID in = Actor.current().organizationId();
    change(
        "delete from logout_token where organization_id = ? and expires_at < ?",
        in,
        utc(clock.instant()));
    return change(
            """
            insert into logout_token (organization_id, provider_id, token_hash, expires_at)
            values (?, ?, ?, ?) on conflict do nothing
            """,
            in,
            provider,
            Tokens.hash(tokenId),
            utc(until))
        == 1;
  }

  private int change(String sql, @Nullable Object... values) {
    try {
      return organization.change(Actor.current().organizationId(), sql, values);
    } catch (SQLException e) {
      throw new IllegalStateException("a sign-in cannot be written (" + e.getSQLState() + ")", e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
