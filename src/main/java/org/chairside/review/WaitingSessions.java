package org.chairside.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.session.InfusionSession;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds the sessions that wait for a clinician, most urgent first, a page at a time. */
@ApplicationScoped
class WaitingSessions implements PanacheRepositoryBase<InfusionSession, UUID> {

  // A flag counts while nobody has resolved it; where all are resolved, all count. What still needs
  // a decision comes before what only needs a signature.
  private static final String MOST_URGENT_FIRST =
      """
      with flagged as (
        select f.session_id, f.raised_at, f.status = 'RESOLVED' as resolved,
          array_position(array['ADVISORY', 'WARNING', 'CRITICAL'], f.severity) as urgency,
          bool_and(f.status = 'RESOLVED') over session as all_resolved,
          bool_or(f.severity in ('WARNING', 'CRITICAL')) over session as grave
        from flag f
        join infusion_session s on s.organization_id = f.organization_id and s.id = f.session_id
        where f.organization_id = :organization and s.signed_off_at is null
          and (cast(:clinic as uuid) is null or s.clinic_id = :clinic)
        window session as (partition by f.session_id)
      ),
      counted as (
        select *, max(urgency) over (partition by session_id) as worst
        from flagged where grave and (all_resolved or not resolved)
      ),
      waiting as (
        select session_id, all_resolved, -worst as calm, min(raised_at) as since
        from counted where urgency = worst
        group by session_id, all_resolved, worst
      ),
      last_seen as (select * from waiting where session_id = :after)
      select w.session_id from waiting w
      where not exists (select 1 from last_seen)
        or (w.all_resolved, w.calm, w.since, w.session_id)
          > (select all_resolved, calm, since, session_id from last_seen)
      order by w.all_resolved, w.calm, w.since, w.session_id
      limit :most
      """;

  /**
   * The ids of sessions with a WARNING or CRITICAL flag that are not signed off.
   *
   * @param clinicId of this clinic alone, or null for all
   * @param after what follows after this session; the list starts over if it no longer waits, since
   *     showing one twice is better than missing it
   */
  List<UUID> mostUrgent(@Nullable UUID clinicId, @Nullable UUID after, int most) {
    flush();
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(MOST_URGENT_FIRST, UUID.class)
        .setParameter("organization", Actor.current().organizationId(), UUID.class)
        .setParameter("clinic", clinicId, UUID.class)
        .setParameter("after", after, UUID.class)
        .setParameter("most", most)
        .getResultList();
  }
}
