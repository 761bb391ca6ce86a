package org.chairside.passkey;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.chairside.staff.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * What authenticators were asked to sign. Each is kept until it is answered, once, by the browser
 * that asked for it, within some minutes. No transaction is open yet: an answer that is wrong uses
 * its challenge up, too. Nobody is known where a passkey signs somebody in, so that the rows are no
 * organization's.
 */
@ApplicationScoped
public class PasskeyChallenges {

  /** How long somebody has to answer. */
  public static final Duration LASTS = Duration.ofMinutes(5);

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final AgroalDataSource database;
  private final Clock clock;

  PasskeyChallenges(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What the answer is for. */
  public enum Purpose {
    /** To sign in without a name. */
    SIGN_IN,
    /** To go on after a right password. */
    SECOND_STEP,
    /** To register a passkey. */
    REGISTRATION,
    /** To show that it is still the same person. */
    REAUTHENTICATION
  }

  /**
   * A new challenge, in Base64 for addresses.
   *
   * @param secret of the browser that asks for it: who answers has to know it
   */
  public String make(Purpose purpose, String secret) throws SQLException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from passkey_challenge where expires_at < ?");
        PreparedStatement insert =
            connection.prepareStatement("insert into passkey_challenge values (?, ?, ?, ?)")) {
      delete.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
      insert.setBytes(1, Tokens.hash(challenge));
      insert.setBytes(2, Tokens.hash(secret));
      insert.setString(3, purpose.name());
      insert.setObject(4, clock.instant().plus(LASTS).atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    return challenge;
  }

  /**
   * Takes an answered challenge: whether it was asked for that, in this browser, and is not too
   * old.
   */
  public boolean take(String challenge, Purpose purpose, @Nullable String secret)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                """
                delete from passkey_challenge where challenge_hash = ?
                returning bound_to, purpose, expires_at > ? as lasts
                """)) {
      delete.setBytes(1, Tokens.hash(challenge));
      delete.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      ResultSet row = delete.executeQuery();
      return row.next()
          && row.getBoolean("lasts")
          && row.getString("purpose").equals(purpose.name())
          && secret != null
          && Arrays.equals(row.getBytes("bound_to"), Tokens.hash(secret));
    }
  }

  /** The challenge in what the browser adds to an answer. */
  static String of(byte[] challenge) {
    return new String(
        Base64.getUrlEncoder().withoutPadding().encode(challenge), StandardCharsets.US_ASCII);
  }
}
