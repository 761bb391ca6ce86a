package org.chairside.undo;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.chairside.session.SessionStatus;

/** What was taken back, and why; {@code status} is the state to which the session went back. */
sealed interface UndoEvent extends ClinicEvent {

  @Override
  UUID sessionId();

  record CheckInUndone(UUID clinicId, UUID sessionId, SessionStatus status, String reason)
      implements UndoEvent {}

  record FinishUndone(UUID clinicId, UUID sessionId, SessionStatus status, String reason)
      implements UndoEvent {}

  record DischargeUndone(UUID clinicId, UUID sessionId, SessionStatus status, String reason)
      implements UndoEvent {}

  record CancellationUndone(UUID clinicId, UUID sessionId, SessionStatus status, String reason)
      implements UndoEvent {}

  record NoShowUndone(UUID clinicId, UUID sessionId, SessionStatus status, String reason)
      implements UndoEvent {}
}
