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
import java.time.ZoneOffset;
import org.chairside.platform.problem.TooManyAttempts;

/**
 * Counts attempts to sign in. An attempt counts before its password is checked, so that many
 * concurrent ones cannot pass before the first has failed; a right password resets the count.
 */
@ApplicationScoped
class SignInAttempts {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST = 10;

  private final AgroalDataSource database;
  private final Clock clock;

  SignInAttempts(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Counts an attempt at this name from this address.
   *
   * @return what {@link #forget} takes back
   * @throws TooManyAttempts where ten were counted in the last quarter of an hour; this one is not
   */
  byte[] count(String name, String address) throws SQLException {
    byte[] attempt = Tokens.hash(name + "\n" + address);
    Instant now = clock.instant();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        takeTurn(connection, attempt);
        if (counted(connection, attempt, now.minus(WINDOW)) >= MOST) {
          throw new TooManyAttempts(WINDOW);
        }
        try (PreparedStatement insert =
            connection.prepareStatement("insert into sign_in_failure values (?, ?)")) {
          insert.setBytes(1, attempt);
          insert.setObject(2, now.atOffset(ZoneOffset.UTC));
          insert.executeUpdate();
        }
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    return attempt;
  }

  /** Attempts at one name from one address are counted one after the other. */
  private static void takeTurn(Connection connection, byte[] attempt) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, ByteBuffer.wrap(attempt).getLong());
      lock.execute();
    }
  }

  private static int counted(Connection connection, byte[] attempt, Instant since)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select count(*) from sign_in_failure where attempt_hash = ? and failed_at > ?")) {
      query.setBytes(1, attempt);
      query.setObject(2, since.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  /** Takes back all attempts that were counted with this one: its password was right. */
  void forget(Connection connection, byte[] attempt) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from sign_in_failure where attempt_hash = ?")) {
      delete.setBytes(1, attempt);
      delete.executeUpdate();
    }
  }

  /** Forgets attempts that no longer count. */
  @Scheduled(every = "1h", delayed = "10m")
  void forgetOld() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from sign_in_failure where failed_at < ?")) {
      delete.setObject(1, clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
