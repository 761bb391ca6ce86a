package org.chairside.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty at a clinic now.
 *
 * @param chargeNurseId the nurse who leads the floor; null where nobody is named
 * @param clinicianIds the clinicians on duty; empty where nobody is named
 */
public record OnDuty(@Nullable UUID chargeNurseId, List<UUID> clinicianIds) {

  static final OnDuty NOBODY = new OnDuty(null, List.of());

  public OnDuty {
    clinicianIds = List.copyOf(clinicianIds);
  }

  /** This duty, with the charge nurse and the clinicians that the other names. */
  OnDuty with(OnDuty other) {
    return new OnDuty(
        other.chargeNurseId == null ? chargeNurseId : other.chargeNurseId,
        other.clinicianIds.isEmpty() ? clinicianIds : other.clinicianIds);
  }
}
