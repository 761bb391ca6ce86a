package org.chairside.membership;

import java.util.List;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/**
 * Somebody entered another clinic, or one patient's record there. It is told in every clinic of the
 * organization, since an admin follows the stream of one. The reason and the patient are not told:
 * an admin reads them where the glass is.
 *
 * @param clinicId in whose stream it is told
 * @param enteredClinicIds the clinic, or those of the patient
 */
record GlassBroken(UUID clinicId, UUID glassId, UUID staffId, List<UUID> enteredClinicIds)
    implements ClinicEvent {

  @Override
  public @Nullable UUID sessionId() {
    return null;
  }
}
