package org.chairside.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * A place that was booked has become free; said within the transaction that frees it.
 *
 * @param courseId whose it was
 */
public record PlaceFreed(UUID clinicId, UUID courseId, UUID chairId, Instant start) {}
