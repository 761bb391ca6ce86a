package org.chairside.secondfactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time as authenticator apps show them (RFC 6238): SHA-1, six digits, a new one every 30
 * seconds.
 */
final class Totp {

  /** Of a secret: as many as SHA-1 gives, as RFC 4226 recommends. */
  static final int SECRET_BYTES = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int CODES = 1_000_000;
  // The clocks of phones are about right; who types slowly is a step late.
  private static final int STEPS_EITHER_SIDE = 1;

  private Totp() {}

  /** The number of the step in which an instant is. */
  static long stepAt(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), STEP.toSeconds());
  }

  /** The code of a step. */
  static String code(byte[] secret, long step) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
    return String.format(Locale.ROOT, "%06d", number % CODES);
  }

  /**
   * The step of which this is the code: the current one or one beside it. All are compared, however
   * soon one fits, and each in constant time.
   *
   * @param after steps until this one were used
   * @return empty where it is the code of none
   */
  static OptionalLong stepOf(byte[] secret, String code, Instant now, long after) {
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    long current = stepAt(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - STEPS_EITHER_SIDE; step <= current + STEPS_EITHER_SIDE; step++) {
      byte[] right = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(right, given) && step > after) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }
}
