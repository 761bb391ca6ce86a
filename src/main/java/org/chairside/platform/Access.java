package org.chairside.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an actor got in.
 *
 * @param provenAt when the person last entered a password or PIN in this sign-in, or proved
 *     themselves at their provider; null for a machine and for the system itself
 * @param everywhere whether in all clinics of the organization; else in those of which the person
 *     is a member
 */
public record Access(Means means, @Nullable Instant provenAt, boolean everywhere) {

  /** The system acts by itself: nobody got in. */
  static final Access OF_SYSTEM = new Access(Means.SYSTEM, null, true);

  /** With a machine's token. */
  public static final Access BY_TOKEN = new Access(Means.TOKEN, null, true);

  /** By what means. */
  public enum Means {
    /** A sign-in that a password opened. */
    PASSWORD,
    /** A sign-in that a PIN opened on a shared device. */
    PIN,
    /** A sign-in that an identity provider opened. */
    OIDC,
    /** A sign-in that a passkey opened, which asks for a device and its owner. */
    PASSKEY,
    /** A sign-in that a password and an authenticator app's code opened. */
    PASSWORD_AND_CODE,
    /** A sign-in that a password and a recovery code opened. */
    PASSWORD_AND_RECOVERY_CODE,
    /** A sign-in that a password and a passkey opened. */
    PASSWORD_AND_PASSKEY,
    /** A machine's token. */
    TOKEN,
    /** None: the clock, the demo clinic. */
    SYSTEM;

    /** Whether a person showed two factors here. */
    public boolean isTwoFactors() {
      return switch (this) {
        case PASSKEY, PASSWORD_AND_CODE, PASSWORD_AND_RECOVERY_CODE, PASSWORD_AND_PASSKEY -> true;
        case PASSWORD, PIN, OIDC, TOKEN, SYSTEM -> false;
      };
    }
  }
}
