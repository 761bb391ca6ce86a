package org.chairside.course;

import static org.chairside.course.CourseMessages.COURSE;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The doses that clinicians recommended for the organization's courses. */
@ApplicationScoped
public class Recommendations implements PanacheRepositoryBase<DoseRecommendation, UUID> {

  // Most likely a misplaced decimal point; the same factor as at the start of an infusion.
  private static final BigDecimal FAR = new BigDecimal(2);

  private final Courses courses;
  private final Patients patients;
  private final ProtocolCodes protocols;
  private final EventLog events;
  private final Clock clock;

  Recommendations(
      Courses courses, Patients patients, ProtocolCodes protocols, EventLog events, Clock clock) {
    this.courses = courses;
    this.patients = patients;
    this.protocols = protocols;
    this.events = events;
    this.clock = clock;
  }

  /** A recommended dose is implausible and not confirmed. */
  static final class RecommendationFarFromOrder extends Invalid {
    private RecommendationFarFromOrder(FieldError error) {
      super(ProblemType.IMPLAUSIBLE, List.of(error));
    }
  }

  /**
   * Recommends for the course's sessions after this one.
   *
   * @param orderedPerKg mg/kg that this session was ordered to give
   * @param orderedMinutes the minutes over which it was ordered to
   * @throws RecommendationFarFromOrder above twice the course's dose unless that is confirmed
   */
  public DoseRecommendation recommend(
      UUID courseId,
      UUID sessionId,
      BigDecimal orderedPerKg,
      int orderedMinutes,
      NewRecommendation wanted) {
    BigDecimal dose = wanted.dosePerKg();
    Integer minutes = wanted.infusionMinutes();
    if (dose == null && minutes == null) {
      throw new Invalid("recommendation.dosePerKg", COURSE.doseOrMinutes());
    }
    Course course = courses.get(courseId);
    requireCredible(course, dose, Boolean.TRUE.equals(wanted.confirmed()));
    OrderedDose.require(
        "recommendation.dosePerKg",
        protocols.doubts(
            course.protocol(),
            dose == null ? orderedPerKg : dose,
            minutes == null ? orderedMinutes : minutes,
            patients.get(course.patientId()).weightKg()),
        Boolean.TRUE.equals(wanted.confirmed()) ? wanted.reason() : null);
    DoseRecommendation recommendation =
        new DoseRecommendation(
            courseId,
            sessionId,
            dose == null ? orderedPerKg : dose,
            minutes == null ? orderedMinutes : minutes,
            wanted.reason().strip(),
            Actor.current().stamp(clock.instant()));
    persist(recommendation);
    events.add(
        new CourseEvent.DoseRecommended(
            course.clinicId(),
            sessionId,
            courseId,
            recommendation.id(),
            recommendation.dosePerKg(),
            recommendation.infusionMinutes()));
    return recommendation;
  }

  private static void requireCredible(Course course, @Nullable BigDecimal dose, boolean confirmed) {
    if (dose == null || confirmed || dose.compareTo(course.dosePerKg().multiply(FAR)) <= 0) {
      return;
    }
    throw new RecommendationFarFromOrder(
        FieldError.of(
            "recommendation.dosePerKg",
            COURSE.farFromOrder(course.dosePerKg().stripTrailingZeros()),
            "dose-far-from-order"));
  }

  /** What was recommended since the course's dose was last ordered; null where nothing was. */
  public @Nullable DoseRecommendation inForce(Course course) {
    DoseRecommendation latest = latest(course.id());
    return latest == null || !course.follows(latest) ? null : latest;
  }

  /** What was recommended last for the course; null where nothing was. */
  public @Nullable DoseRecommendation latest(UUID courseId) {
    return find("courseId = ?1 order by createdAt desc, id desc", courseId).firstResult();
  }
}
