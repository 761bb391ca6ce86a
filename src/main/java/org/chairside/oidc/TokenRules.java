package org.chairside.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.chairside.identity.Claims;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what one provider signed for its client. Signatures are of a private key: neither none
 * nor one that who knows the public key can make.
 *
 * @param keys those of the provider
 */
record TokenRules(String issuer, String clientId, JWKSource<SecurityContext> keys) {

  /** How far the provider's clock may differ from ours. */
  static final Duration SKEW = Duration.ofSeconds(60);

  /** For how long after it was made a logout token is taken. */
  static final Duration LOGOUT_LASTS = Duration.ofMinutes(5);

  private static final int LONGEST_SUBJECT = 255;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /**
   * Who the ID token of this visit names.
   *
   * @throws ProviderFault where its signature, issuer, audience, times or nonce are wrong, or the
   *     provider's keys cannot be read
   */
  ProvenPerson person(JWT token, ProviderVisit visit) throws ProviderFault {
    var validator =
        new IDTokenValidator(new Issuer(issuer), new ClientID(clientId), selector(), null);
    validator.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
    try {
      IDTokenClaimsSet claims = validator.validate(token, new Nonce(visit.nonce()));
      // Made before the visit, it is not this visit's answer.
      if (claims.getIssueTime().toInstant().isBefore(visit.beganAt().minus(SKEW))) {
        throw notVerified("the ID token is older than the visit");
      }
      if (!isFor(claims.getAuthorizedParty(), claims.getAudience().size())) {
        throw notVerified("the ID token is for another party");
      }
      String subject = claims.getSubject().getValue();
      if (subject.length() > LONGEST_SUBJECT) {
        throw notVerified("the subject is too long");
      }
      SessionID session = claims.getSessionID();
      Date provenAt = claims.getAuthenticationTime();
      return new ProvenPerson(
          subject,
          session == null ? null : session.getValue(),
          provenAt == null ? null : provenAt.toInstant(),
          new Claims(claims.toJWTClaimsSet().getClaims()));
    } catch (KeySourceException e) {
      throw new ProviderFault(SignInProblem.PROVIDER_UNAVAILABLE, "the keys cannot be read");
    } catch (BadJOSEException | JOSEException | ParseException e) {
      throw notVerified("the ID token is refused: " + e.getClass().getSimpleName());
    }
  }

  /** The library looks at the audience alone; of several, one has to be named as the party. */
  private boolean isFor(@Nullable AuthorizedParty party, int audiences) {
    return party == null ? audiences == 1 : party.getValue().equals(clientId);
  }

  /**
   * Whose session has ended.
   *
   * @param subject null where the token names the session alone
   * @param session null where it names all of the person's
   */
  record EndedSession(@Nullable String subject, @Nullable String session) {}

  /**
   * Whose session this logout token ends.
   *
   * @throws ProviderFault where its signature, issuer, audience, event or age are wrong, or it has
   *     a nonce and so is an ID token
   */
  EndedSession endedSession(JWT token, Instant now) throws ProviderFault {
    var validator =
        new LogoutTokenValidator(
            new Issuer(issuer), new ClientID(clientId), false, selector(), null);
    try {
      LogoutTokenClaimsSet claims = validator.validate(token);
      Instant made = claims.getIssueTime().toInstant();
      if (made.isAfter(now.plus(SKEW)) || made.isBefore(now.minus(LOGOUT_LASTS))) {
        throw notVerified("the logout token is not of now");
      }
      SessionID session = claims.getSessionID();
      return new EndedSession(
          claims.getSubject() == null ? null : claims.getSubject().getValue(),
          session == null ? null : session.getValue());
    } catch (KeySourceException e) {
      throw new ProviderFault(SignInProblem.PROVIDER_UNAVAILABLE, "the keys cannot be read");
    } catch (BadJOSEException | JOSEException e) {
      throw notVerified("the logout token is refused: " + e.getClass().getSimpleName());
    }
  }

  private JWSKeySelector<SecurityContext> selector() {
    return new JWSVerificationKeySelector<>(ALGORITHMS, keys);
  }

  private static ProviderFault notVerified(String reason) {
    return new ProviderFault(SignInProblem.NOT_VERIFIED, reason);
  }
}
