package org.chairside.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.SerializeException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.chairside.identity.PublicAddress;
import org.chairside.identity.SecretBox;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.ProviderDirectory.Endpoints;
import org.chairside.oidc.ProviderVisit.Purpose;

/**
 * The authorization code flow with PKCE: sends people to their provider, and learns from the code
 * with which they come back who they are. No transaction and no connection is open meanwhile.
 */
@ApplicationScoped
class CodeExchange {

  private final ProviderDirectory directory;
  private final ProviderCalls calls;
  private final SecretBox secrets;
  private final PublicAddress address;

  CodeExchange(
      ProviderDirectory directory, ProviderCalls calls, SecretBox secrets, PublicAddress address) {
    this.directory = directory;
    this.calls = calls;
    this.secrets = secrets;
    this.address = address;
  }

  /** Where the browser goes for a visit. */
  URI address(OpenProvider provider, ProviderVisit visit, String state) throws ProviderFault {
    Scope scope = new Scope("openid");
    provider.scopes().forEach(scope::add);
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                scope,
                new ClientID(provider.clientId()),
                address.callback(provider.id()))
            .endpointURI(directory.of(provider.issuer()).metadata().getAuthorizationEndpointURI())
            .state(new State(state))
            .nonce(new Nonce(visit.nonce()))
            .codeChallenge(new CodeVerifier(visit.codeVerifier()), CodeChallengeMethod.S256);
    if (visit.purpose() != Purpose.SIGN_IN) {
      request.prompt(Prompt.Type.LOGIN).maxAge(0);
    }
    return request.build().toURI();
  }

  /**
   * Who came back with this code.
   *
   * @throws ProviderFault where the provider refuses the code or does not answer, or its ID token
   *     is not for this visit
   */
  ProvenPerson person(OpenProvider provider, ProviderVisit visit, String code)
      throws ProviderFault {
    Endpoints endpoints = directory.of(provider.issuer());
    return new TokenRules(provider.issuer(), provider.clientId(), endpoints.keys())
        .person(idToken(provider, visit, code, endpoints.metadata()), visit);
  }

  private JWT idToken(
      OpenProvider provider, ProviderVisit visit, String code, OIDCProviderMetadata metadata)
      throws ProviderFault {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code),
            address.callback(provider.id()),
            new CodeVerifier(visit.codeVerifier()));
    try {
      TokenResponse answer =
          OIDCTokenResponseParser.parse(
              request(provider, grant, metadata).toHTTPRequest().send(calls));
      if (!(answer instanceof OIDCTokenResponse tokens)) {
        throw new ProviderFault(SignInProblem.NOT_VERIFIED, "the provider refuses the code");
      }
      JWT token = tokens.getOIDCTokens().getIDToken();
      if (token == null) {
        throw new ProviderFault(SignInProblem.NOT_VERIFIED, "the provider gives no ID token");
      }
      return token;
    } catch (IOException | SerializeException e) {
      throw new ProviderFault(SignInProblem.PROVIDER_UNAVAILABLE, "no tokens for the code");
    } catch (ParseException e) {
      throw new ProviderFault(SignInProblem.NOT_VERIFIED, "the tokens cannot be read");
    }
  }

  private TokenRequest request(
      OpenProvider provider, AuthorizationCodeGrant grant, OIDCProviderMetadata metadata)
      throws ProviderFault {
    ClientID client = new ClientID(provider.clientId());
    byte[] closed = provider.clientSecret();
    return closed == null
        ? new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant).build()
        : new TokenRequest.Builder(
                metadata.getTokenEndpointURI(),
                authentication(client, secret(provider, closed), metadata),
                grant)
            .build();
  }

  private String secret(OpenProvider provider, byte[] closed) throws ProviderFault {
    return secrets
        .open(provider.id(), closed)
        .orElseThrow(
            () ->
                new ProviderFault(
                    SignInProblem.PROVIDER_UNAVAILABLE, "the client's secret cannot be decrypted"));
  }

  private static ClientAuthentication authentication(
      ClientID client, String secret, OIDCProviderMetadata metadata) {
    List<ClientAuthenticationMethod> offered = metadata.getTokenEndpointAuthMethods();
    boolean onlyInBody =
        offered != null
            && !offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return onlyInBody
        ? new ClientSecretPost(client, new Secret(secret))
        : new ClientSecretBasic(client, new Secret(secret));
  }
}
