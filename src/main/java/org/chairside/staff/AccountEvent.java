package org.chairside.staff;

import java.util.UUID;

/**
 * Somebody signed in or out, or tried to. Fired afterwards, outside any transaction.
 *
 * @param staffId whose account it is
 * @param address from where
 */
public record AccountEvent(
    AccountEventKind kind, UUID organizationId, UUID staffId, String address) {

  /** What happened. */
  public enum AccountEventKind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    /** Too many attempts: the password was not looked at. */
    SIGN_IN_REFUSED,
    SIGNED_OUT,
    PIN_SET,
    LOCKED,
    UNLOCKED,
    UNLOCK_FAILED,
    PASSWORD_CHANGED,
    /** The current password was wrong. */
    PASSWORD_CHANGE_FAILED,
    /** Too many attempts: the current password was not looked at. */
    PASSWORD_CHANGE_REFUSED,
    SIGNED_OUT_EVERYWHERE,
    /** The person entered their password or PIN again, in order to sign. */
    REAUTHENTICATED,
    REAUTHENTICATION_FAILED,
    /** Too many attempts: the password was not looked at. */
    REAUTHENTICATION_REFUSED
  }
}
