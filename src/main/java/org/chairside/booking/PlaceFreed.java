package org.chairside.booking;

import java.time.Instant;
import java.util.UUID;

/** A place that was booked has become free; said within the transaction that frees it. */
record PlaceFreed(UUID clinicId, UUID chairId, Instant start) {}
