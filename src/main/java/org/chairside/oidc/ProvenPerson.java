package org.chairside.oidc;

import java.time.Instant;
import org.chairside.identity.Claims;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a provider's ID token names, verified.
 *
 * @param subject who they are there: unique and never given to another
 * @param session their session there; null where the provider names none
 * @param provenAt when they last entered something there; null where it does not say
 * @param claims everything that the token says
 */
record ProvenPerson(
    String subject, @Nullable String session, @Nullable Instant provenAt, Claims claims) {

  /** Who it is belongs in no log. */
  @Override
  public String toString() {
    return "ProvenPerson";
  }
}
