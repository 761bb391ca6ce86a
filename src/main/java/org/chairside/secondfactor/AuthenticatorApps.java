package org.chairside.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.chairside.identity.SecretBox;
import org.chairside.platform.database.OrganizationRows;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Authenticator apps, within the current transaction; who changes one has locked the person. */
@ApplicationScoped
class AuthenticatorApps {

  /** How long somebody has to enter the first code of a new app. */
  static final Duration TO_CONFIRM = Duration.ofMinutes(10);

  /**
   * Wrong codes in a row after which an app opens nothing any more: the most that NIST SP 800-63B
   * allows.
   */
  static final int MOST_FAILURES = 100;

  private static final String ISSUER = "Chairside";

  private final SecureRandom random = new SecureRandom();
  private final OrganizationRows rows;
  private final SecretBox secrets;
  private final Clock clock;

  AuthenticatorApps(OrganizationRows rows, SecretBox secrets, Clock clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** An app as it is kept. */
  @SuppressWarnings("ArrayRecordComponent") // read at once
  private record Kept(UUID id, byte[] secret, long lastStep) {

    static Kept of(ResultSet row) throws SQLException {
      return new Kept(
          row.getObject("id", UUID.class), row.getBytes("secret"), row.getLong("last_step"));
    }
  }

  /** When an app was confirmed and last used. */
  public record AppUse(Instant since, @Nullable Instant lastUsedAt) {}

  /** An app that shows codes, and how one is told to. */
  record NewApp(String secret, String address) {

    /** The secret belongs in no log. */
    @Override
    public String toString() {
      return "NewApp";
    }
  }

  /** The app that the person uses. */
  Optional<AppUse> of(UUID staffId) {
    return rows.first(
        """
        select confirmed_at, last_used_at from authenticator_app
        where organization_id = ? and staff_id = ? and confirmed_at is not null
        """,
        row ->
            new AppUse(
                OrganizationRows.instant(row, "confirmed_at"),
                OrganizationRows.instantOrNull(row, "last_used_at")),
        rows.in(),
        staffId);
  }

  /** Begins to set an app up; what was begun before ends. It is used from its first code on. */
  NewApp begin(UUID staffId, String username) {
    byte[] bytes = new byte[Totp.SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = new Base32().encodeAsString(bytes);
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    rows.change(
        """
        delete from authenticator_app
        where organization_id = ? and staff_id = ? and confirmed_at is null
        """,
        rows.in(),
        staffId);
    rows.change(
        """
        insert into authenticator_app (organization_id, id, staff_id, secret, created_at)
        values (?, ?, ?, ?, ?)
        """,
        rows.in(),
        id,
        staffId,
        secrets.close(id, secret),
        clock.instant());
    return new NewApp(secret, address(secret, username));
  }

  /** What the app reads from a picture. */
  private static String address(String secret, String username) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(ISSUER, URLEncoder.encode(username, StandardCharsets.UTF_8), secret, ISSUER);
  }

  /** Whether there is an app to confirm. */
  boolean isBegun(UUID staffId) {
    return toConfirm(staffId).isPresent();
  }

  /** Takes the first code of the app that was begun; from now on it is the person's. */
  boolean confirm(UUID staffId, String code) {
    Kept app = toConfirm(staffId).orElse(null);
    OptionalLong step = app == null ? OptionalLong.empty() : step(app, code);
    if (app == null || step.isEmpty()) {
      return false;
    }
    remove(staffId);
    rows.change(
        """
        update authenticator_app set confirmed_at = ?, last_step = ?
        where organization_id = ? and id = ?
        """,
        clock.instant(),
        step.getAsLong(),
        rows.in(),
        app.id());
    return true;
  }

  private Optional<Kept> toConfirm(UUID staffId) {
    return rows.first(
        """
        select id, secret, last_step from authenticator_app
        where organization_id = ? and staff_id = ? and confirmed_at is null and created_at > ?
        """,
        Kept::of,
        rows.in(),
        staffId,
        clock.instant().minus(TO_CONFIRM));
  }

  /** Takes a code. It is right once, and not where too many in a row were wrong. */
  boolean use(UUID staffId, String code) {
    Kept app =
        rows.first(
                """
                select id, secret, last_step from authenticator_app
                where organization_id = ? and staff_id = ? and confirmed_at is not null
                  and failures < ?
                for update
                """,
                Kept::of,
                rows.in(),
                staffId,
                MOST_FAILURES)
            .orElse(null);
    if (app == null) {
      return false;
    }
    OptionalLong step = step(app, code);
    if (step.isEmpty()) {
      rows.change(
          """
          update authenticator_app set failures = failures + 1
          where organization_id = ? and id = ?
          """,
          rows.in(),
          app.id());
      return false;
    }
    rows.change(
        """
        update authenticator_app set last_step = ?, last_used_at = ?, failures = 0
        where organization_id = ? and id = ?
        """,
        step.getAsLong(),
        clock.instant(),
        rows.in(),
        app.id());
    return true;
  }

  private OptionalLong step(Kept app, String code) {
    // Where the key is another one than the secret was encrypted with, no code is right.
    return secrets
        .open(app.id(), app.secret())
        .map(
            secret ->
                Totp.stepOf(
                    new Base32().decode(secret),
                    code.replaceAll("\\s", ""),
                    clock.instant(),
                    app.lastStep()))
        .orElse(OptionalLong.empty());
  }

  /** Ends the app that the person uses; whether there was one. */
  boolean remove(UUID staffId) {
    return rows.change(
            """
            delete from authenticator_app
            where organization_id = ? and staff_id = ? and confirmed_at is not null
            """,
            rows.in(),
            staffId)
        > 0;
  }
}
