package org.chairside.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;

/** A browser in which somebody sets second factors up and signs in by them. */
final class FactorBrowser {

  static final String APP = "/api/me/second-factors/authenticator-app";
  static final String SECOND = "/api/auth/second-factor";
  static final String PROVE = "/api/me/reauthentication";

  final Tablet tablet;
  final String username;
  String secret = "";

  FactorBrowser(TestClinic clinic, String username) {
    this.tablet = clinic.aTablet();
    this.username = username;
  }

  /** Somebody of the clinic, signed in by password alone. */
  static FactorBrowser of(TestClinic clinic, String username) {
    FactorBrowser browser = new FactorBrowser(clinic, username);
    browser.tablet.signIn(username);
    return browser;
  }

  /** The same person in another browser, who is not signed in there. */
  FactorBrowser another(TestClinic clinic) {
    FactorBrowser browser = new FactorBrowser(clinic, username);
    browser.secret = secret;
    return browser;
  }

  Answer entersPassword() {
    return tablet.post(
        "/api/auth/login", Map.of("username", username, "password", TestClinic.PASSWORD));
  }

  Answer shows(String code) {
    return tablet.post(SECOND, Map.of("code", code));
  }

  /** Sets an app up; the recovery codes. */
  List<String> setsAppUp() {
    Answer begun = tablet.post(APP);
    begun.then().statusCode(201);
    secret = begun.path("secret");
    Answer confirmed = tablet.post(APP + "/confirmation", Map.of("code", code(-1)));
    confirmed.then().statusCode(200);
    return confirmed.path("codes");
  }

  /** The code so many steps from now. There is time left in this step. */
  String code(int steps) {
    return AppCodes.code(secret, steps);
  }

  /** A code that nobody's app shows now. */
  String wrongCode() {
    List<String> near = List.of(code(-1), code(0), code(1));
    return List.of("000000", "111111", "222222", "333333").stream()
        .filter(each -> !near.contains(each))
        .findFirst()
        .orElseThrow();
  }

  /** Registers a passkey of this device. */
  Answer registers(SoftwareAuthenticator device) {
    Answer options = tablet.post("/api/me/passkeys/options");
    options.then().statusCode(200);
    return tablet.post("/api/me/passkeys", device.makes(options, "My phone"));
  }

  /** What a passkey is asked to sign. */
  Answer asksForPasskey(boolean secondStep) {
    Answer options = tablet.post("/api/auth/passkey/options", Map.of("secondStep", secondStep));
    options.then().statusCode(200);
    return options;
  }

  /** Signs in with a passkey. */
  Answer signsIn(SoftwareAuthenticator device, boolean secondStep) {
    return hands(device.answers(asksForPasskey(secondStep)), secondStep);
  }

  Answer hands(Map<String, Object> answer, boolean secondStep) {
    return tablet.post("/api/auth/passkey", Map.of("secondStep", secondStep, "passkey", answer));
  }

  void assertSignedIn() {
    tablet.get("/api/me").then().statusCode(200);
  }

  void assertNotSignedIn() {
    tablet.get("/api/me").then().statusCode(401);
  }

  /** A column of the person's row changes behind the application. */
  static void changes(String sql, Object... values) {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(
            i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
      }
      assertThat(update.executeUpdate()).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The factor of these sign-ins was shown so long ago. */
  static void provedFactor(String staffId, Duration ago) {
    changes(
        "update sign_in set factor_proven_at = ? where staff_id = ? and ended_at is null",
        Instant.now().minus(ago),
        UUID.fromString(staffId));
  }
}
