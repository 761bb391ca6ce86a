package org.chairside.oidc;

import java.util.Locale;

/** Why a way to a provider and back ended without a sign-in. The web app words them by code. */
enum SignInProblem {
  /** The answer belongs to no way that this browser has begun, or to one that has ended. */
  NOT_BEGUN_HERE,
  /** It took too long. */
  EXPIRED,
  /** The person or the provider refused. */
  DENIED,
  /** The provider does not answer, or not as its own description says. */
  PROVIDER_UNAVAILABLE,
  /** What the provider says could not be verified. */
  NOT_VERIFIED,
  /** Nobody here is this person, and the provider makes no accounts. */
  UNKNOWN_PERSON,
  /** The provider gives the person no role. */
  NO_ROLE,
  /** The account was deactivated. */
  INACTIVE,
  /** The person at the provider is another one than the one signed in here. */
  ANOTHER_PERSON,
  /** The identity, or the person here, is linked already. */
  LINKED_ALREADY;

  /** Such as {@code no-role}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
