package org.chairside.live;

import java.time.Duration;
import java.time.Instant;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * When a session is expected to start and end, given what has happened so far. An early finish or a
 * late start changes only these expectations, never the booking.
 *
 * @param startsAt the booked start
 * @param infusionEnd when a running infusion should end, an infusion that is held as though it went
 *     on now; null before its start
 * @param disconnect from the end of the infusion until the line is out
 * @param recovery from then until the patient leaves
 * @param turnover from then until the chair is ready again
 */
record Expectation(
    SessionStatus status,
    Instant startsAt,
    @Nullable Instant checkedInAt,
    @Nullable Instant infusionEnd,
    @Nullable Instant infusionEndedAt,
    @Nullable Instant dischargedAt,
    Duration preparation,
    Duration infusion,
    Duration disconnect,
    Duration recovery,
    Duration turnover) {

  static Expectation of(InfusionSession session, @Nullable Instant infusionEnd) {
    return new Expectation(
        session.status(),
        session.startsAt(),
        session.checkedInAt(),
        infusionEnd,
        session.infusionEndedAt(),
        session.dischargedAt(),
        Duration.ofMinutes(session.plan().preparationMinutes()),
        Duration.ofMinutes(session.plan().infusionMinutes()),
        Duration.ofMinutes(session.plan().disconnectMinutes()),
        Duration.ofMinutes(session.plan().recoveryMinutes()),
        Duration.between(session.endsAt(), session.plan().chairFreeAt()));
  }

  /**
   * When the patient is expected to leave: not before now, unless the patient has left. Each step
   * that is still to come takes as long as it was booked to, from now on where it should have begun
   * already. Null if the session does not take place or its chart does not show it.
   */
  @Nullable Instant end(Instant now) {
    return switch (status) {
      case BOOKED -> afterInfusion(notBefore(now, startsAt).plus(preparation).plus(infusion));
      case CHECKED_IN ->
          checkedInAt == null
              ? null
              : afterInfusion(notBefore(now, checkedInAt.plus(preparation)).plus(infusion));
      case INFUSING, PAUSED ->
          infusionEnd == null ? null : afterInfusion(notBefore(now, infusionEnd));
      case STOPPED, RECOVERY ->
          infusionEndedAt == null ? null : notBefore(now, afterInfusion(infusionEndedAt));
      case DISCHARGED -> dischargedAt;
      case CANCELLED, NO_SHOW -> null;
    };
  }

  /** When the chair is expected to be ready for its next patient; null where it is not held. */
  @Nullable Instant chairReady(Instant now) {
    Instant end = end(now);
    return end == null ? null : end.plus(turnover);
  }

  private Instant afterInfusion(Instant ended) {
    return ended.plus(disconnect).plus(recovery);
  }

  /**
   * When a booked session is expected to start.
   *
   * @param chairReady when its chair is expected to be ready, or null where nothing holds it
   */
  static Instant start(Instant booked, @Nullable Instant chairReady, Instant now) {
    Instant earliest = notBefore(now, booked);
    return chairReady == null ? earliest : notBefore(chairReady, earliest);
  }

  /** How many whole minutes later than booked; null where it is less than one. */
  static @Nullable Long delayMinutes(Instant booked, Instant expected) {
    long minutes = Duration.between(booked, expected).toMinutes();
    return minutes > 0 ? minutes : null;
  }

  private static Instant notBefore(Instant earliest, Instant instant) {
    return instant.isBefore(earliest) ? earliest : instant;
  }
}
