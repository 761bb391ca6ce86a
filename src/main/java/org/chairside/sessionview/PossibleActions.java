package org.chairside.sessionview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chairside.charting.Chart;
import org.chairside.clinic.Clinics;
import org.chairside.course.Course;
import org.chairside.flag.Flag;
import org.chairside.observation.Observations;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor;
import org.chairside.session.InfusionSession;
import org.chairside.session.OfferedAction;
import org.chairside.session.Sessions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Collects the facts that decide whether an action on a session is possible now. */
@ApplicationScoped
class PossibleActions {

  private final OfferedActions actions;
  private final Sessions sessions;
  private final Clinics clinics;
  private final Clock clock;
  private final Duration noShowAfter;

  PossibleActions(
      OfferedActions actions,
      Sessions sessions,
      Clinics clinics,
      Clock clock,
      @ConfigProperty(name = "chairside.no-show-after") Duration noShowAfter) {
    this.actions = actions;
    this.sessions = sessions;
    this.clinics = clinics;
    this.clock = clock;
    this.noShowAfter = noShowAfter;
  }

  /**
   * What who asks may do with the session.
   *
   * @param flags the session's among others
   */
  List<OfferedAction> of(InfusionSession session, Course course, Chart chart, List<Flag> flags) {
    Instant now = clock.instant();
    OfferedAction.Facts facts =
        new OfferedAction.Facts(
            course.isActive(),
            session.isBooked()
                && sessions
                    .presentForAnother(session, now)
                    .anyMatch(other -> !other.wasLeftOpen(now)),
            !Observations.inForce(chart.observations()).isEmpty()
                || !SideEffects.inForce(chart.sideEffects()).isEmpty(),
            flags.stream()
                .anyMatch(flag -> session.id().equals(flag.sessionId()) && !flag.isResolved()),
            !now.isBefore(session.startsAt().plus(noShowAfter)),
            now.minus(clinics.get(session.clinicId()).undoWithin()));
    return actions.of(session, facts, Actor.current());
  }
}
