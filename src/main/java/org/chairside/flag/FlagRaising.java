package org.chairside.flag;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a flag was raised, and by whom.
 *
 * @param occurredAt when the condition arose
 * @param at when the flag was raised
 * @param by the person who raised it; null where a rule did
 */
@Embeddable
record FlagRaising(
    Instant occurredAt,
    @Column(name = "raised_at") Instant at,
    @Column(name = "raised_by") @Nullable UUID by) {}
