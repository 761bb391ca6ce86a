package org.chairside.oidc;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way to a provider that somebody has begun.
 *
 * @param nonce what the ID token has to repeat
 * @param codeVerifier what shows the provider that the code was asked for here (PKCE)
 * @param staffId who went, signed in here already; null for a sign-in
 * @param returnTo the page to which they want to come
 * @param beganAt when they went
 */
record ProviderVisit(
    Purpose purpose,
    String nonce,
    String codeVerifier,
    @Nullable UUID staffId,
    String returnTo,
    Instant beganAt) {

  /** What somebody goes to a provider for. */
  enum Purpose {
    SIGN_IN,
    /** To become the one there whom they are here. */
    LINK,
    /** To show that it is they, in order to sign. */
    REAUTHENTICATION
  }

  /** Neither nonce nor verifier belongs in a log. */
  @Override
  public String toString() {
    return "ProviderVisit";
  }
}
