package org.chairside.booking;

import java.time.Instant;
import java.util.UUID;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/**
 * A session's move from where it is to where it would be.
 *
 * @param session as it was, or as it is after the move was made
 */
public record Move(
    InfusionSession session,
    Instant fromStart,
    UUID fromChair,
    Instant start,
    UUID chairId,
    @Nullable UUID nurseId) {}
