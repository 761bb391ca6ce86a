package org.chairside.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.course.Acuity;
import org.jspecify.annotations.Nullable;

/** The organization's sessions by when and where they are booked. */
@ApplicationScoped
public class SessionCalendar implements PanacheRepositoryBase<InfusionSession, UUID> {

  /** Nobody leaves later than this after the booked start. */
  public static final Duration LONGEST_VISIT = Duration.ofDays(1);

  /** Sessions that hold the chair at some time of the half-open span, in order. */
  public List<InfusionSession> holding(UUID chairId, Instant from, Instant until) {
    return list(
        "chairId = ?1 and plan.startsAt < ?3 and plan.chairFreeAt > ?2 and status not in ?4"
            + " order by plan.startsAt",
        chairId,
        from,
        until,
        Sessions.GIVEN_UP);
  }

  /** Sessions that the patient has at some time of the half-open span, in order. */
  public List<InfusionSession> ofPatient(UUID patientId, Instant from, Instant until) {
    return list(
        "patientId = ?1 and plan.startsAt < ?3 and plan.endsAt > ?2 and status not in ?4"
            + " order by plan.startsAt",
        patientId,
        from,
        until,
        Sessions.GIVEN_UP);
  }

  /**
   * What an active session takes of its clinic's capacity.
   *
   * @param nurseId null where nobody is assigned
   */
  public record Occupancy(
      UUID id,
      UUID courseId,
      UUID patientId,
      UUID chairId,
      @Nullable UUID nurseId,
      Instant startsAt,
      Instant endsAt,
      Instant chairFreeAt,
      int preparationMinutes,
      int infusionMinutes,
      int disconnectMinutes,
      int recoveryMinutes,
      Acuity acuity) {}

  /** What is taken of the clinic's capacity at some time of the half-open span, in order. */
  public List<Occupancy> occupancies(UUID clinicId, Instant from, Instant until) {
    return getEntityManager()
        .createQuery(
            """
            select s.id, s.courseId, s.patientId, s.chairId, s.nurseId, s.plan.startsAt,
              s.plan.endsAt, s.plan.chairFreeAt, s.plan.preparationMinutes,
              s.plan.infusionMinutes, s.plan.disconnectMinutes, s.plan.recoveryMinutes,
              s.plan.acuity
            from InfusionSession s
            where s.clinicId = :clinic and s.plan.startsAt < :until and s.plan.chairFreeAt > :from
              and s.status not in :givenUp
            order by s.plan.startsAt, s.id
            """,
            Occupancy.class)
        .setParameter("clinic", clinicId)
        .setParameter("from", from)
        .setParameter("until", until)
        .setParameter("givenUp", Sessions.GIVEN_UP)
        .getResultList();
  }

  /** Sessions of these patients in other clinics that touch the half-open span. */
  public List<InfusionSession> elsewhere(
      Collection<UUID> patientIds, UUID clinicId, Instant from, Instant until) {
    return patientIds.isEmpty()
        ? List.of()
        : list(
            """
            patientId in ?1 and clinicId <> ?2 and plan.startsAt < ?4 and plan.endsAt > ?3
            and status not in ?5
            """,
            patientIds,
            clinicId,
            from,
            until,
            Sessions.GIVEN_UP);
  }

  /** Every session of the patient, given up or not, in order. */
  public List<InfusionSession> everOfPatient(UUID patientId) {
    return list("patientId = ?1 order by plan.startsAt, id", patientId);
  }

  /** Every session of the patient that starts in the half-open span, given up or not, in order. */
  public List<InfusionSession> everOfPatient(UUID patientId, Instant from, Instant until) {
    return list(
        "patientId = ?1 and plan.startsAt >= ?2 and plan.startsAt < ?3 order by plan.startsAt, id",
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
        "clinicId = ?1 and plan.startsAt >= ?2 and plan.startsAt < ?3"
            + (nurseId == null ? "" : " and nurseId = ?4")
            + " order by plan.startsAt, id",
        nurseId == null
            ? new Object[] {clinicId, from, until}
            : new Object[] {clinicId, from, until, nurseId});
  }

  /**
   * The clinic's sessions whose patients left at that instant or later, of those booked at most a
   * day before it.
   */
  public List<InfusionSession> leftSince(UUID clinicId, Instant since) {
    return list(
        "clinicId = ?1 and plan.startsAt >= ?2 and discharge.dischargedAt >= ?3"
            + " order by discharge.dischargedAt, id",
        clinicId,
        since.minus(LONGEST_VISIT),
        since);
  }

  /** The booked sessions of the clinic that start in the half-open span, in order. */
  public List<InfusionSession> expected(UUID clinicId, Instant from, Instant until) {
    return list(
        "clinicId = ?1 and status = BOOKED and plan.startsAt >= ?2 and plan.startsAt < ?3"
            + " order by plan.startsAt, id",
        clinicId,
        from,
        until);
  }

  /**
   * What to list.
   *
   * @param from the earliest start, or null
   * @param to the first start that is too late, or null
   */
  public record Selection(
      @Nullable UUID clinicId,
      @Nullable UUID patientId,
      @Nullable Instant from,
      @Nullable Instant to,
      List<SessionStatus> status) {}

  /** Sessions of the selection in the order of their starts. */
  public List<InfusionSession> matching(Selection wanted, @Nullable UUID after, int most) {
    List<String> where = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new HashMap<>();
    add(where, values, "clinicId = :clinic", "clinic", wanted.clinicId());
    add(where, values, "patientId = :patient", "patient", wanted.patientId());
    add(where, values, "plan.startsAt >= :from", "from", wanted.from());
    add(where, values, "plan.startsAt < :to", "to", wanted.to());
    add(
        where,
        values,
        "status in :status",
        "status",
        wanted.status().isEmpty() ? null : wanted.status());
    InfusionSession last = after == null ? null : findById(after);
    if (last != null) {
      where.add("(plan.startsAt > :lastStart or plan.startsAt = :lastStart and id > :lastId)");
      values.put("lastStart", last.startsAt());
      values.put("lastId", last.id());
    }
    return find(String.join(" and ", where) + " order by plan.startsAt, id", values)
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
}
