package org.chairside.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.PatientRows;

/** A patient's entries on waitlists, as they go to another record of the same person. */
@ApplicationScoped
class PatientWaits implements PatientRows {

  private final Waitlist waitlist;

  PatientWaits(Waitlist waitlist) {
    this.waitlist = waitlist;
  }

  @Override
  public String table() {
    return "waitlist_entry";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return waitlist.ofPatient(patientId).stream().map(WaitlistEntry::id).toList();
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    waitlist.byIds(ids).forEach(each -> each.giveTo(patientId));
  }
}
