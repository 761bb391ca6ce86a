package org.chairside.planning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complete series that breaks no rule now.
 *
 * @param cost what its wishes, gaps, hours and neighbours cost together; 0 is a perfect series
 * @param parts what the cost is made of, adding up to it
 */
public record Proposal(Kind kind, List<Placed> sessions, int cost, List<Part> parts) {

  /** What a proposal is best at. */
  public enum Kind {
    SOONEST,
    STEADY,
    CALMEST,
    /** As near to what was asked for as the rules allow. */
    NEAREST
  }

  /**
   * One session of the series.
   *
   * @param index its place among the course's active sessions, from 0
   * @param sessionId the session that is moved there; null for a new one
   */
  public record Placed(
      int index,
      @Nullable UUID sessionId,
      Instant start,
      Instant end,
      UUID chairId,
      @Nullable UUID nurseId) {}

  /** A reason for which the series costs something. */
  public record Part(Reason reason, int points) {}

  /** What a series can cost something for. */
  public enum Reason {
    /** Days or hours that the patient did not wish for. */
    WISHES,
    /** Gaps that differ from the phase's target. */
    GAPS,
    /** Hours that change from session to session. */
    HOURS,
    /** Days off the pattern of weekdays. */
    WEEKDAYS,
    /** A floor that is full at that time. */
    FLOOR,
    /** Days until the first session. */
    DELAY,
    /** Starts that are not at a quarter of an hour. */
    QUARTERS,
    /** Days on which the nurse whom the patient knows cannot take it. */
    NURSE,
    /** Sessions that are not where they were asked for. */
    MOVES
  }

  /** 100 for a perfect series, less the average cost of its sessions. */
  public int score() {
    return sessions.isEmpty() ? 100 : Math.max(0, 100 - Math.round((float) cost / sessions.size()));
  }
}
