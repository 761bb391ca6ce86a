package org.chairside.membership;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.PatientRows;

/** Who entered a patient's record goes to the record of the same person, and back. */
@ApplicationScoped
class PatientGlasses implements PatientRows {

  private final BrokenGlasses glasses;

  PatientGlasses(BrokenGlasses glasses) {
    this.glasses = glasses;
  }

  @Override
  public String table() {
    return "broken_glass";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return glasses.idsOf(patientId);
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    glasses.give(ids, patientId);
  }
}
