package org.chairside.session;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a session did not take place; all null where it was not given up.
 *
 * @param closingCode null in old records, too
 */
@Embeddable
public record Closing(
    @Nullable Instant closedAt,
    @Nullable String closedReason,
    @Enumerated(EnumType.STRING) @Nullable ClosingCode closingCode) {

  static final Closing NONE = new Closing(null, null, null);
}
