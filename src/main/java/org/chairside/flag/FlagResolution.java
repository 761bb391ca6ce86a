package org.chairside.flag;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.chairside.vocabulary.Disposition;
import org.jspecify.annotations.Nullable;

/** How a clinician dealt with a flag; all null before. */
@Embeddable
public record FlagResolution(
    @Nullable Instant resolvedAt,
    @Nullable UUID resolvedBy,
    @Enumerated(EnumType.STRING) @Nullable Disposition disposition,
    @Column(name = "resolution_note") @Nullable String note) {

  static final FlagResolution NONE = new FlagResolution(null, null, null, null);
}
