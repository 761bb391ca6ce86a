package org.chairside.revision;

import java.time.Instant;
import java.util.UUID;
import org.chairside.message.Message;

/**
 * A booked session that does not fit the revised order. It stays booked until somebody moves or
 * cancels it.
 *
 * @param number its place in the course
 */
record UnfitSession(
    UUID sessionId, int number, Instant start, UUID chairId, Why why, Message message) {

  /** What it does not fit. */
  enum Why {
    /** More sessions are booked than ordered. */
    BEYOND_ORDER,
    /** Fewer or more days from the session before than ordered: a re-plan moves it. */
    GAP,
    /** Booked for an infusion of other minutes. */
    DURATION,
    /** Booked with another closeness of monitoring. */
    ACUITY
  }
}
