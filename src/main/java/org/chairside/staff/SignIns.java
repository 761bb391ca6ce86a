package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

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
import java.util.UUID;
import org.chairside.platform.Access.Means;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.chairside.platform.problem.TooManyAttempts;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.PasswordChecks.Account;
import org.chairside.staff.PasswordChecks.Origin;
import org.chairside.staff.PasswordChecks.Purpose;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in and out. It runs before the organization is known, over all of them, and
 * therefore uses plain SQL instead of the tenant's entities.
 */
@ApplicationScoped
public class SignIns {

  /** How long a sign-in lasts: a long working day. */
  public static final Duration LASTS = Duration.ofHours(12);

  private static final String INSERT =
      """
      insert into sign_in
        (organization_id, id, staff_id, token_hash, created_at, last_seen_at, expires_at, by_pin,
          address, proven_at, means, factor_proven_at)
      select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz
      """;
  // A change of the secret waits for this row, and then ends the sign-in with the others.
  private static final String STILL_HAS_PASSWORD =
      " from staff where organization_id = ? and id = ? and password_hash = ? and active for share";
  private static final String STILL_HAS_PIN =
      " from device_person where organization_id = ? and staff_id = ? and pin_hash = ? for share";

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;
  private final PasswordChecks checks;
  private final SignInIdling idling;
  private final Clock clock;
  private final Event<AccountEvent> told;

