package org.chairside.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** A day's roster was written or replaced. */
record RosterWritten(UUID clinicId, LocalDate day) implements ClinicEvent {

  @Override
  public @Nullable UUID sessionId() {
    return null;
  }
}
