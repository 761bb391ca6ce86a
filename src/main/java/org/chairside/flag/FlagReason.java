package org.chairside.flag;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.chairside.message.Message;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Why a flag was raised.
 *
 * @param words of a person, or of the time before reasons had codes; null where there is a message
 * @param reasonMessage what a rule found; null where there are words
 */
@Embeddable
record FlagReason(
    @Column(name = "reason") @Nullable String words,
    @JdbcTypeCode(SqlTypes.JSON) @Nullable Message reasonMessage) {

  static FlagReason of(Message found) {
    return new FlagReason(null, found);
  }

  static FlagReason inWords(String words) {
    return new FlagReason(words, null);
  }

  Message message() {
    return reasonMessage == null
        ? Message.verbatim(Objects.requireNonNullElse(words, ""))
        : reasonMessage;
  }
}
