package org.chairside.closure;

import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** Closures announced and withdrawn. */
sealed interface ClosureEvent extends ClinicEvent {

  @Override
  default @Nullable UUID sessionId() {
    return null;
  }

  /** Nobody is taken in the span; {@code chairId} is null where the whole clinic is closed. */
  record ClinicClosed(
      UUID clinicId,
      UUID closureId,
      @Nullable UUID chairId,
      Instant from,
      Instant until,
      String reason)
      implements ClosureEvent {}

  /** A closure no longer holds. */
  record ClosureWithdrawn(UUID clinicId, UUID closureId, @Nullable String reason)
      implements ClosureEvent {}
}
