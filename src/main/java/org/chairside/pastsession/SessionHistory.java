package org.chairside.pastsession;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What the organization's sessions came to, read for figures and for what-if questions. */
@ApplicationScoped
public class SessionHistory implements PanacheRepositoryBase<InfusionSession, UUID> {

  /**
   * When a session was to be and when it was.
   *
   * @param startsAt as booked, like {@code endsAt}
   */
  public record SessionTimes(
      UUID courseId,
      UUID chairId,
      @Nullable UUID nurseId,
      SessionStatus status,
      @Nullable ClosingCode closingCode,
      Instant startsAt,
      Instant endsAt,
      int preparationMinutes,
      Instant createdAt,
      @Nullable Instant checkedInAt,
      @Nullable Instant startedAt,
      @Nullable Instant dischargedAt) {}

  /** The times of every session at the clinic that starts in the half-open span, in no order. */
  public List<SessionTimes> timesAt(UUID clinicId, Instant from, Instant until) {
    return getEntityManager()
        .createQuery(
            """
            select s.courseId, s.chairId, s.nurseId, s.status, s.closing.closingCode,
              s.plan.startsAt, s.plan.endsAt, s.plan.preparationMinutes, s.createdAt,
              s.checkIn.checkedInAt, s.delivery.startedAt, s.discharge.dischargedAt
            from InfusionSession s
            where s.clinicId = :clinic and s.plan.startsAt >= :from and s.plan.startsAt < :until
            """,
            SessionTimes.class)
        .setParameter("clinic", clinicId)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList();
  }

  /** When a session of a course starts. */
  public record CourseStart(UUID courseId, Instant at) {}

  /**
   * The starts, in order and not of sessions given up, of every course that has one at the clinic
   * in the half-open span: all of them until the span's end, wherever they are.
   */
  public List<CourseStart> startsOfCoursesAt(UUID clinicId, Instant from, Instant until) {
    return getEntityManager()
        .createQuery(
            """
            select s.courseId, s.plan.startsAt
            from InfusionSession s
            where s.status not in :givenUp and s.plan.startsAt < :until and s.courseId in (
              select c.courseId from InfusionSession c
              where c.clinicId = :clinic and c.plan.startsAt >= :from and c.plan.startsAt < :until
                and c.status not in :givenUp)
            order by s.plan.startsAt, s.id
            """,
            CourseStart.class)
        .setParameter("clinic", clinicId)
        .setParameter("givenUp", Sessions.GIVEN_UP)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList();
  }

  /**
   * The sessions with a protocol whose infusion was started in the half-open span, by that start.
   *
   * @param clinicId of this clinic alone; null for all
   */
  public List<UUID> startedBetween(Instant from, Instant until, @Nullable UUID clinicId) {
    return getEntityManager()
        .createQuery(
            """
            select s.id from InfusionSession s
            where s.delivery.startedAt >= :from and s.delivery.startedAt < :until
              and s.checkIn.protocolVersion is not null
              and (:clinic is null or s.clinicId = :clinic)
            order by s.delivery.startedAt, s.id
            """,
            UUID.class)
        .setParameter("from", from)
        .setParameter("until", until)
        .setParameter("clinic", clinicId)
        .getResultList();
  }

  /**
   * These sessions with what their pumps did, to be read alone: nothing that this transaction loads
   * is looked through for changes.
   */
  public List<InfusionSession> readOnly(List<UUID> ids) {
    Session database = getEntityManager().unwrap(Session.class);
    database.setDefaultReadOnly(true);
    database.setHibernateFlushMode(FlushMode.MANUAL);
    return database
        .createQuery(
            "select distinct s from InfusionSession s left join fetch s.segments where s.id in :ids",
            InfusionSession.class)
        .setParameter("ids", ids)
        .getResultList();
  }
}
