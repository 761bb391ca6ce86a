package org.chairside.staff;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.chairside.platform.problem.TooManyAttempts;
import org.chairside.staff.PasswordChecks.Account;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Counts attempts to sign in. An attempt counts before its password is checked, so that many
 * concurrent ones cannot pass before the first has failed; a right password takes its count back.
 *
 * <p>Attempts at one name from one address are bounded always. From a strange place (an address
 * from which the account never signed in, on no device of its organization) all attempts at the
 * name together, all from the address, and all on the installation are bounded too. A stranger who
 * uses them up locks out strange places only.
 */
@ApplicationScoped
class SignInAttempts {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration FAMILIAR_FOR = Duration.ofDays(60);

  private final AgroalDataSource database;
  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;
  private final Clock clock;
  private final int mostFromPlace;
  private final int mostOfAccount;
  private final int mostFromAddress;
  private final int mostOfAll;

  SignInAttempts(
      AgroalDataSource database,
      EveryOrganization everyOrganization,
      OneOrganization organization,
      Clock clock,
      @ConfigProperty(name = "chairside.sign-in.failures-at-account-from-address") int fromPlace,
      @ConfigProperty(name = "chairside.sign-in.failures-at-account") int ofAccount,
      @ConfigProperty(name = "chairside.sign-in.failures-from-address") int fromAddress,
      @ConfigProperty(name = "chairside.sign-in.failures-of-all") int ofAll) {
    this.database = database;
    this.everyOrganization = everyOrganization;
    this.organization = organization;
    this.clock = clock;
    mostFromPlace = fromPlace;
    mostOfAccount = ofAccount;
    mostFromAddress = fromAddress;
    mostOfAll = ofAll;
  }

  /** What is counted together, and how many of them are let through. */
  private record Bound(String key, int most, boolean isForgotten) {

    byte[] hash() {
      return Tokens.hash(key);
    }
  }

  /** An attempt that was counted; {@link #forget} takes it back. */
  record Attempt(List<String> forgotten, List<String> counted, Instant at) {}

  /**
   * Counts an attempt at this name from this address.
   *
   * @param familiar whether the account signed in from there before
   * @throws TooManyAttempts where too many were counted in the last quarter of an hour; this one is
   *     not
   */
  Attempt count(String name, String address, boolean familiar) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Bound> bounds = bounds(name, address, familiar);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (Bound bound : bounds) {
          takeTurn(connection, bound.hash());
          refuseTooMany(connection, bound, now);
        }
        for (Bound bound : bounds) {
          insert(connection, bound.hash(), now);
        }
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    return new Attempt(
        bounds.stream().filter(Bound::isForgotten).map(Bound::key).toList(),
        bounds.stream().filter(bound -> !bound.isForgotten()).map(Bound::key).toList(),
        now);
  }

  private List<Bound> bounds(String name, String address, boolean familiar) {
    List<Bound> bounds = new ArrayList<>();
    bounds.add(new Bound("place\n" + name + "\n" + address, mostFromPlace, true));
    if (!familiar) {
      bounds.add(new Bound("account\n" + name, mostOfAccount, true));
      // What others tried from there stays counted: a guesser may have an account too.
      bounds.add(new Bound("address\n" + address, mostFromAddress, false));
      bounds.add(new Bound("all", mostOfAll, false));
    }
    return bounds;
  }

  /** Attempts that are counted together are counted one after the other. */
  private static void takeTurn(Connection connection, byte[] attempt) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, ByteBuffer.wrap(attempt).getLong());
      lock.execute();
    }
  }

  private static void refuseTooMany(Connection connection, Bound bound, Instant now)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select failed_at from sign_in_failure where attempt_hash = ? and failed_at > ?
            order by failed_at desc offset ? limit 1
            """)) {
      query.setBytes(1, bound.hash());
      query.setObject(2, utc(now.minus(WINDOW)));
      query.setInt(3, bound.most() - 1);
      ResultSet row = query.executeQuery();
      if (row.next()) {
        Instant until = row.getObject(1, OffsetDateTime.class).toInstant().plus(WINDOW);
        throw new TooManyAttempts(Duration.between(now, until));
      }
    }
  }

  private static void insert(Connection connection, byte[] hash, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into sign_in_failure values (?, ?)")) {
      insert.setBytes(1, hash);
      insert.setObject(2, utc(now));
      insert.executeUpdate();
    }
  }

  /**
   * Takes back the attempt, and all at this name that were counted with it, and notes from where
   * the account signed in; null where it has not yet.
   */
  void succeeded(Attempt attempt, Account account, @Nullable String address) throws SQLException {
    try (Connection connection = organization.connect(account.organizationId())) {
      forget(connection, attempt);
      if (address != null) {
        remember(connection, account.organizationId(), account.staffId(), address);
      }
    }
  }

  private static void forget(Connection connection, Attempt attempt) throws SQLException {
    try (PreparedStatement all =
            connection.prepareStatement("delete from sign_in_failure where attempt_hash = ?");
        PreparedStatement one =
            connection.prepareStatement(
                "delete from sign_in_failure where attempt_hash = ? and failed_at = ?")) {
      for (String key : attempt.forgotten()) {
        all.setBytes(1, Tokens.hash(key));
        all.executeUpdate();
      }
      for (String key : attempt.counted()) {
        one.setBytes(1, Tokens.hash(key));
        one.setObject(2, utc(attempt.at()));
        one.executeUpdate();
      }
    }
  }

  /**
   * Whether the account signed in from this address lately, or the device is its organization's.
   */
  boolean isFamiliar(
      UUID organizationId, UUID staffId, String address, @Nullable String deviceToken)
      throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement query =
            connection.prepareStatement(
                """
                select exists (
                    select from sign_in_place
                    where organization_id = ? and staff_id = ? and address_hash = ? and last_at > ?)
                  or exists (select from device where organization_id = ? and token_hash = ?)
                """)) {
      query.setObject(1, organizationId);
      query.setObject(2, staffId);
      query.setBytes(3, Tokens.hash(address));
      query.setObject(4, utc(clock.instant().minus(FAMILIAR_FOR)));
      query.setObject(5, organizationId);
      query.setBytes(6, deviceToken == null ? new byte[0] : Tokens.hash(deviceToken));
      ResultSet row = query.executeQuery();
      row.next();
      return row.getBoolean(1);
    }
  }

  private void remember(Connection connection, UUID organizationId, UUID staffId, String address)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into sign_in_place values (?, ?, ?, ?)
            on conflict on constraint sign_in_place_pk do update set last_at = excluded.last_at
            """)) {
      insert.setObject(1, organizationId);
      insert.setObject(2, staffId);
      insert.setBytes(3, Tokens.hash(address));
      insert.setObject(4, utc(clock.instant()));
      insert.executeUpdate();
    }
  }

  /** Forgets attempts that no longer count, and places that are familiar no more. */
  @Scheduled(every = "1h", delayed = "10m")
  void forgetOld() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from sign_in_failure where failed_at < ?")) {
      delete.setObject(1, utc(clock.instant().minus(WINDOW)));
      delete.executeUpdate();
    }
    OffsetDateTime familiarSince = utc(clock.instant().minus(FAMILIAR_FOR));
    for (UUID each : everyOrganization.ids()) {
      organization.change(each, "delete from sign_in_place where last_at < ?", familiarSince);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
