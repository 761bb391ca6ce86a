package org.chairside.staff;

/**
 * Whose access one admin alone resets; implemented by the package that knows of second admins. Who
 * gives somebody a password, or takes their second factors, could sign in and write as that person.
 */
public interface AccessResets {

  /**
   * Refuses where another admin has to agree first and has not done so lately.
   *
   * @throws org.chairside.platform.problem.NotAllowed naming that
   */
  void requireAgreed(Staff person);
}
