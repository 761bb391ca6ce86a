package org.chairside.staff;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.message.Language;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.TooManyAttempts;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in and out. It runs before the organization is known, over all of them, and
 * therefore uses plain SQL instead of the tenant's entities.
 */
@ApplicationScoped
public class SignIns {

  /** How long a sign-in lasts: a long working day. */
  static final Duration LASTS = Duration.ofHours(12);

  private static final String METRIC = "chairside.sign.ins";
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  private final AgroalDataSource database;
  private final SignInAttempts attempts;
  private final Passwords passwords;
  private final Clock clock;
  private final Event<AccountEvent> told;
  private final MeterRegistry metrics;

  SignIns(
      AgroalDataSource database,
      SignInAttempts attempts,
      Passwords passwords,
      Clock clock,
      Event<AccountEvent> told,
      MeterRegistry metrics) {
    this.database = database;
    this.attempts = attempts;
    this.passwords = passwords;
    this.clock = clock;
    this.told = told;
    this.metrics = metrics;
  }

  /**
   * Checks name and password and opens a sign-in.
   *
   * @return the token that the browser's cookie holds, or empty where name or password is wrong
   * @param address the caller's address
   * @param deviceToken of the device on which it is, or null
   * @throws TooManyAttempts as {@link SignInAttempts} says
   */
  Optional<String> signIn(
      String username, String password, String address, @Nullable String deviceToken)
      throws SQLException {
    String name = username.strip().toLowerCase(Locale.ROOT);
    Account account = account(name);
    SignInAttempts.Attempt attempt = counted(name, account, address, deviceToken);
    // No connection is held while the password is hashed: that takes longer than any statement.
    if (account == null) {
      passwords.matchNobody(password);
      metrics.counter(METRIC, "result", "unknown").increment();
      return Optional.empty();
    }
    if (!passwords.matches(password, account.passwordHash())) {
      metrics.counter(METRIC, "result", "failed").increment();
      tell(AccountEventKind.SIGN_IN_FAILED, account.organizationId(), account.staffId(), address);
      return Optional.empty();
    }
    Opened opened;
    try (Connection connection = database.getConnection()) {
      attempts.forget(connection, attempt);
      attempts.remember(connection, account.organizationId(), account.staffId(), address);
      opened =
          open(
              connection,
              account.organizationId(),
              account.staffId(),
              clock.instant().plus(LASTS),
              false);
    }
    tell(AccountEventKind.SIGNED_IN, account.organizationId(), account.staffId(), address);
    return Optional.of(opened.token());
  }

  private SignInAttempts.Attempt counted(
      String name, @Nullable Account account, String address, @Nullable String deviceToken)
      throws SQLException {
    boolean familiar =
        account != null
            && attempts.isFamiliar(
                account.organizationId(), account.staffId(), address, deviceToken);
    try {
      return attempts.count(name, address, familiar);
    } catch (TooManyAttempts refused) {
      metrics.counter(METRIC, "result", "refused").increment();
      if (account != null) {
        tell(
            AccountEventKind.SIGN_IN_REFUSED, account.organizationId(), account.staffId(), address);
      }
      throw refused;
    }
  }

  private record Account(UUID organizationId, UUID staffId, String passwordHash) {}

