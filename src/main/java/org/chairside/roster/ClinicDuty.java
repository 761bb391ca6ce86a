package org.chairside.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.jspecify.annotations.Nullable;

/** The duty of a clinic once somebody has been named; earlier ones are in the events. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ClinicDuty extends TenantRow {

  @Id private UUID clinicId;
  private @Nullable UUID chargeNurseId;
  private UUID[] clinicianIds;
  @Version private int version;

  protected ClinicDuty() {}

  ClinicDuty(UUID clinicId, OnDuty duty, Stamp written) {
    super(written);
    this.clinicId = clinicId;
    change(duty);
  }

  final void change(OnDuty duty) {
    chargeNurseId = duty.chargeNurseId();
    clinicianIds = duty.clinicianIds().toArray(UUID[]::new);
  }

  OnDuty duty() {
    return new OnDuty(chargeNurseId, List.of(clinicianIds));
  }

  int version() {
    return version;
  }
}
