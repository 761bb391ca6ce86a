package org.chairside.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chairside.identity.SafeAddresses;
import org.jspecify.annotations.Nullable;

/**
 * What providers say of themselves: their endpoints, asked for again after some minutes, and their
 * keys, asked for again where a token names one that is not known.
 */
@ApplicationScoped
class ProviderDirectory {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private final ProviderCalls calls;
  private final SafeAddresses addresses;
  private final Clock clock;
  private final Map<String, Described> described = new ConcurrentHashMap<>();
  private final Map<URI, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

  ProviderDirectory(ProviderCalls calls, SafeAddresses addresses, Clock clock) {
    this.calls = calls;
    this.addresses = addresses;
    this.clock = clock;
  }

  private record Described(OIDCProviderMetadata metadata, Instant at) {}

  /** A provider's endpoints, and the keys with which it signs. */
  record Endpoints(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  /**
   * The endpoints of an issuer.
   *
   * @throws ProviderFault where it does not answer, or describes another issuer or no safe
   *     endpoints
   */
  Endpoints of(String issuer) throws ProviderFault {
    Described known = described.get(issuer);
    if (known == null || known.at().plus(KEPT).isBefore(clock.instant())) {
      known = new Described(ask(issuer), clock.instant());
      described.put(issuer, known);
    }
    return new Endpoints(known.metadata(), keys(known.metadata().getJWKSetURI()));
  }

  private OIDCProviderMetadata ask(String issuer) throws ProviderFault {
    try {
      URI address = URI.create(issuer.replaceAll("/+$", "") + WELL_KNOWN);
      OIDCProviderMetadata found = OIDCProviderMetadata.parse(calls.get(address));
      if (!found.getIssuer().getValue().equals(issuer)) {
        throw unavailable("the description is of another issuer");
      }
      if (!Stream.of(
              found.getAuthorizationEndpointURI(),
              found.getTokenEndpointURI(),
              found.getJWKSetURI())
          .allMatch(this::isSafe)) {
        throw unavailable("the description lacks an endpoint with HTTPS");
      }
      return found;
    } catch (IOException | GeneralException | IllegalArgumentException e) {
      throw unavailable("the description cannot be read (%s)".formatted(e.getMessage()));
    }
  }

  private boolean isSafe(@Nullable URI endpoint) {
    return endpoint != null && addresses.isSafe(endpoint);
  }

  private static ProviderFault unavailable(String reason) {
    return new ProviderFault(SignInProblem.PROVIDER_UNAVAILABLE, reason);
  }

  private JWKSource<SecurityContext> keys(URI address) {
    return keys.computeIfAbsent(
        address,
        uri -> {
          try {
            return JWKSourceBuilder.<SecurityContext>create(uri.toURL(), calls)
                .refreshAheadCache(false)
                .build();
          } catch (MalformedURLException e) {
            throw new IllegalStateException("was checked before", e);
          }
        });
  }

  /** Where people are signed out at the provider; null where it offers that not. */
  @Nullable URI endSession(String issuer) throws ProviderFault {
    URI found = of(issuer).metadata().getEndSessionEndpointURI();
    return isSafe(found) ? Objects.requireNonNull(found) : null;
  }
}
