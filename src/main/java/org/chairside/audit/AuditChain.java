package org.chairside.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Links an organization's entries: each link holds the hash of the previous one. */
final class AuditChain {

  /** The previous hash of the first link. */
  static final String BEGINNING = "0".repeat(64);

  private AuditChain() {}

  /** A link as read; its entry is null if that is missing. */
  record Link(long number, String previous, String hash, @Nullable AuditEntry entry) {

    /** Whether it follows from the previous link. */
    boolean follows(long number, String before) {
      return this.number == number + 1
          && previous.equals(before)
          && entry != null
          && hash.equals(AuditChain.hash(before, this.number, entry));
    }
  }

  /**
   * The SHA-256 over the previous hash, the number and every field of the entry, in hexadecimal
   * digits.
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
      // Entries of earlier releases have none of these, and their hashes must stay what they are.
      if (!entry.shown().isEmpty()) {
        digest.update(told(entry.shown()));
      }
      if (entry.means() != null) {
        digest.update(told("means " + entry.means()));
      }
      if (!entry.changedRights().isEmpty()) {
        digest.update(told("rights " + entry.changedRights()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Prefixed by its length, so that no two entries hash the same text. */
  private static byte[] told(@Nullable Object field) {
    String text = field == null ? "-" : field.toString().length() + ":" + field;
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
