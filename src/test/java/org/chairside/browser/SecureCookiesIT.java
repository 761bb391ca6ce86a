package org.chairside.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.net.HttpCookie;
import java.sql.SQLException;
import java.util.Map;
import org.chairside.PackagedApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser is given over HTTPS, which a proxy in front says by a header. */
@PackagedApplicationTest
class SecureCookiesIT {

  private TestClinic clinic;

  @BeforeEach
  void opens() throws SQLException {
    clinic = BrowserApp.open().clinic(1);
  }

  private static final String SIGN_IN = "__Host-chairside-sign-in";
  private static final String EARLIER = "chairside-sign-in";
  private static final String DEVICE = "__Host-chairside-device";

  private static Call overHttps(TestClinic clinic) {
    return clinic.nobody.request().header("X-Forwarded-Proto", "https");
  }

  private static Answer signIn(TestClinic clinic) {
    String username = clinic.nurse.get("/api/me").path("username");
    Answer answer =
        overHttps(clinic)
            .contentType("application/json")
            .body(Map.of("username", username, "password", TestClinic.PASSWORD))
            .post("/api/auth/login");
    answer.then().statusCode(204);
    return answer;
  }

  private static void requireOfThisHost(Answer answer, String name) {
    HttpCookie cookie = answer.detailedCookie(name).orElseThrow();
    assertThat(cookie.getSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
  }

  @Test
  void cookiesOverHttpsAreOfThisHostAlone() {
    Answer signedIn = signIn(clinic);
    requireOfThisHost(signedIn, SIGN_IN);
    assertThat(signedIn.cookies()).doesNotContainKey(EARLIER);
    String token = signedIn.cookie(SIGN_IN);
    overHttps(clinic).cookie(SIGN_IN, token).get("/api/me").then().statusCode(200);
    Answer withPin =
        overHttps(clinic)
            .cookie(SIGN_IN, token)
            .contentType("application/json")
            .body(Map.of("pin", "7302"))
            .post("/api/auth/pin");
    withPin.then().statusCode(204);
    requireOfThisHost(withPin, DEVICE);
    overHttps(clinic)
        .cookie(SIGN_IN, token)
        .cookie(DEVICE, withPin.cookie(DEVICE))
        .get("/api/auth/device")
        .then()
        .body("people[0].staffId", equalTo(clinic.nurse.id()));
  }

  @Test
  void cookieOfThePrefixCountsOverHttpsAlone() {
    clinic
        .nobody
        .request()
        .cookie(SIGN_IN, signIn(clinic).cookie(SIGN_IN))
        .get("/api/me")
        .then()
        .statusCode(401);
  }

  @Test
  void earlierCookieIsReadAndEndedAtTheNextSignInOrOut() {
    String token = clinic.nurse.token();
    overHttps(clinic).cookie(EARLIER, token).get("/api/me").then().statusCode(200);
    // the cookie of this host goes before one that another host can have set
    overHttps(clinic)
        .cookie(EARLIER, token)
        .cookie(SIGN_IN, "of-nobody")
        .get("/api/me")
        .then()
        .statusCode(401);
    Answer signedOut = overHttps(clinic).cookie(EARLIER, token).post("/api/auth/logout");
    signedOut.then().statusCode(204);
    for (String name : new String[] {SIGN_IN, EARLIER}) {
      HttpCookie ended = signedOut.detailedCookie(name).orElseThrow();
      assertThat(ended.getMaxAge()).isZero();
      assertThat(ended.getValue()).isEmpty();
    }
    overHttps(clinic).cookie(EARLIER, token).get("/api/me").then().statusCode(401);
  }

  @Test
  void browserIsToldToComeByHttpsToHostsBelowToo() {
    overHttps(clinic)
        .get("/api/me")
        .then()
        .header("Strict-Transport-Security", equalTo("max-age=31536000; includeSubDomains"));
    clinic
        .nobody
        .get("/api/me")
        .then()
        .header("Strict-Transport-Security", nullValue(String.class));
  }
}
