package org.chairside.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.PatientRows;

/** The places held for a patient, as they go to another record of the same person. */
@ApplicationScoped
class PatientHolds implements PatientRows {

  private final BookingHolds holds;

  PatientHolds(BookingHolds holds) {
    this.holds = holds;
  }

  @Override
  public String table() {
    return "booking_hold";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return holds.ofPatient(patientId).stream().map(BookingHold::id).toList();
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    holds.byIds(ids).forEach(each -> each.giveTo(patientId));
  }
}
