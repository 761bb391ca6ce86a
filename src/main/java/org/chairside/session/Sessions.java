package org.chairside.session;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.course.CourseEvent.CourseCancelled;
import org.chairside.course.CourseSessions;
import org.chairside.course.DoseRecommendation;
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
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.session()));
  }

  /** The same with all that its pump did. */
  public InfusionSession withSegments(UUID id) {
    return find("from InfusionSession s left join fetch s.segments where s.id = ?1", id)
        .<InfusionSession>singleResultOptional()
        .orElseThrow(() -> new NotFound(NOT_FOUND.session()));
  }

  /** The same, locked against concurrent changes until the transaction ends. */
  public InfusionSession lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.session()));
  }

  /** The same if it is not locked; empty otherwise. */
  public Optional<InfusionSession> lockUnlessHeld(UUID id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .singleResultOptional();
  }

  /** The same of many courses. */
  public List<InfusionSession> ofCourses(Collection<UUID> courseIds) {
    return list(
        "courseId in ?1 and status not in ?2 order by plan.startsAt, id", courseIds, GIVEN_UP);
  }

  /** How many sessions the patient has in other courses before that instant. */
  public int countBefore(UUID patientId, UUID otherThanCourse, Instant at) {
    return (int)
        count(
            "patientId = ?1 and courseId <> ?2 and plan.startsAt < ?3 and status not in ?4",
            patientId,
            otherThanCourse,
            at,
            GIVEN_UP);
  }

  /** The patient's last session before that instant that was not given up; null where none is. */
  public @Nullable InfusionSession lastBefore(UUID patientId, Instant at) {
    return find(
            "patientId = ?1 and plan.startsAt < ?2 and status not in ?3"
                + " order by plan.startsAt desc, id desc",
            patientId,
            at,
            GIVEN_UP)
        .firstResult();
  }

  /**
   * These sessions, locked in a fixed order against concurrent changes until the transaction ends.
   */
  public List<InfusionSession> lockAll(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /**
   * Does work in which sessions may swap chairs and times: overlaps are checked at its end instead
   * of at each step.
   */
  public void deferringOneAtATime(Runnable work) {
    constraints("deferred");
    work.run();
    flush();
    constraints("immediate");
  }

  private void constraints(String when) {
    getEntityManager()
        .createNativeQuery(
            "set constraints one_session_per_chair_at_a_time, one_session_per_patient_at_a_time "
                + when)
        .executeUpdate();
  }

  /** The course's sessions that were not given up, in the order of their starts. */
  public List<InfusionSession> ofCourse(UUID courseId) {
    return list(
        "courseId = ?1 and status not in ?2 order by plan.startsAt, id", courseId, GIVEN_UP);
  }

  /**
   * Numbers the course's booked sessions again: a session's number is its place by start among
   * those that were not given up. A session whose patient has arrived keeps its number, and later
   * ones continue from there, so that numbers are unique.
   */
  public void renumber(UUID courseId) {
    int place = 0;
    for (InfusionSession session : ofCourse(courseId)) {
      place++;
      if (session.status() != SessionStatus.BOOKED) {
        place = Math.max(place, session.number());
      } else if (session.number() != place) {
        lock(session.id()).renumber(place);
        events.add(
            new SessionEvent.SessionRenumbered(session.clinicId(), session.id(), session.number()));
      }
    }
  }

  /** The sessions whose patients are in a chair of the clinic now, by their check-in. */
  public List<InfusionSession> present(UUID clinicId) {
    return list(
        "from InfusionSession s left join fetch s.segments where s.clinicId = ?1 and s."
            + PRESENT
            + " order by s.checkIn.checkedInAt, s.id",
        clinicId);
  }

  /**
   * The patient's sessions but this one whose infusions started before that moment, newest first.
   */
  public List<InfusionSession> startedBefore(UUID patientId, UUID but, Instant at, int most) {
    return list(
        """
        select distinct s from InfusionSession s left join fetch s.segments
        where s.id in (
          select e.id from InfusionSession e
          where e.patientId = ?1 and e.id <> ?2 and e.delivery.startedAt < ?3
          order by e.delivery.startedAt desc, e.id desc limit ?4)
        order by s.delivery.startedAt desc, s.id desc
        """,
        patientId,
        but,
        at,
        most);
  }

  /** These sessions with all that their pumps did, by one query; the latest start first. */
  public List<InfusionSession> withSegments(List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : list(
            """
            select distinct s from InfusionSession s left join fetch s.segments
            where s.id in ?1 order by s.delivery.startedAt desc, s.id desc
            """,
            ids);
  }

  /**
   * The sessions for which the patient sits in a chair now: one, unless an older is being entered.
   */
  public List<InfusionSession> presentFor(UUID patientId) {
    return list("patientId = ?1 and " + PRESENT, patientId);
  }

  /** The sessions whose patients sit in that chair now, by their check-in. */
  public List<InfusionSession> presentInChair(UUID chairId) {
    return list("chairId = ?1 and " + PRESENT + " order by checkIn.checkedInAt, id", chairId);
  }

  /** Other sessions for which the patient was in a chair by then and still is. */
  public Stream<InfusionSession> presentForAnother(InfusionSession session, Instant at) {
    return presentFor(session.patientId()).stream()
        .filter(other -> !other.id().equals(session.id()))
        .filter(other -> other.checkedInAt() != null && !other.checkedInAt().isAfter(at));
  }

  /** The patient's sessions whose infusion was started before that instant, the earliest first. */
  public List<InfusionSession> startedBefore(Instant instant, UUID patientId) {
    return list(
        "patientId = ?1 and delivery.startedAt < ?2 order by delivery.startedAt, id",
        patientId,
        instant);
  }

  // As literals: an index that holds these rows alone is of no use to a query with parameters.
  private static final String PRESENT = "status in (" + present("%s") + ")";

  /** Whose patient is in a chair now, for plain SQL. */
  public static final String PRESENT_IN_SQL = "status in (" + present("'%s'") + ")";

  private static String present(String literal) {
    return Arrays.stream(SessionStatus.values())
        .filter(SessionStatus::isPresent)
        .map(status -> literal.formatted(status.name()))
        .collect(Collectors.joining(", "));
  }

  /** Those of sessions that were to be and will not. */
  public static final List<SessionStatus> GIVEN_UP =
      List.of(SessionStatus.CANCELLED, SessionStatus.NO_SHOW);

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

  /** The sessions of a cancelled course that would still be to come. */
  public List<InfusionSession> calledOffWithCourse(UUID courseId, Instant now) {
    return list(
        "courseId = ?1 and closing.closingCode = ?2 and plan.startsAt > ?3"
            + " order by plan.startsAt, id",
        courseId,
        ClosingCode.COURSE_CANCELLED,
        now);
  }

  void cancelWithTheirCourse(@Observes CourseCancelled course) {
    for (InfusionSession session : ofCourse(course.courseId())) {
      if (session.status() == SessionStatus.BOOKED) {
        String reason = String.valueOf(course.reason());
        session.cancel(clock.instant(), ClosingCode.COURSE_CANCELLED, reason);
        events.add(
            new SessionEvent.SessionCancelled(
                session.clinicId(), session.id(), ClosingCode.COURSE_CANCELLED, reason));
      }
    }
  }

  /** Those with these ids, in no order. */
  public List<InfusionSession> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }

  /** What was last recommended for the course after a session that starts before this one. */
  public Optional<DoseRecommendation> recommendedBefore(InfusionSession session) {
    return getEntityManager()
        .createQuery(
            """
            select r from DoseRecommendation r, InfusionSession s where r.courseId = :course
              and s.id = r.sessionId and s.plan.startsAt < :start order by r.createdAt desc, r.id desc
            """,
            DoseRecommendation.class)
        .setParameter("course", session.courseId())
        .setParameter("start", session.startsAt())
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }
}
