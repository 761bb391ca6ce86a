package org.chairside.amendment;

import java.util.UUID;
import org.chairside.amendment.ChartMove.EntryKind;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** What happens to entries made in error. */
sealed interface AmendmentEvent extends ClinicEvent {

  /**
   * An entry is no longer in force.
   *
   * @param movedTo the session that it was moved to, or null
   */
  record EnteredInError(
      UUID clinicId, UUID sessionId, EntryKind kind, UUID entryId, @Nullable UUID movedTo)
      implements AmendmentEvent {}

  /** Somebody proposed to move an entry; another person has to confirm it. */
  record ChartMoveProposed(
      UUID clinicId, UUID sessionId, UUID moveId, EntryKind kind, UUID entryId, UUID toSessionId)
      implements AmendmentEvent {}

  /** The proposal was declined; the entry stays where it is. */
  record ChartMoveDeclined(UUID clinicId, UUID sessionId, UUID moveId) implements AmendmentEvent {}

  /** An entry came from another session, where it had been charted in error. */
  record EntryMovedHere(
      UUID clinicId, UUID sessionId, EntryKind kind, UUID entryId, UUID fromSessionId)
      implements AmendmentEvent {}
}
