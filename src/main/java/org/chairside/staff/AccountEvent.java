package org.chairside.staff;

import java.util.List;
import java.util.UUID;
import org.chairside.platform.Access.Means;
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

  private static final int DONE = 204;
  private static final int HALFWAY = 202;
  private static final int INVALID = 400;
  private static final int NOT_SIGNED_IN = 401;
  private static final int REFUSED = 403;
  private static final int TOO_MANY = 429;

  /** What happened, with the call that the audit records for it. */
  public enum AccountEventKind {
    SIGNED_IN("/auth/login", DONE, Means.PASSWORD),
    SIGN_IN_FAILED("/auth/login", NOT_SIGNED_IN),
    /** Too many attempts: the password was not looked at. */
    SIGN_IN_REFUSED("/auth/login", TOO_MANY),
    /** The password was right, and a second factor is still to be shown. */
    PASSWORD_ACCEPTED("/auth/login", HALFWAY),
    SIGNED_IN_BY_CODE("/auth/second-factor", DONE, Means.PASSWORD_AND_CODE),
    SIGNED_IN_BY_RECOVERY_CODE("/auth/second-factor", DONE, Means.PASSWORD_AND_RECOVERY_CODE),
    SECOND_FACTOR_FAILED("/auth/second-factor", NOT_SIGNED_IN),
    /** Too many attempts: the code was not looked at. */
    SECOND_FACTOR_REFUSED("/auth/second-factor", TOO_MANY),
    /** By a passkey alone. */
    SIGNED_IN_BY_PASSKEY("/auth/passkey", DONE, Means.PASSKEY),
    SIGNED_IN_BY_SECOND_PASSKEY("/auth/passkey", DONE, Means.PASSWORD_AND_PASSKEY),
    PASSKEY_FAILED("/auth/passkey", NOT_SIGNED_IN),
    /** Too many attempts: the answer was not looked at. */
    PASSKEY_REFUSED("/auth/passkey", TOO_MANY),
    SIGNED_OUT("/auth/logout", DONE),
    PIN_SET("/auth/pin", DONE, Means.PASSWORD),
    LOCKED("/auth/lock", DONE),
    UNLOCKED("/auth/unlock", DONE, Means.PIN),
    UNLOCK_FAILED("/auth/unlock", NOT_SIGNED_IN),
    PASSWORD_CHANGED("/me/password", DONE, Means.PASSWORD),
    /** The current password was wrong. */
    PASSWORD_CHANGE_FAILED("/me/password", INVALID),
    /** Too many attempts: the current password was not looked at. */
    PASSWORD_CHANGE_REFUSED("/me/password", TOO_MANY),
    SIGNED_OUT_EVERYWHERE("/me/sign-out-everywhere", DONE),
    /** The person entered their password or PIN again, in order to sign. */
    REAUTHENTICATED("/me/reauthentication", DONE),
    REAUTHENTICATED_BY_CODE("/me/reauthentication", DONE, Means.PASSWORD_AND_CODE),
    REAUTHENTICATED_BY_PASSKEY("/me/reauthentication", DONE, Means.PASSKEY),
    REAUTHENTICATION_FAILED("/me/reauthentication", INVALID),
    /** Too many attempts: the password or code was not looked at. */
    REAUTHENTICATION_REFUSED("/me/reauthentication", TOO_MANY),
    /** They came from their provider: signed in, linked, or proven. */
    CAME_FROM_PROVIDER("/auth/providers/{id}/callback", DONE, Means.OIDC),
    /** Nobody got in: not verified, not known, or not begun here. */
    PROVIDER_FAILED("/auth/providers/{id}/callback", NOT_SIGNED_IN),
    /** The person is known there and does not get in: no role, or deactivated. */
    PROVIDER_REFUSED("/auth/providers/{id}/callback", REFUSED),
    /** The provider said that a session there has ended. */
    SIGNED_OUT_BY_PROVIDER("/auth/providers/{id}/backchannel-logout", DONE);

    private final String route;
    private final int status;
    private final @Nullable Means means;

    AccountEventKind(String route, int status) {
      this(route, status, null);
    }

    AccountEventKind(String route, int status, @Nullable Means means) {
      this.route = route;
      this.status = status;
      this.means = means;
    }

    public String route() {
      return route;
    }

    public int status() {
      return status;
    }

    /** Whether the person of the account did it: they got in, or had. */
    public boolean isDone() {
      return status == DONE;
    }

    /** By what somebody got in; null where nobody did, or it is not told. */
    public @Nullable Means means() {
      return means;
    }
  }
}
