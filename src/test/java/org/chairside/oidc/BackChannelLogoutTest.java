package org.chairside.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.Tablet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who signs out at their provider is signed out here, and nobody else can have that done. */
@ApplicationTest
class BackChannelLogoutTest {

  private final TestProvider provider = TestProvider.open();

  @AfterEach
  void close() {
    provider.close();
  }

  private static String someId() {
    return UUID.randomUUID().toString();
  }

  private static int tells(ProviderClinic hospital, String token) {
    return hospital
        .clinic
        .nobody
        .request()
        .form(Map.of("logout_token", token))
        .post("/api/auth/providers/" + hospital.providerId + "/backchannel-logout")
        .statusCode();
  }

  private static Tablet signedIn(ProviderClinic hospital, String subject, String session) {
    Tablet browser = hospital.clinic.aTablet();
    assertThat(
            hospital.signsIn(
                browser,
                subject,
                token -> token.with("groups", List.of("ketamine-nurses")).with("sid", session)))
        .isEqualTo("/board");
    return browser;
  }

  @Test
  void sessionsEndEndsItsSignInAndItsStream() throws Exception {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = signedIn(hospital, "ada", "session-1");
    Tablet elsewhere = signedIn(hospital, "ada", "session-2");
    Tablet colleague = signedIn(hospital, "ben", "session-3");
    String url = ConfigProvider.getConfig().getValue("test.url", String.class);
    try (StreamReader stream =
        StreamReader.open(
            url + "/api/clinics/" + hospital.clinic.clinicId + "/events", browser.token(), null)) {
      assertThat(
              tells(
                  hospital,
                  TokenDraft.logoutToken(provider, someId()).with("sid", "session-1").make()))
          .isEqualTo(200);
      browser.get("/api/me").then().statusCode(401);
      stream.awaitEnd(Duration.ofSeconds(25));
    }
    elsewhere.get("/api/me").then().statusCode(200);
    colleague.get("/api/me").then().statusCode(200);
  }

  @Test
  void personsEndEndsAllTheirSignInsAndPins() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = signedIn(hospital, "ada", "session-1");
    Tablet elsewhere = signedIn(hospital, "ada", "session-2");
    Tablet colleague = signedIn(hospital, "ben", "session-3");
    browser.setsPin("7302").then().statusCode(204);

    assertThat(
            tells(hospital, TokenDraft.logoutToken(provider, someId()).with("sub", "ada").make()))
        .isEqualTo(200);

    browser.get("/api/me").then().statusCode(401);
    elsewhere.get("/api/me").then().statusCode(401);
    colleague.get("/api/me").then().statusCode(200);
    assertThat(browser.people()).isEmpty();
  }

  /** Each changes one thing of a logout token that is right. */
  enum Forgery {
    WITH_NONCE((token, from) -> token.with("nonce", "n")),
    WITHOUT_EVENTS((token, from) -> token.without("events")),
    OF_ANOTHER_EVENT(
        (token, from) -> token.with("events", Map.of("https://example.org/event", Map.of()))),
    WITHOUT_ID((token, from) -> token.without("jti")),
    OF_NOBODY((token, from) -> token.without("sub")),
    OTHER_ISSUER((token, from) -> token.with("iss", "https://other.example")),
    OTHER_AUDIENCE((token, from) -> token.with("aud", "another client")),
    WITHOUT_TIME((token, from) -> token.without("iat")),
    OLD((token, from) -> token.with("iat", ago(Duration.ofMinutes(7))).without("exp")),
    OF_THE_FUTURE((token, from) -> token.with("iat", ago(Duration.ofMinutes(-7)))),
    NOT_SIGNED((token, from) -> token.unsigned()),
    SIGNED_WITH_THE_PUBLIC_KEY((token, from) -> token.signedWithPublicKey(from.key())),
    UNKNOWN_KEY((token, from) -> token.signedBy(TestProvider.newKey()));

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final BiFunction<TokenDraft, TestProvider, TokenDraft> change;

    Forgery(BiFunction<TokenDraft, TestProvider, TokenDraft> change) {
      this.change = change;
    }

    private static Date ago(Duration since) {
      return Date.from(Instant.now().minus(since));
    }
  }

  @ParameterizedTest
  @EnumSource
  void forgedLogoutTokenEndsNothing(Forgery forgery) {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = signedIn(hospital, "ada", "session-1");
    TokenDraft token = TokenDraft.logoutToken(provider, someId()).with("sub", "ada");
    assertThat(tells(hospital, forgery.change.apply(token, provider).make())).isEqualTo(400);
    browser.get("/api/me").then().statusCode(200);
  }

  @Test
  void idTokenAndNonsenseAreNoLogoutTokens() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = signedIn(hospital, "ada", "session-1");
    assertThat(tells(hospital, TokenDraft.idToken(provider, "ada", "n").make())).isEqualTo(400);
    assertThat(tells(hospital, "nonsense")).isEqualTo(400);
    assertThat(tells(hospital, "")).isEqualTo(400);
    browser.get("/api/me").then().statusCode(200);
  }

  @Test
  void logoutTokenIsTakenOnce() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    signedIn(hospital, "ada", "session-1");
    String token = TokenDraft.logoutToken(provider, someId()).with("sub", "ada").make();
    assertThat(tells(hospital, token)).isEqualTo(200);
    Tablet browser = signedIn(hospital, "ada", "session-2");
    assertThat(tells(hospital, token)).isEqualTo(400);
    browser.get("/api/me").then().statusCode(200);
  }

  @Test
  void logoutTokenOfAnotherOrganizationsProviderEndsNothing() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    ProviderClinic other = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = signedIn(hospital, "ada", "session-1");
    // the same issuer, client and subject, told to the other organization
    assertThat(tells(other, TokenDraft.logoutToken(provider, someId()).with("sub", "ada").make()))
        .isEqualTo(200);
    browser.get("/api/me").then().statusCode(200);
  }
}
