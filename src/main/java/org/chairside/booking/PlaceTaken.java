package org.chairside.booking;

import java.time.Instant;
import java.util.UUID;

/** A chair is booked for a half-open time; fired within the transaction that books it. */
public record PlaceTaken(UUID chairId, Instant from, Instant until) {}
