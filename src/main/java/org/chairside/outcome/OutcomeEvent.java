package org.chairside.outcome;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** What becomes known of a course's outcome; the answers themselves are not among it. */
sealed interface OutcomeEvent extends ClinicEvent {

  record OutcomeRecorded(
      UUID clinicId, @Nullable UUID sessionId, UUID courseId, UUID outcomeId, Instrument instrument)
      implements OutcomeEvent {}

  /** What was recorded has been corrected or, where it was never so, taken back. */
  record OutcomeCorrected(
      UUID clinicId,
      @Nullable UUID sessionId,
      UUID courseId,
      UUID outcomeId,
      @Nullable UUID supersedes,
      Instrument instrument,
      boolean retracted)
      implements OutcomeEvent {}
}
