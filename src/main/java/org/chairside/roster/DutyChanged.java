package org.chairside.roster;

import java.util.List;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** Different staff are on duty from now on. */
record DutyChanged(UUID clinicId, @Nullable UUID chargeNurseId, List<UUID> clinicianIds)
    implements ClinicEvent {

  @Override
  public @Nullable UUID sessionId() {
    return null;
  }
}
