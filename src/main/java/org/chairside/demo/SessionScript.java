package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.chairside.change.Cancellations;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.discharge.Discharges;
import org.chairside.infusion.InfusionSessions;
import org.chairside.observation.Observations;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/**
 * Determines the next step of a session from its chart alone, so that it follows whatever a real
 * person does.
 */
@ApplicationScoped
class SessionScript {

  private final InfusionSessions infusions;
  private final Discharges discharges;
  private final Cancellations cancellations;
  private final NurseActions nurseActions;
  private final Observations observations;
  private final SideEffects sideEffects;

  SessionScript(
      InfusionSessions infusions,
      Discharges discharges,
      Cancellations cancellations,
      NurseActions nurseActions,
      Observations observations,
      SideEffects sideEffects) {
    this.infusions = infusions;
    this.discharges = discharges;
    this.cancellations = cancellations;
    this.nurseActions = nurseActions;
    this.observations = observations;
    this.sideEffects = sideEffects;
  }

  /** By what the steps are done. */
  record Means(
      InfusionSessions infusions,
      Discharges discharges,
      Cancellations cancellations,
      NurseActions nurseActions) {}

  /** Something to do, when and by whom. */
  record Step(Instant at, Actor by, Runnable work) {

    Step notBefore(Instant earliest) {
      return at.isBefore(earliest) ? new Step(earliest, by, work) : this;
    }
  }

  /** What comes next in the session; null where nothing does. */
  @Nullable Step next(InfusionSession session, Person person, Team team) {
    NextSteps look =
        new NextSteps(
            new Means(infusions, discharges, cancellations, nurseActions),
            session,
            person,
            team,
            Observations.inForce(observations.of(List.of(session.id()))),
            SideEffects.inForce(sideEffects.of(List.of(session.id()))));
    Instant last = look.lastChange();
    return look.steps().stream()
        .map(step -> step.notBefore(last))
        .min(Comparator.comparing(Step::at))
        .orElse(null);
  }
}
