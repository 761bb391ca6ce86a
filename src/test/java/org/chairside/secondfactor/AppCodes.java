package org.chairside.secondfactor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.codec.binary.Base32;

/** What an authenticator app with a secret shows. */
public final class AppCodes {

  private static final int STEP = 30;
  private static final int LATE_IN_STEP = 24;

  private AppCodes() {}

  /** The code so many steps from now. There is time left in this step. */
  public static String code(String secret, int steps) {
    while (Math.floorMod(Instant.now().getEpochSecond(), STEP) > LATE_IN_STEP) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return Totp.code(
        new Base32().decode(secret.replace(" ", "")), Totp.stepAt(Instant.now()) + steps);
  }
}
