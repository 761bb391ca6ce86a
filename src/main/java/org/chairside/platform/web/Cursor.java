package org.chairside.platform.web;

import static org.chairside.message.FieldMessages.FIELD;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list after which the next page begins: the id of the last row seen. It holds
 * nothing else, so that no patient's data travels in a URL.
 */
public record Cursor(UUID id) {

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The row after which to go on, or null at the list's start. */
  public static @Nullable UUID after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException _) {
      throw new Invalid("cursor", FIELD.cursor());
    }
  }
}
