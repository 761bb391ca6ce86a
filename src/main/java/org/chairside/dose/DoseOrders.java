package org.chairside.dose;

import static org.chairside.session.SessionMessages.SESSION;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.NewRecommendation;
import org.chairside.course.Recommendations;
import org.chairside.message.Message;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * The ordered dose of each session: a clinician's latest recommendation after an earlier session,
 * else the course's order. It is fixed at check-in.
 */
@ApplicationScoped
public class DoseOrders {

  private final Courses courses;
  private final Recommendations recommendations;
  private final SessionCalendar calendar;
  private final Sessions sessions;

  DoseOrders(
      Courses courses,
      Recommendations recommendations,
      SessionCalendar calendar,
      Sessions sessions) {
    this.courses = courses;
    this.recommendations = recommendations;
    this.calendar = calendar;
    this.sessions = sessions;
  }

  /** The order fixed at check-in; before that, the one that would apply now. */
  public DoseOrder of(InfusionSession session) {
    BigDecimal settled = session.checkIn().orderedDosePerKg();
    if (settled != null) {
      UUID followed = session.checkIn().recommendationId();
      return order(
          settled,
          session.plan().infusionMinutes(),
          followed == null ? null : recommendations.findById(followed));
    }
    boolean open = session.checkedInAt() == null;
    DoseRecommendation recommended = open ? recommendedBefore(session) : null;
    if (recommended != null) {
      return order(recommended.dosePerKg(), minutes(session, recommended), recommended);
    }
    Course course = courses.get(session.courseId());
    int minutes = open ? minutes(session, course) : session.plan().infusionMinutes();
    return new DoseOrder(course.dosePerKg(), minutes, null, shorterThanOrdered(course, minutes));
  }

  private static DoseOrder order(
      BigDecimal dosePerKg, int minutes, @Nullable DoseRecommendation recommended) {
    boolean shortened = recommended != null && recommended.infusionMinutes() != minutes;
    return new DoseOrder(
        dosePerKg,
        minutes,
        recommended,
        shortened
            ? SESSION.shortened(minutes, Objects.requireNonNull(recommended).infusionMinutes())
            : null);
  }

  /** Settles the order, as the patient is checked in. */
  public void settle(InfusionSession session) {
    DoseRecommendation recommended = recommendedBefore(session);
    if (recommended == null) {
      Course course = courses.get(session.courseId());
      session.take(course.dosePerKg(), minutes(session, course), null);
    } else {
      session.take(recommended.dosePerKg(), minutes(session, recommended), recommended.id());
    }
  }

  /** The minutes of the course's own order, where that was revised since the first one. */
  private int minutes(InfusionSession session, Course course) {
    return course.isDoseRevised()
        ? minutes(session, course.infusionMinutes())
        : session.plan().infusionMinutes();
  }

  private static @Nullable Message shorterThanOrdered(Course course, int minutes) {
    return course.isDoseRevised() && minutes != course.infusionMinutes()
        ? SESSION.otherMinutes(minutes, course.infusionMinutes())
        : null;
  }

  /** A session that is entered late from paper follows nothing that was recommended after it. */
  private @Nullable DoseRecommendation recommendedBefore(InfusionSession session) {
    return sessions
        .recommendedBefore(session)
        .filter(courses.get(session.courseId())::follows)
        .orElse(null);
  }

  private int minutes(InfusionSession session, DoseRecommendation recommended) {
    return minutes(session, recommended.infusionMinutes());
  }

  /** These minutes if chair and patient are free that long; else the booked ones. */
  private int minutes(InfusionSession session, int wanted) {
    Duration longer = Duration.ofMinutes((long) wanted - session.plan().infusionMinutes());
    Instant end = session.endsAt().plus(longer);
    Instant chairFree = session.plan().chairFreeAt().plus(longer);
    boolean free =
        Stream.concat(
                calendar.holding(session.chairId(), session.startsAt(), chairFree).stream(),
                calendar.ofPatient(session.patientId(), session.startsAt(), end).stream())
            .allMatch(other -> other.id().equals(session.id()));
    return free ? wanted : session.plan().infusionMinutes();
  }

  /** A clinician recommends for the sessions of the course after this one. */
  public DoseRecommendation recommend(InfusionSession session, NewRecommendation wanted) {
    DoseOrder order = of(session);
    return recommendations.recommend(
        session.courseId(), session.id(), order.dosePerKg(), order.infusionMinutes(), wanted);
  }
}
