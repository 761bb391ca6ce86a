package org.chairside.staff;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.problem.TooManyAttempts;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.jspecify.annotations.Nullable;

/**
 * Checks the password of an account; every attempt counts before its password is looked at. It runs
 * before the organization is known and therefore uses plain SQL.
 */
@Startup
@ApplicationScoped
public class PasswordChecks {

  private static final String METRIC = "chairside.sign.ins";

  private final EveryOrganization everyOrganization;
  private final SignInAttempts attempts;
  private final Passwords passwords;
  private final Event<AccountEvent> told;
  private final MeterRegistry metrics;

  PasswordChecks(
      EveryOrganization everyOrganization,
      SignInAttempts attempts,
      Passwords passwords,
      Event<AccountEvent> told,
      MeterRegistry metrics) {
    this.everyOrganization = everyOrganization;
    this.attempts = attempts;
    this.passwords = passwords;
    this.told = told;
    this.metrics = metrics;
    // There from the start, at zero: where a counter begins with one, nobody sees it rise.
    List.of("unknown", "failed", "factor-failed", "refused")
        .forEach(result -> metrics.counter(METRIC, "result", result));
  }

  /**
   * Where an attempt comes from.
   *
   * @param address the caller's address
   * @param deviceToken of the device on which it is, or null
   */
  public record Origin(String address, @Nullable String deviceToken) {}

  /** What an attempt is for, as audit records a wrong and a refused one. */
  public enum Purpose {
    SIGN_IN(AccountEventKind.SIGN_IN_FAILED, AccountEventKind.SIGN_IN_REFUSED),
    SECOND_FACTOR(AccountEventKind.SECOND_FACTOR_FAILED, AccountEventKind.SECOND_FACTOR_REFUSED),
    PASSKEY(AccountEventKind.PASSKEY_FAILED, AccountEventKind.PASSKEY_REFUSED),
    PASSWORD_CHANGE(
        AccountEventKind.PASSWORD_CHANGE_FAILED, AccountEventKind.PASSWORD_CHANGE_REFUSED),
    REAUTHENTICATION(
        AccountEventKind.REAUTHENTICATION_FAILED, AccountEventKind.REAUTHENTICATION_REFUSED);

    private final AccountEventKind failed;
    private final AccountEventKind refused;

    Purpose(AccountEventKind failed, AccountEventKind refused) {
      this.failed = failed;
      this.refused = refused;
    }
  }

  /**
   * An active account.
   *
   * @param passwordExpiresAt when a temporary password ends; null for one that the person chose
   * @param secondFactor whether the password alone signs nobody in
   */
  public record Account(
      UUID organizationId,
      UUID staffId,
      String passwordHash,
      @Nullable Instant passwordExpiresAt,
      boolean secondFactor) {

    /** Its hash belongs in no log. */
    @Override
    public String toString() {
      return "Account";
    }
  }

  /**
   * The account of this name, or empty where the name or its password is wrong.
   *
   * @throws TooManyAttempts as {@link SignInAttempts} says
   */
  public Optional<Account> check(String username, String password, Origin origin, Purpose purpose)
      throws SQLException {
    String name = username.strip().toLowerCase(Locale.ROOT);
    Account account = account(name);
    SignInAttempts.Attempt attempt = counted(name, account, origin, purpose);
    // No connection is held while the password is hashed: that takes longer than any statement.
    if (account == null) {
      passwords.matchNobody(password);
      metrics.counter(METRIC, "result", "unknown").increment();
      return Optional.empty();
    }
    if (!passwords.matches(password, account.passwordHash())) {
      metrics.counter(METRIC, "result", "failed").increment();
      tell(purpose.failed, account, origin);
      return Optional.empty();
    }
    // Half of a sign-in makes no address familiar: codes could be guessed from there.
    boolean halfway = purpose == Purpose.SIGN_IN && account.secondFactor();
    attempts.succeeded(attempt, account, halfway ? null : origin.address());
    return Optional.of(account);
  }

  /** A second factor that is being compared; {@link #compared} has to follow. */
  public record FactorAttempt(
      Account account, Origin origin, Purpose purpose, SignInAttempts.Attempt counted) {}

  /**
   * Counts an attempt at a second factor, before it is looked at. A right password takes none of
   * them back: else who knows it could guess on and on.
   *
   * @throws TooManyAttempts as {@link SignInAttempts} says
   */
  public FactorAttempt countFactor(Account account, Origin origin, Purpose purpose)
      throws SQLException {
    String key = "factor\n" + account.organizationId() + account.staffId();
    return new FactorAttempt(account, origin, purpose, counted(key, account, origin, purpose));
  }

  /** Takes the attempt back where the factor was right, and else tells of it. */
  public void compared(FactorAttempt attempt, boolean right) throws SQLException {
    if (right) {
      attempts.succeeded(attempt.counted(), attempt.account(), attempt.origin().address());
    } else {
      metrics.counter(METRIC, "result", "factor-failed").increment();
      tell(attempt.purpose().failed, attempt.account(), attempt.origin());
    }
  }

  private SignInAttempts.Attempt counted(
      String name, @Nullable Account account, Origin origin, Purpose purpose) throws SQLException {
    boolean familiar =
        account != null
            && attempts.isFamiliar(
                account.organizationId(),
                account.staffId(),
                origin.address(),
                origin.deviceToken());
    try {
      return attempts.count(name, origin.address(), familiar);
    } catch (TooManyAttempts refused) {
      metrics.counter(METRIC, "result", "refused").increment();
      if (account != null) {
        tell(purpose.refused, account, origin);
      }
      throw refused;
    }
  }

  private @Nullable Account account(String name) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, id, password_hash, password_expires_at, second_factor
                from staff where username = ? and active
                """)) {
      query.setString(1, name);
      ResultSet row = query.executeQuery();
      if (!row.next()) {
        return null;
      }
      OffsetDateTime expires = row.getObject(4, OffsetDateTime.class);
      return new Account(
          row.getObject(1, UUID.class),
          row.getObject(2, UUID.class),
          row.getString(3),
          expires == null ? null : expires.toInstant(),
          row.getBoolean(5));
    }
  }

  private void tell(AccountEventKind kind, Account account, Origin origin) {
    told.fire(
        new AccountEvent(kind, account.organizationId(), account.staffId(), origin.address()));
  }
}
