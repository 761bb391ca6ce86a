package org.chairside.flag;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.platform.problem.NotFound;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** The flags of the organization's sessions. */
@ApplicationScoped
public class Flags implements PanacheRepositoryBase<Flag, UUID> {

  // As a literal: before a query that passes text and returns text, the driver waits once more.
  private static final String UNRESOLVED = "status <> RESOLVED";

  /** The flag with this id, refusing with 404 where there is none in the organization. */
  public Flag get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.flag()));
  }

  /**
   * What has to be held before a flag is changed.
   *
   * @param session its session, or null
   * @param course its course, where it is by a rule of the course; else null
   */
  record Owner(@Nullable UUID session, @Nullable UUID course) {}

  /** The owner of a flag, without reading the flag itself. */
  Owner ownerOf(UUID id) {
    Object[] row =
        getEntityManager()
            .createQuery(
                """
                select f.sessionId, f.courseId,
                  case when f.rule.code is not null and f.rule.protocolCode is null
                    then true else false end
                from Flag f where f.id = :id
                """,
                Object[].class)
            .setParameter("id", id)
            .getResultList()
            .stream()
            .findFirst()
            .orElseThrow(() -> new NotFound(NOT_FOUND.flag()));
    return new Owner((UUID) row[0], Boolean.TRUE.equals(row[2]) ? (UUID) row[1] : null);
  }

  /** All flags of a course by this rule, in the order in which they were raised. */
  List<Flag> ofCourse(UUID courseId, String rule) {
    return list("courseId = ?1 and rule.code = ?2 order by raising.at, id", courseId, rule);
  }

  /** Those flags of these courses that belong to no session and that no clinician has resolved. */
  public List<Flag> unresolvedOfCourses(Collection<UUID> courseIds) {
    return courseIds.isEmpty()
        ? List.of()
        : list(
            "courseId in ?1 and sessionId is null and " + UNRESOLVED + " order by raising.at, id",
            courseIds);
  }

  /** All flags of a session, in the order in which they were raised. */
  public List<Flag> of(UUID sessionId) {
    return list(
        """
        from Flag f left join fetch f.escalations
        where f.sessionId = ?1 order by f.raising.at, f.id
        """,
        sessionId);
  }

  /**
   * All flags of a session, in the order in which they were raised, and after them those of its
   * course that belong to no session and that no clinician has resolved.
   */
  public List<Flag> ofSessionAndCourse(UUID sessionId, UUID courseId) {
    return list(
        """
        from Flag f left join fetch f.escalations
        where f.sessionId = ?1
          or (f.courseId = ?2 and f.sessionId is null and f.status <> RESOLVED)
        order by case when f.sessionId is null then 1 else 0 end, f.raising.at, f.id
        """,
        sessionId,
        courseId);
  }

  /**
   * Those flags that no clinician has resolved, of these sessions and of these courses, as far as
   * those belong to no session.
   */
  public List<Flag> unresolved(Collection<UUID> sessionIds, Collection<UUID> courseIds) {
    return list(
        "(sessionId in ?1 or courseId in ?2 and sessionId is null) and " + UNRESOLVED,
        sessionIds,
        courseIds);
  }

  /** How many flags of the session no clinician has resolved. */
  public long unresolved(UUID sessionId) {
    return count("sessionId = ?1 and " + UNRESOLVED, sessionId);
  }

  /** Filters; an empty list or null means no filter. */
  record Selection(
      List<FlagStatus> status,
      List<Severity> severity,
      @Nullable UUID clinicId,
      @Nullable UUID escalatedTo) {}

  private static final String URGENCY =
      "case f.severity when CRITICAL then 0 when WARNING then 1 else 2 end";

  private static int urgency(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 0;
      case WARNING -> 1;
      case ADVISORY -> 2;
    };
  }

  /** Flags of the selection, the most urgent first and among those the oldest. */
  List<Flag> matching(Selection wanted, @Nullable UUID after, int most) {
    StringBuilder query = new StringBuilder("select f from Flag f where 1 = 1");
    Map<String, Object> values = new HashMap<>();
    if (!wanted.status().isEmpty()) {
      query.append(" and f.status in :status");
      values.put("status", wanted.status());
    }
    if (!wanted.severity().isEmpty()) {
      query.append(" and f.severity in :severity");
      values.put("severity", wanted.severity());
    }
    if (wanted.clinicId() != null) {
      query.append(" and f.clinicId = :clinic");
      values.put("clinic", wanted.clinicId());
    }
    if (wanted.escalatedTo() != null) {
      query.append(
          """
           and exists (select 1 from FlagEscalation e
             where e.flagId = f.id and array_contains(e.staffIds, :told))
          """);
      values.put("told", wanted.escalatedTo());
    }
    Flag last = after == null ? null : findById(after);
    if (last != null) {
      query.append(
          """
           and (%1$s > :urgency or %1$s = :urgency
             and (f.raising.at > :raised or f.raising.at = :raised and f.id > :id))
          """
              .formatted(URGENCY));
      values.put("urgency", urgency(last.severity()));
      values.put("raised", last.raisedAt());
      values.put("id", last.id());
    }
    TypedQuery<Flag> flags =
        getEntityManager()
            .createQuery(query + " order by " + URGENCY + ", f.raising.at, f.id", Flag.class);
    values.forEach(flags::setParameter);
    return flags.setMaxResults(most).getResultList();
  }

  /**
   * Every flag of these sessions, including resolved ones, in the order in which they were raised.
   */
  public List<Flag> everOf(Collection<UUID> sessionIds) {
    return list("sessionId in ?1 order by raising.at, id", sessionIds);
  }
}
