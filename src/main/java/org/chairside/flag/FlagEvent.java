package org.chairside.flag;

import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.Recipient;
import org.chairside.platform.event.ClinicEvent;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** What happens to a flag. */
sealed interface FlagEvent extends ClinicEvent {

  UUID flagId();

  record FlagRaised(
      UUID clinicId,
      @Nullable UUID sessionId,
      UUID flagId,
      @Nullable String rule,
      Severity severity,
      Message reason)
      implements FlagEvent {}

  record FlagWorsened(
      UUID clinicId, @Nullable UUID sessionId, UUID flagId, Severity severity, Message reason)
      implements FlagEvent {}

  record FlagEvidenceAdded(UUID clinicId, @Nullable UUID sessionId, UUID flagId)
      implements FlagEvent {}

  /** The condition cleared, recurred or lost its evidence; without evidence the flag ends. */
  record FlagConditionChanged(
      UUID clinicId, @Nullable UUID sessionId, UUID flagId, boolean cleared, boolean withdrawn)
      implements FlagEvent {}

  /**
   * Somebody was notified because no one had dealt with the flag.
   *
   * @param staffIds can be empty
   * @param fallback whether nobody was named, so that everybody with the role was notified
   */
  record FlagEscalated(
      UUID clinicId,
      @Nullable UUID sessionId,
      UUID flagId,
      Recipient recipient,
      List<UUID> staffIds,
      boolean fallback)
      implements FlagEvent {}

  record FlagAcknowledged(UUID clinicId, @Nullable UUID sessionId, UUID flagId)
      implements FlagEvent {}

  record FlagResolved(UUID clinicId, @Nullable UUID sessionId, UUID flagId, Disposition disposition)
      implements FlagEvent {}
}
