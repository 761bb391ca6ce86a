package org.chairside.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The last link of an organization's chain at a moment, signed: kept outside the database, it shows
 * later that a chain was cut off before it or made again.
 *
 * @param number the link's number
 * @param hash its SHA-256 as hexadecimal digits
 * @param keyId which key signed it
 * @param signature of {@link #statement}, in Base64 for addresses
 */
record SignedHead(
    UUID organizationId, long number, String hash, Instant at, String keyId, String signature) {

  private static final String KIND = "audit-head-1";
  private static final int PARTS = 7;

  static SignedHead of(
      UUID organizationId, long number, String hash, Instant at, InstallationKey key) {
    String statement = statement(organizationId, number, hash, at, key.id());
    return new SignedHead(organizationId, number, hash, at, key.id(), key.sign(statement));
  }

  /** What is signed: every part but the signature. */
  String statement() {
    return statement(organizationId, number, hash, at, keyId);
  }

  private static String statement(
      UUID organizationId, long number, String hash, Instant at, String keyId) {
    return String.join(
        " ", KIND, organizationId.toString(), Long.toString(number), hash, at.toString(), keyId);
  }

  /** As a line of a file. */
  String line() {
    return statement() + " " + signature;
  }

  /** What a line says; empty where it is none, as after a write that was cut off. */
  static Optional<SignedHead> read(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != PARTS || !parts[0].equals(KIND)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SignedHead(
              UUID.fromString(parts[1]),
              Long.parseLong(parts[2]),
              parts[3],
              Instant.parse(parts[4]),
              parts[5],
              parts[6]));
    } catch (IllegalArgumentException | DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
