package org.chairside.passkey;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose passkey it is, as the authenticator keeps it: two ids, which name nobody to who reads them
 * there.
 */
public record UserHandle(UUID organizationId, UUID staffId) {

  private static final int BYTES = 32;

  /** What an authenticator gave back; empty where it is none of ours. */
  public static Optional<UserHandle> of(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return Optional.of(
        new UserHandle(
            new UUID(buffer.getLong(), buffer.getLong()),
            new UUID(buffer.getLong(), buffer.getLong())));
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(organizationId.getMostSignificantBits())
        .putLong(organizationId.getLeastSignificantBits())
        .putLong(staffId.getMostSignificantBits())
        .putLong(staffId.getLeastSignificantBits())
        .array();
  }

  /** In Base64 for addresses, as options name it. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }

  /** Whether an authenticator says the same, or nothing. */
  public boolean isOrUnsaid(byte @Nullable [] said) {
    return said == null || said.length == 0 || Arrays.equals(said, bytes());
  }
}
