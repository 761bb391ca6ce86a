package org.chairside.waitlist;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** Offers to waiting patients. */
@ApplicationScoped
class WaitlistOffers implements PanacheRepositoryBase<WaitlistOffer, UUID> {

  WaitlistOffer get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.waitlistOffer()));
  }

  WaitlistOffer lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.waitlistOffer()));
  }

  /** Who was asked about this place before and did not take it. */
  Set<UUID> declined(UUID chairId, Instant start) {
    return new HashSet<>(
        list("chairId = ?1 and startsAt = ?2 and status <> ?3", chairId, start, OFFERED).stream()
            .map(WaitlistOffer::entryId)
            .toList());
  }

  /** The offers of places that this time in the chair takes away. */
  List<WaitlistOffer> within(UUID chairId, Instant from, Instant until) {
    return list(
        "chairId = ?1 and startsAt >= ?2 and startsAt < ?3 and status = ?4",
        chairId,
        from,
        until,
        OFFERED);
  }

  /** The offers of the clinic whose time has come without an answer. */
  List<WaitlistOffer> overtaken(UUID clinicId, Instant now) {
    return list("clinicId = ?1 and startsAt <= ?2 and status = ?3", clinicId, now, OFFERED);
  }

  /** The clinic's offers without an answer. */
  List<WaitlistOffer> open(UUID clinicId) {
    return list("clinicId = ?1 and status = ?2", clinicId, OFFERED);
  }

  boolean isOffered(UUID chairId, Instant start) {
    return count("chairId = ?1 and startsAt = ?2 and status = ?3", chairId, start, OFFERED) > 0;
  }

  List<WaitlistOffer> of(
      UUID clinicId, List<WaitlistOffer.OfferStatus> status, @Nullable UUID after, int most) {
    return (after == null
            ? find("clinicId = ?1 and status in ?2 order by id", clinicId, status)
            : find(
                "clinicId = ?1 and status in ?2 and id > ?3 order by id", clinicId, status, after))
        .range(0, most - 1)
        .list();
  }

  List<WaitlistOffer> openOf(UUID entryId) {
    return list("entryId = ?1 and status = ?2", entryId, OFFERED);
  }

  private static final WaitlistOffer.OfferStatus OFFERED = WaitlistOffer.OfferStatus.OFFERED;
}
