package org.chairside.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.RecommendationView;
import org.chairside.course.Recommendations;
import org.chairside.observation.Observations;
import org.chairside.outcome.OutcomeViews;
import org.chairside.review.SessionReview.DoseGiven;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionView.InfusionView;
import org.chairside.sessionview.SessionViews;
import org.jspecify.annotations.Nullable;

/** Builds a session's review. */
@ApplicationScoped
class SessionReviews {

  private final Sessions sessions;
  private final SessionViews views;
  private final Observations observations;
  private final OutcomeViews outcomes;
  private final Recommendations recommendations;
  private final Clock clock;

  SessionReviews(
      Sessions sessions,
      SessionViews views,
      Observations observations,
      OutcomeViews outcomes,
      Recommendations recommendations,
      Clock clock) {
    this.sessions = sessions;
    this.views = views;
    this.observations = observations;
    this.outcomes = outcomes;
    this.recommendations = recommendations;
    this.clock = clock;
  }

  SessionReview of(UUID sessionId) {
    InfusionSession session = sessions.get(sessionId);
    SessionView view = views.of(session);
    DoseRecommendation recommended = recommendations.latest(session.courseId());
    return new SessionReview(
        view,
        dose(view, session.checkIn().weightKg()),
        new ReviewTimeline(view, Observations.inForce(observations.of(List.of(sessionId))))
            .entries(),
        outcomes.of(session.courseId()),
        recommended == null ? null : RecommendationView.of(recommended),
        view.signOff().addenda());
  }

  private DoseGiven dose(SessionView view, @Nullable BigDecimal weight) {
    InfusionView infusion = view.chart().infusion();
    if (infusion == null) {
      return new DoseGiven(
          view.plan().ordered().dosePerKg(),
          view.plan().ordered().doseMg(),
          null,
          null,
          null,
          null);
    }
    Instant ended = infusion.endedAt();
    Instant until = ended == null ? clock.instant() : ended;
    return new DoseGiven(
        view.plan().ordered().dosePerKg(),
        view.plan().ordered().doseMg(),
        infusion.doseMg(),
        infusion.deliveredMg(),
        weight == null ? null : infusion.deliveredMg().divide(weight, 3, RoundingMode.HALF_UP),
        Duration.between(infusion.startedAt(), until).toMinutes());
  }
}
