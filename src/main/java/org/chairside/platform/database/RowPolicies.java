package org.chairside.platform.database;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the database's row-level security binds the account that the application works as. Until
 * the start has found so, and with an account that bypasses it, the application's queries name the
 * organization themselves.
 */
@ApplicationScoped
class RowPolicies {

  private volatile boolean binding;

  /** The start has found that the policies bind the application's account. */
  void bind() {
    binding = true;
  }

  boolean bindAccount() {
    return binding;
  }
}
