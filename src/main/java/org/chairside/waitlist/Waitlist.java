package org.chairside.waitlist;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The patients who want an earlier slot. */
@ApplicationScoped
class Waitlist implements PanacheRepositoryBase<WaitlistEntry, UUID> {

  WaitlistEntry lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.waitlistEntry()));
  }

  /** Patients waiting at the clinic without an open offer, longest waiting first. */
  List<WaitlistEntry> free(UUID clinicId) {
    return list(
        """
        clinicId = ?1 and status = ?2 and id not in (
          select o.entryId from WaitlistOffer o where o.status = ?3)
        order by createdAt, id
        """,
        clinicId,
        WaitlistEntry.WaitlistStatus.WAITING,
        WaitlistOffer.OfferStatus.OFFERED);
  }

  /** All entries of the patient, open or closed. */
  List<WaitlistEntry> ofPatient(UUID patientId) {
    return list("patientId = ?1 order by id", patientId);
  }

  List<WaitlistEntry> byIds(Collection<UUID> ids) {
    return list("id in ?1", ids);
  }

  boolean waits(UUID courseId) {
    return count("courseId = ?1 and status = ?2", courseId, WaitlistEntry.WaitlistStatus.WAITING)
        > 0;
  }

  List<WaitlistEntry> of(
      UUID clinicId, List<WaitlistEntry.WaitlistStatus> status, @Nullable UUID after, int most) {
    return (after == null
            ? find("clinicId = ?1 and status in ?2 order by id", clinicId, status)
            : find(
                "clinicId = ?1 and status in ?2 and id > ?3 order by id", clinicId, status, after))
        .range(0, most - 1)
        .list();
  }
}
