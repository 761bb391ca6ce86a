package org.chairside.staff;

import java.util.List;
import java.util.UUID;
import org.chairside.platform.RightsChanges.RightsChange;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in or out, or tried to. Fired afterwards; within the transaction alone where
 * rights changed with it.
 *
 * @param staffId whose account it is; null where that is not known
 * @param address from where
 * @param providerId the identity provider by which they came; null for none
 * @param rights those that it changed
 */
public record AccountEvent(
    AccountEventKind kind,
    UUID organizationId,
    @Nullable UUID staffId,
    String address,
    @Nullable UUID providerId,
    List<RightsChange> rights) {

  AccountEvent(AccountEventKind kind, UUID organizationId, UUID staffId, String address) {
    this(kind, organizationId, staffId, address, null, List.of());
  }

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
    REAUTHENTICATION_REFUSED,
    /** They came from their provider: signed in, linked, or proven. */
    CAME_FROM_PROVIDER,
    /** Nobody got in: not verified, not known, or not begun here. */
    PROVIDER_FAILED,
    /** The person is known there and does not get in: no role, or deactivated. */
    PROVIDER_REFUSED,
    /** The provider said that a session there has ended. */
    SIGNED_OUT_BY_PROVIDER
  }
}
