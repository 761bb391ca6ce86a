package org.chairside.hold;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;

/** Holds of the organization's courses. */
@ApplicationScoped
public class BookingHolds implements PanacheRepositoryBase<BookingHold, UUID> {

  /** The hold with this id, refusing with 404 where there is none in the organization. */
  public BookingHold get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.hold()));
  }

  /** What is kept of a clinic at this time, for any course. */
  public List<BookingHold> inForce(UUID clinicId, Instant now) {
    return list(
        "clinicId = ?1 and expiresAt > ?2 and releasedAt is null order by id", clinicId, now);
  }

  /** All holds for the patient, in force or not. */
  List<BookingHold> ofPatient(UUID patientId) {
    return list("patientId = ?1 order by id", patientId);
  }

  List<BookingHold> byIds(Collection<UUID> ids) {
    return list("id in ?1", ids);
  }

  /** A course has one hold: an earlier one is released. */
  public void releaseAll(UUID courseId, Instant now) {
    list("courseId = ?1 and expiresAt > ?2 and releasedAt is null", courseId, now)
        .forEach(hold -> hold.release(now));
  }
}
