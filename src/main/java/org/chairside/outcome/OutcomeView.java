package org.chairside.outcome;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.outcome.Outcome.OutcomeMoment;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as it was filled in, in parts that are one flat object in JSON.
 *
 * @param sessionId the session at which, or null
 */
record OutcomeView(
    UUID id,
    UUID courseId,
    @Nullable UUID sessionId,
    Instrument instrument,
    Message title,
    @Nullable OutcomeMoment moment,
    Instant takenAt,
    @JsonUnwrapped InstrumentAnswers entered,
    @JsonUnwrapped ScorePart score,
    Instant createdAt,
    @Nullable UUID createdBy,
    @JsonUnwrapped CorrectionPart correction) {

  /**
   * What the answers come to.
   *
   * @param total null while an answer is missing: unknown is never 0
   * @param complete whether there is a total
   * @param band what the total means by the instrument's own cuts, or null
   */
  record ScorePart(@Nullable Integer total, boolean complete, @Nullable Message band) {

    static ScorePart of(Score score) {
      return new ScorePart(score.total(), score.complete(), score.band());
    }
  }

  /**
   * What it corrects and what corrects it.
   *
   * @param supersedes the entry that this one corrects, or null
   * @param retracted whether this takes an entry back that was never so
   * @param supersededBy the correction of this one, or null while it is in force
   */
  record CorrectionPart(
      @Nullable UUID supersedes,
      @Nullable String correctionReason,
      boolean retracted,
      @Nullable UUID supersededBy) {}

  static OutcomeView of(Outcome outcome, @Nullable UUID supersededBy) {
    return new OutcomeView(
        outcome.id(),
        outcome.courseId(),
        outcome.sessionId(),
        outcome.instrument(),
        outcome.instrument().message(),
        outcome.moment(),
        outcome.takenAt(),
        outcome.entered(),
        ScorePart.of(outcome.score()),
        outcome.createdAt(),
        outcome.createdBy(),
        new CorrectionPart(
            outcome.supersedes(), outcome.correctionReason(), outcome.isRetracted(), supersededBy));
  }
}
