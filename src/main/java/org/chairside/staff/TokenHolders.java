package org.chairside.staff;

import io.agroal.api.AgroalDataSource;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.message.Language;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds who holds the token of a sign-in or of an API client, over all organizations. */
@ApplicationScoped
public class TokenHolders {

  private static final Logger LOG = Logger.getLogger(TokenHolders.class);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  private final AgroalDataSource database;
  private final SignInIdling idling;
  private final Clock clock;

  TokenHolders(AgroalDataSource database, SignInIdling idling, Clock clock) {
    this.database = database;
    this.idling = idling;
    this.clock = clock;
  }

  /**
   * Who holds a token.
   *
   * @param language in which they read; null where the account has no such setting
   * @param passwordChangeDue whether they signed in with a temporary password
   */
  record Holder(Actor actor, @Nullable Language language, boolean passwordChangeDue) {}

  /** A holder, and whether the use of the token is to be noted. */
  private record Found(Holder holder, boolean ofSignIn, boolean unnoted) {}

  /** The token that a request carries, in its cookie or as an API client's bearer, or null. */
  public @Nullable String token(RoutingContext request) {
    return TokenAuthentication.token(request);
  }

  /** Whether somebody holds the token still. Asking is no use of it. */
  public boolean isHeld(String token) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return find(connection, token) != null;
    }
  }

  /**
   * Who calls with this token, or empty where it is unknown, has ended, or was not used for longer
   * than a sign-in may idle.
   */
  Optional<Holder> holder(String token) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Found found = find(connection, token);
      if (found == null) {
        return Optional.empty();
      }
      if (found.unnoted()) {
        noteUse(connection, token, found.ofSignIn());
      }
      return Optional.of(found.holder());
    }
  }

  private @Nullable Found find(Connection connection, String token) throws SQLException {
    Instant now = clock.instant();
    byte[] hash = Tokens.hash(token);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select s.organization_id, s.id, s.roles, s.language, t.of_sign_in, t.unnoted,
              t.of_sign_in and s.password_expires_at is not null
            from (
              select organization_id, staff_id, true as of_sign_in, last_seen_at < ? as unnoted
              from sign_in
              where token_hash = ? and ended_at is null and expires_at > ? and last_seen_at > ?
              union all
              select organization_id, staff_id, false, last_used_at is null or last_used_at < ?
              from api_token
              where token_hash = ? and revoked_at is null
                and (expires_at is null or expires_at > ?)
            ) t
            join staff s on s.organization_id = t.organization_id and s.id = t.staff_id
            where s.active
            """)) {
      query.setObject(1, idling.notedBefore(now).atOffset(ZoneOffset.UTC));
      query.setBytes(2, hash);
      query.setObject(3, now.atOffset(ZoneOffset.UTC));
      query.setObject(4, idling.seenAfter(now).atOffset(ZoneOffset.UTC));
      query.setObject(5, now.minus(NOTED_EVERY).atOffset(ZoneOffset.UTC));
      query.setBytes(6, hash);
      query.setObject(7, now.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      return row.next() ? found(row) : null;
    }
  }

  private static Found found(ResultSet row) throws SQLException {
    String[] roles = (String[]) row.getArray(3).getArray();
    Actor actor =
        new Actor(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()));
    Language language = Language.of(row.getString(4)).orElse(null);
    return new Found(
        new Holder(actor, language, row.getBoolean(7)), row.getBoolean(5), row.getBoolean(6));
  }

  /**
   * The last use of a token is recorded now and then, not at every call. A database that takes no
   * writes still answers reads.
   */
  private void noteUse(Connection connection, String token, boolean ofSignIn) {
    String sql =
        ofSignIn
            ? "update sign_in set last_seen_at = greatest(last_seen_at, ?) where token_hash = ?"
            : "update api_token set last_used_at = ? where token_hash = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      update.setBytes(2, Tokens.hash(token));
      update.executeUpdate();
    } catch (SQLException e) {
      LOG.debugf("the use of a token was not noted (%s)", e.getSQLState());
    }
  }
}