  SignIns(
      EveryOrganization everyOrganization,
      OneOrganization organization,
      PasswordChecks checks,
      SignInIdling idling,
      Clock clock,
      Event<AccountEvent> told) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
    this.checks = checks;
    this.idling = idling;
    this.clock = clock;
    this.told = told;
  }

  /**
   * Checks name and password: the account for which they are right.
   *
   * @throws TooManyAttempts as {@link SignInAttempts} says
   * @throws WrongCredentials where name or password is wrong, or the password was temporary and has
   *     ended
   */
  public Account account(String username, String password, Origin origin) throws SQLException {
    Account account =
        checks
            .check(username, password, origin, Purpose.SIGN_IN)
            .orElseThrow(WrongCredentials::new);
    end(account.passwordExpiresAt());
    return account;
  }

  /**
   * When a sign-in of somebody ends that begins now.
   *
   * @param passwordEnds when their password does, where it is temporary
   * @throws WrongCredentials where it has ended
   */
  public Instant end(@Nullable Instant passwordEnds) {
    Instant now = clock.instant();
    Instant end = now.plus(LASTS);
    if (passwordEnds == null) {
      return end;
    }
    if (!passwordEnds.isAfter(now)) {
      throw new WrongCredentials(STAFF.passwordExpired());
    }
    return passwordEnds.isBefore(end) ? passwordEnds : end;
  }

  /**
   * Opens a sign-in by password alone.
   *
   * @throws WrongCredentials where the account was changed meanwhile
   */
  public Opened signIn(Account account, Origin origin) throws SQLException {
    Opened opened;
    try (Connection connection = organization.connect(account.organizationId())) {
      opened =
          open(
              connection,
              new Proof(
                  account.organizationId(),
                  account.staffId(),
                  account.passwordHash(),
                  Means.PASSWORD),
              end(account.passwordExpiresAt()),
              origin.address());
    }
    tell(AccountEventKind.SIGNED_IN, account.organizationId(), account.staffId(), origin.address());
    return opened;
  }

  /**
   * A sign-in that was just opened.
   *
   * @param token what the browser's cookie holds
   * @param lasts how long
   */
  public record Opened(UUID organizationId, UUID staffId, String token, Duration lasts) {

    /** The token belongs in no log. */
    @Override
    public String toString() {
      return "Opened";
    }
  }

  /**
   * With what somebody signs in.
   *
   * @param secretHash the hash that their password or PIN was found to match; their password's now
   *     where they entered none
   */
  public record Proof(UUID organizationId, UUID staffId, String secretHash, Means means) {

    /** The hash belongs in no log. */
    @Override
    public String toString() {
      return "Proof";
    }
  }

  /**
   * Opens a sign-in that ends at that instant at the latest.
   *
   * @throws WrongCredentials where the password or PIN was changed, or the account deactivated,
   *     while it was being compared
   */
  public Opened open(Connection connection, Proof proof, Instant expiresAt, String address)
      throws SQLException {
    Instant now = clock.instant();
    String token = Tokens.make();
    boolean byPin = proof.means() == Means.PIN;
    boolean twoFactors = proof.means().isTwoFactors();
    try (PreparedStatement insert =
        connection.prepareStatement(INSERT + (byPin ? STILL_HAS_PIN : STILL_HAS_PASSWORD))) {
      insert.setObject(1, proof.organizationId());
      insert.setObject(2, UuidVersion7Strategy.INSTANCE.generateUuid(null));
      insert.setObject(3, proof.staffId());
      insert.setBytes(4, Tokens.hash(token));
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      insert.setObject(6, now.atOffset(ZoneOffset.UTC));
      insert.setObject(7, expiresAt.atOffset(ZoneOffset.UTC));
      insert.setBoolean(8, byPin);
      insert.setString(9, address);
      insert.setObject(10, now.atOffset(ZoneOffset.UTC));
      insert.setString(11, twoFactors ? proof.means().name() : null);
      insert.setObject(12, twoFactors ? now.atOffset(ZoneOffset.UTC) : null);
      insert.setObject(13, proof.organizationId());
      insert.setObject(14, proof.staffId());
      insert.setString(15, proof.secretHash());
      if (insert.executeUpdate() == 0) {
        throw new WrongCredentials();
      }
    }
    return new Opened(
        proof.organizationId(), proof.staffId(), token, Duration.between(now, expiresAt));
  }

  /** Tells who listens what happened to an account. */
  public void tell(AccountEventKind kind, UUID organizationId, UUID staffId, String address) {
    told.fire(new AccountEvent(kind, organizationId, staffId, address));
  }

  /**
   * A sign-in that has not ended.
   *
   * @param expiresAt when it ends by itself
   * @param byPin whether a PIN opened it, not the password
   */
  public record SignedIn(
      UUID organizationId, UUID staffId, String token, Instant expiresAt, boolean byPin) {

    /** Neither the token nor anything else of it belongs in a log. */
    @Override
    public String toString() {
      return "SignedIn";
    }
  }

  /** The sign-in of this token, or null where it has none: unknown, ended, or an API client's. */
  public @Nullable SignedIn signedIn(String token) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, staff_id, expires_at, by_pin from sign_in
                where token_hash = ? and ended_at is null and expires_at > ? and last_seen_at > ?
                """)) {
      Instant now = clock.instant();
      query.setBytes(1, Tokens.hash(token));
      query.setObject(2, now.atOffset(ZoneOffset.UTC));
      query.setObject(3, idling.seenAfter(now).atOffset(ZoneOffset.UTC));
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

  /**
   * Notes that the person of this sign-in showed now that it is they.
   *
   * @return when that was; null where the sign-in has ended
   */
  public @Nullable Instant prove(SignedIn signIn) throws SQLException {
    Instant now = clock.instant();
    return update("proven_at", now, signIn) ? now : null;
  }

  /** Ends the sign-in of this token; a token that opens nothing any more is ignored. */
  public void signOut(String token) throws SQLException {
    SignedIn signIn = signedIn(token);
    if (signIn != null) {
      update("ended_at", clock.instant(), signIn);
    }
  }

  private boolean update(String column, Instant at, SignedIn signIn) throws SQLException {
    return organization.change(
            signIn.organizationId(),
            "update sign_in set %s = ? where token_hash = ? and ended_at is null".formatted(column),
            at.atOffset(ZoneOffset.UTC),
            Tokens.hash(signIn.token()))
        == 1;
  }
}
