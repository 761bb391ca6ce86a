package org.chairside.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** A token to be: right at first, and then whatever a test makes of it. */
final class TokenDraft {

  private final Map<String, Object> claims = new HashMap<>();
  private Signing signing;

  @FunctionalInterface
  private interface Signing {
    String sign(JWTClaimsSet claims) throws JOSEException;
  }

  private TokenDraft(RSAKey key) {
    signedBy(key);
  }

  /** An ID token of a provider for its client. */
  static TokenDraft idToken(TestProvider provider, String subject, String nonce) {
    Instant now = Instant.now();
    return new TokenDraft(provider.key())
        .with("iss", provider.issuer())
        .with("aud", TestProvider.CLIENT)
        .with("sub", subject)
        .with("iat", Date.from(now))
        .with("exp", Date.from(now.plus(Duration.ofMinutes(5))))
        .with("nonce", nonce);
  }

  /** A logout token of a provider for its client. */
  static TokenDraft logoutToken(TestProvider provider, String id) {
    Instant now = Instant.now();
    return new TokenDraft(provider.key())
        .with("iss", provider.issuer())
        .with("aud", TestProvider.CLIENT)
        .with("iat", Date.from(now))
        .with("exp", Date.from(now.plus(Duration.ofMinutes(2))))
        .with("jti", id)
        .with("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  TokenDraft with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  TokenDraft without(String claim) {
    claims.remove(claim);
    return this;
  }

  TokenDraft signedBy(RSAKey key) {
    signing =
        set -> {
          var token =
              new SignedJWT(
                  new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set);
          token.sign(new RSASSASigner(key));
          return token.serialize();
        };
    return this;
  }

  TokenDraft unsigned() {
    signing = set -> new PlainJWT(set).serialize();
    return this;
  }

  /** Signed with what everybody knows, as if it were a secret. */
  TokenDraft signedWithPublicKey(RSAKey key) {
    signing =
        set -> {
          var token =
              new SignedJWT(
                  new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), set);
          token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
          return token.serialize();
        };
    return this;
  }

  String make() {
    var set = new JWTClaimsSet.Builder();
    claims.forEach(set::claim);
    try {
      return signing.sign(set.build());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
