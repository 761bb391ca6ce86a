package org.chairside.outcome;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** Outcomes recorded and corrected; the events do not carry the answers. */
sealed interface OutcomeEvent extends ClinicEvent {

  record OutcomeRecorded(
      UUID clinicId, @Nullable UUID sessionId, UUID courseId, UUID outcomeId, Instrument instrument)
      implements OutcomeEvent {}

  /** An outcome was corrected or, if it was recorded in error, retracted. */
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
