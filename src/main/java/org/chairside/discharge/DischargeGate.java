package org.chairside.discharge;

import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.charting.SessionMonitor;
import org.chairside.flag.Flags;
import org.chairside.monitoring.DischargeEvaluation;
import org.chairside.monitoring.DischargeFacts;
import org.chairside.monitoring.DischargeReadiness;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.monitoring.Protocol;
import org.chairside.observation.RecoveryScores;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.stepup.StepUp;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** Checks the protocol's discharge criteria. */
@ApplicationScoped
public class DischargeGate {

  private final SessionMonitor monitor;
  private final RecoveryScores scores;
  private final Flags flags;
  private final Clock clock;
  private final StepUp stepUp;

  DischargeGate(
      SessionMonitor monitor, RecoveryScores scores, Flags flags, Clock clock, StepUp stepUp) {
    this.stepUp = stepUp;
    this.monitor = monitor;
    this.scores = scores;
    this.flags = flags;
    this.clock = clock;
  }

  /** How ready the patient is now, or was when they left. */
  DischargeReadiness readiness(InfusionSession session) {
    Instant left = session.dischargedAt();
    return readiness(session, left == null ? clock.instant() : left);
  }

  /**
   * How ready the patient is as of that instant: by what was measured and scored until then. A
   * critical flag counts from when its condition arose until it is resolved; answers and the escort
   * have only their recording time, so the latest count.
   *
   * @throws Conflict before check-in, when the session follows no protocol yet
   */
  public DischargeReadiness readiness(InfusionSession session, Instant at) {
    Protocol protocol = monitor.protocol(session);
    if (protocol == null) {
      throw new Conflict(CHAIR.noProtocolYet());
    }
    return DischargeEvaluation.readiness(
        protocol, monitor.chart(session).timeline(), facts(session, at), at);
  }

  private DischargeFacts facts(InfusionSession session, Instant at) {
    Map<String, Boolean> confirmations = new HashMap<>();
    for (ChecklistAnswer answer : session.discharge().dischargeChecklist()) {
      if (answer.ok() != null) {
        confirmations.put(answer.code(), answer.ok());
      }
    }
    List<DischargeFacts.Scored> scored =
        scores.of(session.id()).stream()
            .map(s -> new DischargeFacts.Scored(s.scale(), s.assessedAt(), s.items()))
            .toList();
    long critical =
        flags.of(session.id()).stream()
            .filter(flag -> flag.severity() == Severity.CRITICAL && !flag.isResolved())
            .filter(flag -> !flag.occurredAt().isAfter(at))
            .count();
    return new DischargeFacts(
        session.discharge().escort() != null, confirmations, scored, Math.toIntExact(critical));
  }

  /**
   * Lets the patient go or refuses it.
   *
   * @param override a clinician's reason to let the patient go although a criterion is unmet
   * @return the criteria that were not known to be met and are overridden
   * @throws NotReadyForDischarge naming everything that is unmet
   * @throws NotAllowed where somebody else than a clinician gives a reason, or as {@link
   *     StepUp#require} says
   */
  List<DischargeCriterion> check(InfusionSession session, Instant at, @Nullable String override) {
    if (override != null && !Actor.current().is(Role.CLINICIAN)) {
      throw new NotAllowed(CHAIR.dischargeOverrideByClinician());
    }
    List<DischargeCriterion> unmet = readiness(session, at).unmet();
    if (!unmet.isEmpty() && override == null) {
      throw new NotReadyForDischarge(unmet);
    }
    if (!unmet.isEmpty()) {
      stepUp.require();
    }
    return unmet;
  }
}
