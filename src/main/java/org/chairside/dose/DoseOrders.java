package org.chairside.dose;

import static org.chairside.session.SessionMessages.SESSION;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.course.Courses;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.NewRecommendation;
import org.chairside.course.Recommendations;
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
    return recommended == null
        ? order(courses.get(session.courseId()).dosePerKg(), session.plan().infusionMinutes(), null)
        : order(recommended.dosePerKg(), minutes(session, recommended), recommended);
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
      session.take(
          courses.get(session.courseId()).dosePerKg(), session.plan().infusionMinutes(), null);
    } else {
      session.take(recommended.dosePerKg(), minutes(session, recommended), recommended.id());
    }
  }

  /** A session that is entered late from paper follows nothing that was recommended after it. */
  private @Nullable DoseRecommendation recommendedBefore(InfusionSession session) {
    return sessions.recommendedBefore(session).orElse(null);
  }

  /** The recommended minutes if chair and patient are free that long; else the booked ones. */
  private int minutes(InfusionSession session, DoseRecommendation recommended) {
    Duration longer =
        Duration.ofMinutes((long) recommended.infusionMinutes() - session.plan().infusionMinutes());
    Instant end = session.endsAt().plus(longer);
    Instant chairFree = session.plan().chairFreeAt().plus(longer);
    boolean free =
        Stream.concat(
                calendar.holding(session.chairId(), session.startsAt(), chairFree).stream(),
                calendar.ofPatient(session.patientId(), session.startsAt(), end).stream())
            .allMatch(other -> other.id().equals(session.id()));
    return free ? recommended.infusionMinutes() : session.plan().infusionMinutes();
  }

  /** A clinician recommends for the sessions of the course after this one. */
  public DoseRecommendation recommend(InfusionSession session, NewRecommendation wanted) {
    DoseOrder order = of(session);
    return recommendations.recommend(
        session.courseId(), session.id(), order.dosePerKg(), order.infusionMinutes(), wanted);
  }
}
