package org.chairside.device;

import static org.chairside.staff.StaffMessages.STAFF;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.device.DeviceTokens.Device;
import org.chairside.device.PinAttempts.Attempt;
import org.chairside.platform.Access.Means;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.Passwords;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.Opened;
import org.chairside.staff.SignIns.Proof;
import org.chairside.staff.SignIns.SignedIn;
import org.chairside.staff.Tokens;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Unlocks shared tablets with a PIN for the rest of a sign-in. Like signing in, it runs before the
 * organization is known and therefore uses plain SQL.
 */
@ApplicationScoped
public class SharedDevices {

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;
  private final DeviceTokens devices;
  private final SignIns signIns;
  private final Passwords passwords;
  private final PinAttempts attempts;
  private final Clock clock;

  SharedDevices(
      EveryOrganization everyOrganization,
      OneOrganization organization,
      DeviceTokens devices,
      SignIns signIns,
      Passwords passwords,
      PinAttempts attempts,
      Clock clock) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
    this.devices = devices;
    this.signIns = signIns;
    this.passwords = passwords;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** Somebody who can unlock a device. */
  record DevicePerson(UUID staffId, String name) {}

  /**
   * Sets the signed-in person's PIN for this device until the sign-in ends. A device that is
   * unknown or belongs to another organization is registered as a new one.
   *
   * @return the device's token
   * @throws Conflict if a PIN opened the sign-in: somebody who saw it typed could otherwise replace
   *     it
   */
  String setPin(SignedIn person, @Nullable String deviceToken, Pin pin) throws SQLException {
    if (person.byPin()) {
      throw new Conflict(STAFF.pinByPassword());
    }
    String pinHash = passwords.hashPin(pin.digits());
    Device known = devices.device(deviceToken);
    if (known != null && !known.organizationId().equals(person.organizationId())) {
      known = null;
    }
    String token = known == null || deviceToken == null ? Tokens.make() : deviceToken;
    try (Connection connection = organization.connect(person.organizationId())) {
      UUID device = known == null ? newDevice(connection, person, token) : known.id();
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into device_person
                (organization_id, device_id, staff_id, pin_hash, expires_at, failures, created_at)
              select ?, ?, ?, ?, ?, 0, ? from sign_in
              where token_hash = ? and ended_at is null
              for share
              on conflict on constraint device_person_pk do update
                set pin_hash = excluded.pin_hash, expires_at = excluded.expires_at,
                  failures = 0, created_at = excluded.created_at
              """)) {
        insert.setObject(1, person.organizationId());
        insert.setObject(2, device);
        insert.setObject(3, person.staffId());
        insert.setString(4, pinHash);
        insert.setObject(5, utc(person.expiresAt()));
        insert.setObject(6, utc(clock.instant()));
        insert.setBytes(7, Tokens.hash(person.token()));
        if (insert.executeUpdate() == 0) {
          throw new WrongCredentials(STAFF.pinByPassword());
        }
      }
      return token;
    }
  }

  private UUID newDevice(Connection connection, SignedIn person, String token) throws SQLException {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into device (organization_id, id, token_hash, created_at, created_by)
            values (?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, person.organizationId());
      insert.setObject(2, id);
      insert.setBytes(3, Tokens.hash(token));
      insert.setObject(4, utc(clock.instant()));
      insert.setObject(5, person.staffId());
      insert.executeUpdate();
    }
    return id;
  }

  /** Who can unlock the device now, by name; nobody where it is not known. */
  List<DevicePerson> people(String deviceToken) throws SQLException {
    Device device = devices.device(deviceToken);
    if (device == null) {
      return List.of();
    }
    try (Connection connection = organization.connect(device.organizationId());
        PreparedStatement query =
            connection.prepareStatement(
                """
                select s.id, s.name
                from device_person p
                join staff s on s.organization_id = p.organization_id and s.id = p.staff_id
                where p.organization_id = ? and p.device_id = ? and p.expires_at > ?
                  and p.failures < ? and s.active
                order by s.name, s.id
                """)) {
      query.setObject(1, device.organizationId());
      query.setObject(2, device.id());
      query.setObject(3, utc(clock.instant()));
      query.setInt(4, PinAttempts.TRIES);
      ResultSet row = query.executeQuery();
      List<DevicePerson> people = new ArrayList<>();
      while (row.next()) {
        people.add(new DevicePerson(row.getObject(1, UUID.class), row.getString(2)));
      }
      return people;
    }
  }

  /**
   * Opens a sign-in for somebody who has a PIN on this device. It ends when the sign-in by password
   * would have ended.
   *
   * @throws WrongCredentials where the PIN is wrong; after five failures in a row the person is
   *     forgotten on the device
   */
  Opened unlock(@Nullable String deviceToken, UUID staffId, String pin, String address)
      throws SQLException {
    Device device = devices.device(deviceToken);
    Attempt attempt = device == null ? null : attempts.count(device, staffId);
    // No connection is held while the PIN is hashed: that takes longer than any statement.
    if (attempt == null) {
      passwords.matchNobody(pin);
      throw new WrongCredentials(STAFF.pinWrongOrNone());
    }
    boolean right = passwords.matches(pin, attempt.pinHash());
    try (Connection connection = organization.connect(attempt.organizationId())) {
      if (!right) {
        signIns.tell(AccountEventKind.UNLOCK_FAILED, attempt.organizationId(), staffId, address);
        throw new WrongCredentials(PinAttempts.failed(connection, attempt, staffId));
      }
      PinAttempts.succeeded(connection, attempt, staffId);
      return signIns.open(
          connection,
          new Proof(attempt.organizationId(), staffId, attempt.pinHash(), Means.PIN),
          attempt.expiresAt(),
          address);
    }
  }

  /**
   * Checks the PIN that the signed-in person has on this device, counted like an attempt to unlock.
   *
   * @throws Invalid where it is wrong, or there is none
   */
  public void requirePin(@Nullable String deviceToken, SignedIn person, String pin, String address)
      throws SQLException {
    Device device = devices.device(deviceToken);
    Attempt attempt = device == null ? null : attempts.count(device, person.staffId());
    if (attempt == null || !attempt.organizationId().equals(person.organizationId())) {
      passwords.matchNobody(pin);
      throw new Invalid("pin", STAFF.pinWrongOrNone());
    }
    boolean right = passwords.matches(pin, attempt.pinHash());
    try (Connection connection = organization.connect(attempt.organizationId())) {
      if (!right) {
        signIns.tell(
            AccountEventKind.REAUTHENTICATION_FAILED,
            person.organizationId(),
            person.staffId(),
            address);
        throw new Invalid("pin", PinAttempts.failed(connection, attempt, person.staffId()));
      }
      PinAttempts.succeeded(connection, attempt, person.staffId());
    }
  }

  /** Forgets the PIN that this person has on this device. */
  public void forget(SignedIn person, String deviceToken) throws SQLException {
    organization.change(
        person.organizationId(),
        """
        delete from device_person p using device d
        where d.token_hash = ? and d.organization_id = p.organization_id
          and d.id = p.device_id and p.organization_id = ? and p.staff_id = ?
        """,
        Tokens.hash(deviceToken),
        person.organizationId(),
        person.staffId());
  }

  /** Forgets PINs that have ended. */
  @Scheduled(every = "1h", delayed = "10m")
  void forgetEnded() throws SQLException {
    for (UUID each : everyOrganization.ids()) {
      organization.change(
          each, "delete from device_person where expires_at < ?", utc(clock.instant()));
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
