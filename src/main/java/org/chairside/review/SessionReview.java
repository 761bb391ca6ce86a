package org.chairside.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.addendum.AddendumView;
import org.chairside.course.RecommendationView;
import org.chairside.message.Message;
import org.chairside.outcome.CourseOutcomes;
import org.chairside.sessionview.SessionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything a clinician reviews before signing a session.
 *
 * @param session the whole session, its flags and the earlier sessions among it
 * @param dose what was ordered and what was given
 * @param timeline what happened, in plain sentences and in order
 * @param outcomes what the course did for the patient so far
 * @param recommendation what was recommended last for the course's next sessions, or null
 * @param addenda what was said after the signature
 */
record SessionReview(
    SessionView session,
    DoseGiven dose,
    List<Entry> timeline,
    CourseOutcomes outcomes,
    @Nullable RecommendationView recommendation,
    List<AddendumView> addenda) {

  /**
   * What was ordered and what was given.
   *
   * @param orderedPerKg mg/kg
   * @param orderedMg for the patient's weight, or null where not weighed
   * @param setUpMg what was set up to be given, or null before the start
   * @param deliveredMg what the rates delivered until now, or null before the start
   * @param deliveredPerKg the same in mg/kg, or null where not weighed
   * @param minutes from the start to the end or until now, pauses counted in; null before the start
   */
  public record DoseGiven(
      BigDecimal orderedPerKg,
      @Nullable BigDecimal orderedMg,
      @Nullable BigDecimal setUpMg,
      @Nullable BigDecimal deliveredMg,
      @Nullable BigDecimal deliveredPerKg,
      @Nullable Long minutes) {}

  /** What kind of thing happened. */
  @Schema(name = "Kind3")
  public enum TimelineEntryKind {
    PHASE,
    RATE,
    OBSERVATION,
    SIDE_EFFECT,
    FLAG,
    NOTE
  }

  /**
   * Something that happened.
   *
   * @param id the observation, side effect, flag or addendum; null where it has no id of its own
   * @param text a plain sentence
   */
  public record Entry(Instant at, TimelineEntryKind kind, @Nullable UUID id, Message text) {}
}
