package org.chairside.grant;

import static org.chairside.grant.GrantMessages.GRANT;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The requests of the organization's admins. */
@ApplicationScoped
class GrantRequests implements PanacheRepositoryBase<GrantRequest, UUID> {

  /** The request with this id, locked, refusing with 404 where there is none. */
  GrantRequest lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(GRANT.unknownRequest()));
  }

  /** Those that wait for a decision, in the order in which they were made. */
  List<GrantRequest> waiting(Instant now, @Nullable UUID after, int most) {
    return (after == null
            ? find("decidedAt is null and expiresAt > ?1 order by id", now)
            : find("decidedAt is null and expiresAt > ?1 and id > ?2 order by id", now, after))
        .range(0, most - 1)
        .list();
  }

  /** Those for roles that wait for these people. */
  List<GrantRequest> waitingFor(Collection<UUID> staffIds, Instant now) {
    return staffIds.isEmpty()
        ? List.of()
        : list(
            "decidedAt is null and expiresAt > ?1 and not resetsAccess and staffId in ?2",
            now,
            staffIds);
  }

  /** Those to reset this person's access that wait. */
  List<GrantRequest> waitingResets(UUID staffId, Instant now) {
    return list(
        "decidedAt is null and expiresAt > ?1 and resetsAccess and staffId = ?2", now, staffId);
  }

  /** Whether another has agreed since then that this admin resets this person's access. */
  boolean isResetAgreed(UUID staffId, UUID adminId, Instant since) {
    return count(
            "resetsAccess and approved = true and staffId = ?1 and createdBy = ?2"
                + " and decidedAt > ?3",
            staffId,
            adminId,
            since)
        > 0;
  }

  /** The one that asks to need no second admin any more, or null. */
  @Nullable GrantRequest waitingForOff(Instant now) {
    return find("decidedAt is null and expiresAt > ?1 and staffId is null", now).firstResult();
  }
}
