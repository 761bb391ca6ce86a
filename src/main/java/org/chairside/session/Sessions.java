package org.chairside.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.course.CourseEvent.CourseCancelled;
import org.chairside.course.CourseSessions;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.NotFound;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;
import org.jspecify.annotations.Nullable;

/** The sessions of the organization. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<InfusionSession, UUID>, CourseSessions {

  private final EventLog events;
  private final Clock clock;

  Sessions(EventLog events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** The session with this id, refusing with 404 where there is none in the organization. */
  public InfusionSession get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound("session"));
  }

  /** The same, held against concurrent changes until the transaction ends. */
  public InfusionSession lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound("session"));
  }

  /** The same where nobody holds it; empty where somebody does. */
  public Optional<InfusionSession> lockUnlessHeld(UUID id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .singleResultOptional();
  }

  /** Sessions that hold the chair at some time of the half-open span, in order. */
  public List<InfusionSession> holding(UUID chairId, Instant from, Instant until) {
    return list(
        "chairId = ?1 and startsAt < ?3 and chairFreeAt > ?2 and status not in ?4 order by startsAt",
        chairId,
        from,
        until,
        GIVEN_UP);
  }

  /** Sessions that the patient has at some time of the half-open span, in order. */
  public List<InfusionSession> ofPatient(UUID patientId, Instant from, Instant until) {
    return list(
        "patientId = ?1 and startsAt < ?3 and endsAt > ?2 and status not in ?4 order by startsAt",
        patientId,
        from,
        until,
        GIVEN_UP);
  }

  /** Every session of the patient that starts in the half-open span, given up or not, in order. */
  public List<InfusionSession> everOfPatient(UUID patientId, Instant from, Instant until) {
    return list(
        "patientId = ?1 and startsAt >= ?2 and startsAt < ?3 order by startsAt, id",
        patientId,
        from,
        until);
  }

  /**
   * Every session at the clinic that starts in the half-open span, given up or not, in order.
   *
   * @param nurseId whose sessions only; null for all
   */
  public List<InfusionSession> everAt(
      UUID clinicId, @Nullable UUID nurseId, Instant from, Instant until) {
    return list(
        "clinicId = ?1 and startsAt >= ?2 and startsAt < ?3"
            + (nurseId == null ? "" : " and nurseId = ?4")
            + " order by startsAt, id",
        nurseId == null
            ? new Object[] {clinicId, from, until}
            : new Object[] {clinicId, from, until, nurseId});
  }

  /** The course's sessions that were not given up, in the order of their starts. */
  public List<InfusionSession> ofCourse(UUID courseId) {
    return list("courseId = ?1 and status not in ?2 order by startsAt, id", courseId, GIVEN_UP);
  }

  /** The sessions whose patients are in a chair of the clinic now, by their check-in. */
  public List<InfusionSession> present(UUID clinicId) {
    return getEntityManager()
        .createQuery(
            """
            select s from InfusionSession s left join fetch s.segments
            where s.clinicId = :clinic and s.status in :present
            order by s.checkedInAt, s.id
            """,
            InfusionSession.class)
        .setParameter("clinic", clinicId)
        .setParameter("present", PRESENT)
        .getResultList();
  }

  /**
   * The patient's sessions but this one whose infusions started before that moment, newest first.
   */
  public List<InfusionSession> startedBefore(UUID patientId, UUID but, Instant at, int most) {
    List<UUID> ids =
        getEntityManager()
            .createQuery(
                """
                select s.id from InfusionSession s
                where s.patientId = :patient and s.id <> :but and s.startedAt < :at
                order by s.startedAt desc, s.id desc
                """,
                UUID.class)
            .setParameter("patient", patientId)
            .setParameter("but", but)
            .setParameter("at", at)
            .setMaxResults(most)
            .getResultList();
    return withSegments(ids);
  }

  /** These sessions with all that their pumps did, by one query; the latest start first. */
  public List<InfusionSession> withSegments(List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : list(
            """
            select distinct s from InfusionSession s left join fetch s.segments
            where s.id in ?1 order by s.startedAt desc, s.id desc
            """,
            ids);
  }

  /** The booked sessions of the clinic that start in the half-open span, in order. */
  public List<InfusionSession> expected(UUID clinicId, Instant from, Instant until) {
    return list(
        "clinicId = ?1 and status = ?2 and startsAt >= ?3 and startsAt < ?4 order by startsAt, id",
        clinicId,
        SessionStatus.BOOKED,
        from,
        until);
  }

  /**
   * The sessions for which the patient sits in a chair now: one, unless an older is being entered.
   */
  public List<InfusionSession> presentFor(UUID patientId) {
    return list("patientId = ?1 and status in ?2", patientId, PRESENT);
  }

  /** The patient's sessions whose infusion was started before that instant, the earliest first. */
  public List<InfusionSession> startedBefore(Instant instant, UUID patientId) {
    return list("patientId = ?1 and startedAt < ?2 order by startedAt, id", patientId, instant);
  }

  private static final List<SessionStatus> PRESENT =
      Arrays.stream(SessionStatus.values()).filter(SessionStatus::isPresent).toList();

  private static final List<SessionStatus> GIVEN_UP =
      List.of(SessionStatus.CANCELLED, SessionStatus.NO_SHOW);

  /**
   * What to list.
   *
   * @param from the earliest start, or null
   * @param to the first start that is too late, or null
   */
  record Selection(
      @Nullable UUID clinicId,
      @Nullable UUID patientId,
      @Nullable Instant from,
      @Nullable Instant to,
      List<SessionStatus> status) {}

  /** Sessions of the selection in the order of their starts. */
  List<InfusionSession> matching(Selection wanted, @Nullable UUID after, int most) {
    List<String> where = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new HashMap<>();
    add(where, values, "clinicId = :clinic", "clinic", wanted.clinicId());
    add(where, values, "patientId = :patient", "patient", wanted.patientId());
    add(where, values, "startsAt >= :from", "from", wanted.from());
    add(where, values, "startsAt < :to", "to", wanted.to());
    add(
        where,
        values,
        "status in :status",
        "status",
        wanted.status().isEmpty() ? null : wanted.status());
    InfusionSession last = after == null ? null : findById(after);
    if (last != null) {
      where.add("(startsAt > :lastStart or startsAt = :lastStart and id > :lastId)");
      values.put("lastStart", last.startsAt());
      values.put("lastId", last.id());
    }
    return find(String.join(" and ", where) + " order by startsAt, id", values)
        .range(0, most - 1)
        .list();
  }

  private static void add(
      List<String> where,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      where.add(condition);
      values.put(name, value);
    }
  }

  @Override
  public Map<UUID, Counts> counts(Collection<UUID> courseIds) {
    Map<UUID, Counts> counts = new HashMap<>();
    getEntityManager()
        .createQuery(
            """
            select s.courseId, sum(case when s.status = :done then 1 else 0 end), count(*)
            from InfusionSession s where s.courseId in :courses and s.status not in :givenUp
            group by s.courseId
            """,
            Object[].class)
        .setParameter("done", SessionStatus.DISCHARGED)
        .setParameter("courses", courseIds)
        .setParameter("givenUp", GIVEN_UP)
        .getResultList()
        .forEach(
            row -> {
              int completed = ((Number) row[1]).intValue();
              int all = ((Number) row[2]).intValue();
              counts.put((UUID) row[0], new Counts(completed, all - completed));
            });
    return counts;
  }

  void cancelWithTheirCourse(@Observes CourseCancelled course) {
    for (InfusionSession session : ofCourse(course.courseId())) {
      if (session.status() == SessionStatus.BOOKED) {
        String reason = "course cancelled: " + course.reason();
        session.cancel(clock.instant(), reason);
        events.add(new SessionEvent.SessionCancelled(session.clinicId(), session.id(), reason));
      }
    }
  }
}
