package org.chairside.staff;

import java.util.UUID;

/**
 * Whose rights come from an identity provider, so that nobody changes them here; implemented by the
 * package that knows of providers.
 */
public interface ProvidedRights {

  /** Whether the person signs in at a provider, which gives them their roles. */
  boolean provideRoles(UUID staffId);

  /** Whether it gives them their clinics, too. */
  boolean provideClinics(UUID staffId);
}
