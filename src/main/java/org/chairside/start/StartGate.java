package org.chairside.start;

import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chairside.charting.Chart;
import org.chairside.charting.SessionMonitor;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.StartEvaluation;
import org.chairside.monitoring.StartReadiness;
import org.chairside.monitoring.StartReadiness.StartCriterion;
import org.chairside.patient.Patients;
import org.chairside.patient.Weighing;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionVerb;
import org.chairside.stepup.StepUp;
import org.jspecify.annotations.Nullable;

/** Checks what the protocol requires before an infusion starts. */
@ApplicationScoped
public class StartGate {

  private final SessionMonitor monitor;
  private final StartRecord onRecord;
  private final Patients patients;
  private final Clock clock;
  private final StepUp stepUp;

  StartGate(
      SessionMonitor monitor, StartRecord onRecord, Patients patients, Clock clock, StepUp stepUp) {
    this.stepUp = stepUp;
    this.monitor = monitor;
    this.onRecord = onRecord;
    this.patients = patients;
    this.clock = clock;
  }

  /**
   * How ready the session is to start now; null where its state allows no start.
   *
   * @param chart what is charted in it
   */
  public @Nullable StartReadiness readiness(InfusionSession session, Chart chart) {
    Protocol protocol = monitor.protocol(session);
    if (protocol == null || !session.allows(SessionVerb.START)) {
      return null;
    }
    Instant now = clock.instant();
    return StartEvaluation.readiness(protocol, chart.timeline(), onRecord.of(session, now), now);
  }

  /**
   * Allows or refuses the start.
   *
   * @param override a clinician's reason to start although a criterion is unmet, or null
   * @return the criteria that were not known to be met and are overridden
   * @throws NotReadyToStart naming everything that is unmet and not overridden
   * @throws NotAllowed where somebody else than a clinician gives a reason, or as {@link
   *     StepUp#require} says
   */
  public List<StartCriterion> check(
      InfusionSession session, Instant startsAt, @Nullable String override) {
    if (override != null && !Actor.current().is(Role.CLINICIAN)) {
      throw new NotAllowed(CHAIR.startOverrideByClinician());
    }
    Protocol protocol = Objects.requireNonNull(monitor.protocol(session));
    List<StartCriterion> unmet =
        StartEvaluation.readiness(
                protocol,
                monitor.chart(session).timeline(),
                onRecord.of(session, startsAt),
                startsAt)
            .unmet();
    if (!unmet.isEmpty()) {
      requireOverride(protocol, unmet, override);
    }
    return unmet;
  }

  private void requireOverride(
      Protocol protocol, List<StartCriterion> unmet, @Nullable String override) {
    if (override == null) {
      throw NotReadyToStart.because(unmet, protocol);
    }
    List<StartCriterion> hard = unmet.stream().filter(StartCriterion::isHardStop).toList();
    if (!hard.isEmpty()) {
      throw NotReadyToStart.forGood(hard);
    }
    stepUp.require();
  }

  /** The weight for which the session is dosed: of check-in, or measured since; null for none. */
  public @Nullable Weighing weighing(InfusionSession session) {
    return StartRecord.weighing(session, patients.get(session.patientId()));
  }
}
