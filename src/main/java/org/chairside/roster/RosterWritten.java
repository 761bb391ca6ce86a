package org.chairside.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** Who works on a day was written down, for the first time or again. */
record RosterWritten(UUID clinicId, LocalDate day) implements ClinicEvent {

  @Override
  public @Nullable UUID sessionId() {
    return null;
  }
}
