package org.chairside.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An identity provider that says whatever a test wants, right or wrong. */
final class TestProvider implements AutoCloseable {

  static final String CLIENT = "chairside";
  static final String SECRET = "a secret of the client";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private volatile RSAKey key = newKey();

  private TestProvider(HttpServer server) {
    this.server = server;
  }

  /** What a code is worth. */
  private record Grant(String challenge, String redirectUri, String idToken) {}

  static TestProvider open() {
    try {
      var provider =
          new TestProvider(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      provider.serve();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve() {
    server.createContext(
        "/.well-known/openid-configuration", call -> answer(call, 200, described()));
    server.createContext(
        "/keys", call -> answer(call, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
    server.createContext("/token", this::exchange);
    server.start();
  }

  private Map<String, Object> described() {
    return Map.of(
        "issuer",
        issuer(),
        "authorization_endpoint",
        issuer() + "/authorize",
        "token_endpoint",
        issuer() + "/token",
        "jwks_uri",
        issuer() + "/keys",
        "end_session_endpoint",
        issuer() + "/sign-out",
        "response_types_supported",
        List.of("code"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  private void exchange(HttpExchange call) throws IOException {
    Map<String, List<String>> form =
        URLUtils.parseParameters(
            new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Grant grant = grants.remove(form.get("code").getFirst());
    boolean right =
        grant != null
            && basic().equals(call.getRequestHeaders().getFirst("Authorization"))
            && grant.redirectUri().equals(form.get("redirect_uri").getFirst())
            && grant
                .challenge()
                .equals(
                    CodeChallenge.compute(
                            CodeChallengeMethod.S256,
                            new CodeVerifier(form.get("code_verifier").getFirst()))
                        .getValue());
    if (right) {
      answer(
          call,
          200,
          Map.of("access_token", "none", "token_type", "Bearer", "id_token", grant.idToken()));
    } else {
      answer(call, 400, Map.of("error", "invalid_grant"));
    }
  }

  private static String basic() {
    String pair = CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange call, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  RSAKey key() {
    return key;
  }

  /** From now on it signs with another key. */
  void rotatesItsKey() {
    key = newKey();
  }

  /**
   * The person signs in there.
   *
   * @param location where Chairside sent the browser
   * @param change of the ID token that is right
   * @return where the browser goes next: back
   */
  String approves(String location, String subject, UnaryOperator<TokenDraft> change) {
    Map<String, List<String>> asked = URLUtils.parseParameters(URI.create(location).getRawQuery());
    TokenDraft token =
        change.apply(TokenDraft.idToken(this, subject, asked.get("nonce").getFirst()));
    String code = UUID.randomUUID().toString();
    String redirectUri = asked.get("redirect_uri").getFirst();
    grants.put(code, new Grant(asked.get("code_challenge").getFirst(), redirectUri, token.make()));
    return redirectUri + "?session_state=any&code=" + code + "&state=" + state(location);
  }

  /** The state of a visit. */
  static String state(String location) {
    return URLUtils.parseParameters(URI.create(location).getRawQuery()).get("state").getFirst();
  }

  /** From now on it answers nothing. */
  void stops() {
    server.stop(0);
  }

  @Override
  public void close() {
    stops();
  }
}