  private @Nullable Account account(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select organization_id, id, password_hash from staff where username = ? and active")) {
      query.setString(1, name);
      ResultSet row = query.executeQuery();
      return row.next()
          ? new Account(
              row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3))
          : null;
    }
  }

  /**
   * A sign-in that was just opened.
   *
   * @param token what the browser's cookie holds
   * @param lasts how long
   */
  record Opened(UUID organizationId, UUID staffId, String token, Duration lasts) {}

  /** Opens a sign-in that ends at that instant, by password or by PIN. */
  Opened open(
      Connection connection, UUID organizationId, UUID staffId, Instant expiresAt, boolean byPin)
      throws SQLException {
    Instant now = clock.instant();
    String token = Tokens.make();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into sign_in
              (organization_id, id, staff_id, token_hash, created_at, last_seen_at, expires_at,
                by_pin)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, organizationId);
      insert.setObject(2, UuidVersion7Strategy.INSTANCE.generateUuid(null));
      insert.setObject(3, staffId);
      insert.setBytes(4, Tokens.hash(token));
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      insert.setObject(6, now.atOffset(ZoneOffset.UTC));
      insert.setObject(7, expiresAt.atOffset(ZoneOffset.UTC));
      insert.setBoolean(8, byPin);
      insert.executeUpdate();
    }
    return new Opened(organizationId, staffId, token, Duration.between(now, expiresAt));
  }

  /** Tells who listens what happened to an account. */
  void tell(AccountEventKind kind, UUID organizationId, UUID staffId, String address) {
    told.fire(new AccountEvent(kind, organizationId, staffId, address));
  }

  /**
   * A sign-in that has not ended.
   *
   * @param expiresAt when it ends by itself
   * @param byPin whether a PIN opened it, not the password
   */
  record SignedIn(
      UUID organizationId, UUID staffId, String token, Instant expiresAt, boolean byPin) {

    /** Neither the token nor anything else of it belongs in a log. */
    @Override
    public String toString() {
      return "SignedIn";
    }
  }

  /** The sign-in of this token, or null where it has none: unknown, ended, or an API client's. */
  @Nullable SignedIn signedIn(String token) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, staff_id, expires_at, by_pin from sign_in
                where token_hash = ? and ended_at is null and expires_at > ?
                """)) {
      query.setBytes(1, Tokens.hash(token));
      query.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      return row.next()
          ? new SignedIn(
              row.getObject(1, UUID.class),
              row.getObject(2, UUID.class),
              token,
              row.getObject(3, OffsetDateTime.class).toInstant(),
              row.getBoolean(4))
          : null;
    }
  }

  /** Ends the sign-in of this token; an unknown token is ignored. */
  void signOut(String token) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update sign_in set ended_at = ? where token_hash = ? and ended_at is null")) {
      update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      update.setBytes(2, Tokens.hash(token));
      update.executeUpdate();
    }
  }

  /** The token that a request carries, in its cookie or as an API client's bearer, or null. */
  public @Nullable String token(RoutingContext request) {
    return TokenAuthentication.token(request);
  }

  /**
   * Who holds a token.
   *
   * @param language in which they read; null where the account has no such setting
   */
  public record Holder(Actor actor, @Nullable Language language) {}

  /** Who holds this cookie's or API client's token, or empty where it is unknown, ended or old. */
  public Optional<Holder> holder(String token) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select s.organization_id, s.id, s.roles, t.unnoted, s.language
                from (
                  select organization_id, staff_id, false as unnoted from sign_in
                  where token_hash = ? and ended_at is null and expires_at > ?
                  union all
                  select organization_id, staff_id,
                    last_used_at is null or last_used_at < ? as unnoted
                  from api_token
                  where token_hash = ? and revoked_at is null
                    and (expires_at is null or expires_at > ?)
                ) t
                join staff s on s.organization_id = t.organization_id and s.id = t.staff_id
                where s.active
                """)) {
      query.setBytes(1, Tokens.hash(token));
      query.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      query.setObject(3, clock.instant().minus(NOTED_EVERY).atOffset(ZoneOffset.UTC));
      query.setBytes(4, Tokens.hash(token));
      query.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      if (!row.next()) {
        return Optional.empty();
      }
      if (row.getBoolean(4)) {
        noteUse(connection, token);
      }
      return Optional.of(new Holder(actor(row), Language.of(row.getString(5)).orElse(null)));
    }
  }

  /** The last use of a token is recorded now and then, not at every call. */
  private void noteUse(Connection connection, String token) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update api_token set last_used_at = ? where token_hash = ?")) {
      update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      update.setBytes(2, Tokens.hash(token));
      update.executeUpdate();
    }
  }

  private static Actor actor(ResultSet row) throws SQLException {
    String[] roles = (String[]) row.getArray(3).getArray();
    return new Actor(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()));
  }
}
