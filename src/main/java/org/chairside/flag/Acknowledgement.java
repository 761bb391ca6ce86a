package org.chairside.flag;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody has seen a flag as it is; all null before. */
@Embeddable
public record Acknowledgement(@Nullable Instant acknowledgedAt, @Nullable UUID acknowledgedBy) {

  static final Acknowledgement NONE = new Acknowledgement(null, null);
}
