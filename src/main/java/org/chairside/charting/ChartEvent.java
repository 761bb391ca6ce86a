package org.chairside.charting;

import java.time.Instant;
import java.util.UUID;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.VitalSigns;
import org.chairside.platform.event.ClinicEvent;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/** Entries in a session's chart. */
public sealed interface ChartEvent extends ClinicEvent {

  record ObservationRecorded(
      UUID clinicId, UUID sessionId, UUID observationId, Instant takenAt, VitalSigns vitals)
      implements ChartEvent {}

  record ObservationCorrected(
      UUID clinicId,
      UUID sessionId,
      UUID observationId,
      UUID supersedes,
      Instant takenAt,
      VitalSigns vitals)
      implements ChartEvent {}

  /** {@code total} is null where an item is missing. */
  record RecoveryScored(
      UUID clinicId,
      UUID sessionId,
      UUID recoveryScoreId,
      RecoveryScale scale,
      Instant assessedAt,
      @Nullable Integer total)
      implements ChartEvent {}

  record SideEffectNoticed(
      UUID clinicId,
      UUID sessionId,
      UUID sideEffectId,
      SideEffectType type,
      SideEffectSeverity severity,
      Instant onsetAt)
      implements ChartEvent {}

  record SideEffectGraded(
      UUID clinicId,
      UUID sessionId,
      UUID sideEffectId,
      SideEffectType type,
      SideEffectSeverity severity,
      Instant happenedAt)
      implements ChartEvent {}

  /** An entry was corrected or, if it was made in error, retracted. */
  record SideEffectCorrected(
      UUID clinicId,
      UUID sessionId,
      UUID sideEffectId,
      @Nullable UUID supersedes,
      SideEffectType type,
      SideEffectSeverity severity,
      Instant onsetAt,
      boolean retracted)
      implements ChartEvent {}

  record SideEffectResolved(
      UUID clinicId, UUID sessionId, UUID sideEffectId, SideEffectType type, Instant resolvedAt)
      implements ChartEvent {}
}
