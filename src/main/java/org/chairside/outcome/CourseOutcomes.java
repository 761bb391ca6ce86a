package org.chairside.outcome;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A course's outcomes.
 *
 * @param entries everything that was filled in, including superseded entries, by time
 * @param instruments the first and the latest of each instrument
 * @param sessions pain before and after each session at which it was asked for
 * @param responder whether pain fell by two points or more
 * @param meaningfulChange whether HIT-6 fell by six points or more
 */
public record CourseOutcomes(
    UUID courseId,
    List<OutcomeView> entries,
    List<InstrumentChange> instruments,
    List<SessionPain> sessions,
    Response responder,
    Response meaningfulChange) {

  /**
   * How an instrument has changed; a later incomplete score leaves the change unknown.
   *
   * @param latest null where it was filled in once
   * @param change latest less first, or null where one of them is unknown or they count other days
   */
  public record InstrumentChange(
      Instrument instrument,
      Message title,
      Measured first,
      @Nullable Measured latest,
      @Nullable Integer change) {}

  /** A score at a time. */
  public record Measured(
      UUID id, Instant takenAt, @Nullable Integer total, @Nullable Message band) {}

  /** Pain around one session, 0 to 10; null where it was not asked for. */
  public record SessionPain(
      UUID sessionId,
      int number,
      @Nullable Integer before,
      @Nullable Integer after,
      @Nullable Integer change) {}
}
