package org.chairside.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How an organization's entries hang together: each link holds the hash of the one before. */
final class AuditChain {

  /** What the first link has before it. */
  static final String BEGINNING = "0".repeat(64);

  private AuditChain() {}

  /** A link as it was read; its entry is null where that is gone. */
  record Link(long number, String previous, String hash, @Nullable AuditEntry entry) {

    /** Whether it is what has to follow the link before. */
    boolean follows(long number, String before) {
      return this.number == number + 1
          && previous.equals(before)
          && entry != null
          && hash.equals(AuditChain.hash(before, this.number, entry));
    }
  }

  /**
   * In hexadecimal digits, the SHA-256 over the hash of the link before, the number and every field
   * of the entry.
   */
  static String hash(String previous, long number, AuditEntry entry) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(told(previous));
      for (Object field :
          new @Nullable Object[] {
            number,
            entry.organizationId(),
            entry.id(),
            entry.at(),
            entry.actorId(),
            entry.address(),
            entry.method(),
            entry.route(),
            entry.ids(),
            entry.patientId(),
            entry.status(),
            entry.outcome()
          }) {
        digest.update(told(field));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** With its length before it, so that no two entries are told alike. */
  private static byte[] told(@Nullable Object field) {
    String text = field == null ? "-" : field.toString().length() + ":" + field;
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
