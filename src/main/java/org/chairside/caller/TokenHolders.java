package org.chairside.caller;

import io.vertx.ext.web.RoutingContext;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.machine.Scope;
import org.chairside.message.Language;
import org.chairside.platform.Access;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.database.OneOrganization;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.SignInIdling;
import org.chairside.staff.Tokens;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds who holds the token of a sign-in or of a machine. */
@ApplicationScoped
public class TokenHolders {

  private static final Logger LOG = Logger.getLogger(TokenHolders.class);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  private final TokenOrganizations organizations;
  private final OneOrganization organization;
  private final SignInIdling idling;
  private final Clock clock;

  TokenHolders(
      TokenOrganizations organizations,
      OneOrganization organization,
      SignInIdling idling,
      Clock clock) {
    this.organizations = organizations;
    this.organization = organization;
    this.idling = idling;
    this.clock = clock;
  }

  /**
   * Who holds a token.
   *
   * @param scopes what a machine may do; empty for a person, whom their roles bound
   * @param language in which they read; null where the account has no such setting
   * @param passwordChangeDue whether they signed in with a temporary password
   * @param secondFactorDue whether they have to have a second factor, and have none
   */
  record Holder(
      Actor actor,
      Set<Scope> scopes,
      @Nullable Language language,
      boolean passwordChangeDue,
      boolean secondFactorDue) {}

  /** A holder, and whether the use of the token is to be noted. */
  private record Found(Holder holder, boolean ofSignIn, boolean unnoted) {}

  /** The token that a request carries, in its cookie or as a machine's bearer, or null. */
  public @Nullable String token(RoutingContext request) {
    return AuthCookies.token(request);
  }

  /** Who holds the token still, with what they may now, or null. Asking is no use of it. */
  public @Nullable Actor actor(String token) throws SQLException {
    UUID organizationId = organizations.of(token);
    if (organizationId == null) {
      return null;
    }
    try (Connection connection = organization.connect(organizationId)) {
      Found found = find(connection, organizationId, token);
      return found == null ? null : found.holder().actor();
    }
  }

  /**
   * Who calls with this token, or empty where it is unknown, has ended, or was not used for longer
   * than a sign-in may idle.
   */
  Optional<Holder> holder(String token) throws SQLException {
    UUID organizationId = organizations.of(token);
    if (organizationId == null) {
      return Optional.empty();
    }
    try (Connection connection = organization.connect(organizationId)) {
      Found found = find(connection, organizationId, token);
      if (found == null) {
        return Optional.empty();
      }
      if (found.unnoted()) {
        noteUse(connection, token, found.ofSignIn());
      }
      return Optional.of(found.holder());
    }
  }

  private @Nullable Found find(Connection connection, UUID organizationId, String token)
      throws SQLException {
    Instant now = clock.instant();
    byte[] hash = Tokens.hash(token);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select true as of_sign_in, s.organization_id, s.id, s.roles as may, t.by_pin,
              t.provider_id is not null as by_provider, t.proven_at, s.language, s.password_expires_at is not null as change_due,
              t.last_seen_at < ? as unnoted, s.all_clinics as everywhere, t.means,
              (o.second_factor = 'EVERYONE' or o.second_factor = 'ADMINS' and 'ADMIN' = any (s.roles))
                and not s.second_factor and t.provider_id is null
                and not exists (select from staff_identity i where i.organization_id = s.organization_id
                  and i.staff_id = s.id and i.ended_at is null) as factor_due
            from sign_in t
            join staff s on s.organization_id = t.organization_id and s.id = t.staff_id
            join organization o on o.id = t.organization_id
            where t.organization_id = ? and t.token_hash = ? and t.ended_at is null
              and t.expires_at > ? and t.last_seen_at > ? and s.active
            union all
            select false, organization_id, id, scopes, false, false, null, null, false,
              last_used_at is null or last_used_at < ?, true, null, false
            from api_token
            where organization_id = ? and token_hash = ? and revoked_at is null and expires_at > ?
            """)) {
      query.setObject(1, idling.notedBefore(now).atOffset(ZoneOffset.UTC));
      query.setObject(2, organizationId);
      query.setBytes(3, hash);
      query.setObject(4, now.atOffset(ZoneOffset.UTC));
      query.setObject(5, idling.seenAfter(now).atOffset(ZoneOffset.UTC));
      query.setObject(6, now.minus(NOTED_EVERY).atOffset(ZoneOffset.UTC));
      query.setObject(7, organizationId);
      query.setBytes(8, hash);
      query.setObject(9, now.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      if (!row.next()) {
        return null;
      }
      boolean ofSignIn = row.getBoolean("of_sign_in");
      return new Found(ofSignIn ? person(row) : machine(row), ofSignIn, row.getBoolean("unnoted"));
    }
  }

  private static Holder person(ResultSet row) throws SQLException {
    Instant provenAt = row.getObject("proven_at", OffsetDateTime.class).toInstant();
    Actor actor =
        new Actor(
            row.getObject("organization_id", UUID.class),
            row.getObject("id", UUID.class),
            may(row, Role::valueOf),
            new Access(means(row), provenAt, row.getBoolean("everywhere")));
    Language language = Language.of(row.getString("language")).orElse(null);
    return new Holder(
        actor, Set.of(), language, row.getBoolean("change_due"), row.getBoolean("factor_due"));
  }

  private static Means means(ResultSet row) throws SQLException {
    String factors = row.getString("means");
    if (factors != null) {
      return Means.valueOf(factors);
    }
    return row.getBoolean("by_pin")
        ? Means.PIN
        : row.getBoolean("by_provider") ? Means.OIDC : Means.PASSWORD;
  }

  private static Holder machine(ResultSet row) throws SQLException {
    Set<Scope> scopes = may(row, Scope::valueOf);
    Actor actor =
        new Actor(
            row.getObject("organization_id", UUID.class),
            row.getObject("id", UUID.class),
            Scope.roles(scopes),
            Access.BY_TOKEN);
    return new Holder(actor, scopes, null, false, false);
  }

  private static <T> Set<T> may(ResultSet row, Function<String, T> named) throws SQLException {
    return Arrays.stream((String[]) row.getArray("may").getArray())
        .map(named)
        .collect(Collectors.toSet());
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
