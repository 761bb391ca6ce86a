package org.chairside.closure;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.clinic.ClinicZoneChanged;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** Closures of the organization's clinics and chairs. */
@ApplicationScoped
public class Closures implements PanacheRepositoryBase<Closure, UUID> {

  /**
   * Closures of the clinic or its chairs that hold at some time of the half-open span, in order.
   */
  public List<Closure> inForce(UUID clinicId, Instant from, Instant until) {
    return list(
        """
        clinicId = ?1 and startsAt < ?3 and endsAt > ?2 and withdrawnAt is null order by startsAt, id
        """,
        clinicId,
        from,
        until);
  }

  void keepWallTimes(@Observes ClinicZoneChanged changed) {
    list("clinicId = ?1 and endsAt > ?2 and withdrawnAt is null", changed.clinicId(), changed.at())
        .forEach(closure -> closure.keepWallTime(changed));
  }

  /** The closure with this id, locked against concurrent changes until the transaction ends. */
  Closure lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.closure()));
  }

  /** All that overlap the span, including withdrawn ones, by start. */
  List<Closure> matching(
      UUID clinicId, @Nullable Instant from, @Nullable Instant to, @Nullable UUID after, int most) {
    List<String> where = new ArrayList<>(List.of("clinicId = :clinic"));
    Map<String, Object> values = new HashMap<>(Map.of("clinic", clinicId));
    if (from != null) {
      where.add("endsAt > :from");
      values.put("from", from);
    }
    if (to != null) {
      where.add("startsAt < :to");
      values.put("to", to);
    }
    Closure last = after == null ? null : findById(after);
    if (last != null) {
      where.add("(startsAt > :lastFrom or startsAt = :lastFrom and id > :lastId)");
      values.put("lastFrom", last.from());
      values.put("lastId", last.id());
    }
    return find(String.join(" and ", where) + " order by startsAt, id", values)
        .range(0, most - 1)
        .list();
  }
}
