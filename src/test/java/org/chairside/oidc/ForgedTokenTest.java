package org.chairside.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Tablet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ID tokens that are not what the provider says of this person to this visit let nobody in. */
@ApplicationTest
class ForgedTokenTest {

  private final TestProvider provider = TestProvider.open();

  @AfterEach
  void close() {
    provider.close();
  }

  /** Each changes one thing of a token that is right. */
  enum Forgery {
    OTHER_ISSUER((token, from) -> token.with("iss", "https://other.example")),
    ISSUER_WITH_SLASH((token, from) -> token.with("iss", from.issuer() + "/")),
    NO_ISSUER((token, from) -> token.without("iss")),
    OTHER_AUDIENCE((token, from) -> token.with("aud", "another client")),
    NO_AUDIENCE((token, from) -> token.without("aud")),
    TWO_AUDIENCES_WITHOUT_AUTHORIZED_PARTY(
        (token, from) -> token.with("aud", List.of(TestProvider.CLIENT, "another client"))),
    OTHER_AUTHORIZED_PARTY((token, from) -> token.with("azp", "another client")),
    OTHER_NONCE((token, from) -> token.with("nonce", "of another visit")),
    NO_NONCE((token, from) -> token.without("nonce")),
    EXPIRED((token, from) -> token.with("exp", ago(Duration.ofMinutes(3)))),
    NO_EXPIRY((token, from) -> token.without("exp")),
    OF_THE_FUTURE((token, from) -> token.with("iat", ago(Duration.ofMinutes(-5)))),
    OLDER_THAN_THE_VISIT((token, from) -> token.with("iat", ago(Duration.ofMinutes(5)))),
    NO_SUBJECT((token, from) -> token.without("sub")),
    ENDLESS_SUBJECT((token, from) -> token.with("sub", "s".repeat(256))),
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
  void nobodyGetsInWithForgery(Forgery forgery) {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();

    String end =
        hospital.signsIn(
            browser,
            "ada",
            token ->
                forgery.change.apply(token.with("groups", List.of("ketamine-nurses")), provider));

    assertThat(end).isEqualTo(ProviderClinic.problem("not-verified"));
    browser.get("/api/me").then().statusCode(401);
  }

  @Test
  void rightTokenLetsIn() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    Tablet browser = hospital.clinic.aTablet();
    assertThat(hospital.signsIn(browser, "ada", "ketamine-nurses")).isEqualTo("/board");
    browser.get("/api/me").then().statusCode(200);
  }

  @Test
  void keyThatProviderRotatedIsFetched() {
    ProviderClinic hospital = ProviderClinic.makingPeopleAt(provider);
    assertThat(hospital.signsIn(hospital.clinic.aTablet(), "ada", "ketamine-nurses"))
        .isEqualTo("/board");
    var former = provider.key();
    provider.rotatesItsKey();
    assertThat(hospital.signsIn(hospital.clinic.aTablet(), "ada", "ketamine-nurses"))
        .isEqualTo("/board");
    assertThat(
            hospital.signsIn(
                hospital.clinic.aTablet(),
                "ada",
                token -> token.with("groups", List.of("ketamine-nurses")).signedBy(former)))
        .isNotEqualTo("/board");
  }
}
