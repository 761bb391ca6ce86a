package org.chairside.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * A booked place has become free; fired within the transaction that frees it.
 *
 * @param courseId whose it was
 */
public record PlaceFreed(UUID clinicId, UUID courseId, UUID chairId, Instant start) {}
