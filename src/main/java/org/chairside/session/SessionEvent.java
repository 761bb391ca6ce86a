package org.chairside.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a session; {@code happenedAt} is when it happened, the event's own time when it
 * was written.
 */
public sealed interface SessionEvent extends ClinicEvent {

  @Override
  UUID sessionId();

  record SessionBooked(UUID clinicId, UUID sessionId, UUID chairId, Instant start, Instant end)
      implements SessionEvent {}

  /** The session has another time or another chair. */
  record SessionRescheduled(UUID clinicId, UUID sessionId, UUID chairId, Instant start, Instant end)
      implements SessionEvent {}

  /**
   * The patient has arrived.
   *
   * @param overrideReason why that was right although something spoke against it, or null
   * @param doubts the codes of what spoke against it
   */
  record SessionCheckedIn(
      UUID clinicId,
      UUID sessionId,
      Instant happenedAt,
      @Nullable UUID nurseId,
      @Nullable String overrideReason,
      List<String> doubts)
      implements SessionEvent {}

  record NurseAssigned(UUID clinicId, UUID sessionId, UUID nurseId) implements SessionEvent {}

  record NurseTakenOff(UUID clinicId, UUID sessionId) implements SessionEvent {}

  record ChecklistAnswered(UUID clinicId, UUID sessionId, List<ChecklistAnswer> answers)
      implements SessionEvent {}

  /** The infusion runs; {@code unmet} are the codes of the criteria that were overridden. */
  record InfusionStarted(
      UUID clinicId,
      UUID sessionId,
      Instant happenedAt,
      BigDecimal doseMg,
      BigDecimal mgPerHour,
      @Nullable String overrideReason,
      List<String> unmet,
      @Nullable String doseReason)
      implements SessionEvent {}

  record RateChanged(
      UUID clinicId,
      UUID sessionId,
      Instant happenedAt,
      BigDecimal mgPerHour,
      String reason,
      @Nullable String doseReason)
      implements SessionEvent {}

  record InfusionPaused(UUID clinicId, UUID sessionId, Instant happenedAt, String reason)
      implements SessionEvent {}

  record InfusionResumed(
      UUID clinicId, UUID sessionId, Instant happenedAt, BigDecimal mgPerHour, String reason)
      implements SessionEvent {}

  record InfusionStopped(UUID clinicId, UUID sessionId, Instant happenedAt, String reason)
      implements SessionEvent {}

  record RecoveryBegan(UUID clinicId, UUID sessionId, Instant happenedAt, BigDecimal deliveredMg)
      implements SessionEvent {}

  /** Confirmations were answered; the escort is only in the session. */
  record DischargeChecklistAnswered(
      UUID clinicId, UUID sessionId, List<ChecklistAnswer> answers, boolean escortNamed)
      implements SessionEvent {}

  /** The patient left; {@code unmet} are the codes of the criteria that were overridden. */
  record PatientDischarged(
      UUID clinicId,
      UUID sessionId,
      Instant happenedAt,
      @Nullable String overrideReason,
      List<String> unmet)
      implements SessionEvent {}

  record AddendumWritten(UUID clinicId, UUID sessionId, UUID addendumId) implements SessionEvent {}

  record SessionCancelled(UUID clinicId, UUID sessionId, ClosingCode code, String reason)
      implements SessionEvent {}

  record SessionMissed(UUID clinicId, UUID sessionId, ClosingCode code, String reason)
      implements SessionEvent {}

  /** The session's number changed, because another session of the course was canceled or moved. */
  record SessionRenumbered(UUID clinicId, UUID sessionId, int number) implements SessionEvent {}
}
