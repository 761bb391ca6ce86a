package org.chairside.outcome;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.outcome.Outcome.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as it was filled in.
 *
 * @param sessionId the session at which, or null
 * @param answers null for one not answered; null altogether where the instrument is one number
 * @param value the number where the instrument is one
 * @param total null while an answer is missing: unknown is never 0
 * @param complete whether there is a total
 * @param band what the total means by the instrument's own cuts, or null
 * @param supersededBy the correction of this one, or null while it is in force
 */
record OutcomeView(
    UUID id,
    UUID courseId,
    @Nullable UUID sessionId,
    Instrument instrument,
    Message title,
    @Nullable Moment moment,
    Instant takenAt,
    @Nullable List<@Nullable Integer> answers,
    @Nullable Integer value,
    @Nullable Integer windowDays,
    @Nullable Integer headacheDays,
    @Nullable Integer averagePain,
    @Nullable Integer total,
    boolean complete,
    @Nullable Message band,
    Instant createdAt,
    @Nullable UUID createdBy,
    @Nullable UUID supersedes,
    @Nullable String correctionReason,
    boolean retracted,
    @Nullable UUID supersededBy) {

  static OutcomeView of(Outcome outcome, @Nullable UUID supersededBy) {
    InstrumentAnswers entered = outcome.entered();
    Score score = outcome.score();
    return new OutcomeView(
        outcome.id(),
        outcome.courseId(),
        outcome.sessionId(),
        outcome.instrument(),
        outcome.instrument().message(),
        outcome.moment(),
        outcome.takenAt(),
        entered.answers(),
        entered.value(),
        entered.windowDays(),
        entered.headacheDays(),
        entered.averagePain(),
        score.total(),
        score.complete(),
        score.band(),
        outcome.createdAt(),
        outcome.createdBy(),
        outcome.supersedes(),
        outcome.correctionReason(),
        outcome.isRetracted(),
        supersededBy);
  }
}
