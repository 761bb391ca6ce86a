package org.chairside.clinic;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who is on duty in the organization's clinics. */
@ApplicationScoped
public class Duties implements PanacheRepositoryBase<ClinicDuty, UUID> {

  /** Who is on duty at the clinic now. */
  public Duty of(UUID clinicId) {
    return findByIdOptional(clinicId).map(ClinicDuty::duty).orElse(Duty.NOBODY);
  }
}
