package org.chairside.charting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.flag.FlagEscalator;
import org.chairside.flag.FlagRegister;
import org.chairside.flag.FlagRegister.Reconciled;
import org.chairside.monitoring.Assessment;
import org.chairside.monitoring.Coverage;
import org.chairside.monitoring.DueSet;
import org.chairside.monitoring.Finding;
import org.chairside.monitoring.Limit;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolEvaluator;
import org.chairside.monitoring.Timeline;
import org.chairside.monitoring.Unassessed;
import org.chairside.protocol.Protocols;
import org.chairside.protocol.ThresholdOverrides;
import org.chairside.session.InfusionSession;
import org.chairside.session.NextChecks;
import org.chairside.session.Sessions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Evaluates a session by its protocol, whenever something is recorded or a check is due. */
@ApplicationScoped
public class SessionMonitor {

  private final Sessions sessions;
  private final NextChecks nextChecks;
  private final Protocols protocols;
  private final Charts charts;
  private final FlagRegister flags;
  private final FlagEscalator escalator;
  private final Clock clock;
  private final Duration lateAfter;

  SessionMonitor(
      Sessions sessions,
      NextChecks nextChecks,
      Protocols protocols,
      Charts charts,
      FlagRegister flags,
      FlagEscalator escalator,
      Clock clock,
      @ConfigProperty(name = "chairside.entered-late-after") Duration lateAfter) {
    this.sessions = sessions;
    this.nextChecks = nextChecks;
    this.protocols = protocols;
    this.charts = charts;
    this.flags = flags;
    this.escalator = escalator;
    this.clock = clock;
    this.lateAfter = lateAfter;
  }

  /**
   * Evaluates the session as of this transaction, raises what the protocol finds, escalates what
   * nobody acknowledged, and notes when to check again.
   */
  AssessedSession look(InfusionSession session) {
    return look(session, chart(session));
  }

  private AssessedSession look(InfusionSession session, Chart chart) {
    ProtocolEvaluator evaluator = evaluator(session);
    if (evaluator == null) {
      return new AssessedSession(session, chart, List.of());
    }
    Timeline timeline = chart.timeline();
    Assessment assessment = evaluator.assess(timeline, clock.instant());
    Reconciled found =
        flags.reconcile(session, new ByProtocol(evaluator, timeline, assessment.findings()), chart);
    Instant nextStep =
        escalator.escalate(session, found.unresolved(), evaluator.protocol().escalation());
    nextChecks.set(session, earlier(assessment.nextCheckAt(), nextStep));
    return new AssessedSession(session, chart, found.raised());
  }

  private record ByProtocol(ProtocolEvaluator evaluator, Timeline timeline, List<Finding> findings)
      implements FlagRegister.Judged {

    @Override
    public Protocol protocol() {
      return evaluator.protocol();
    }

    @Override
    public boolean wasMetByTime(String rule, Instant at) {
      return evaluator.wasMetByTime(rule, timeline, at);
    }
  }

  /** Withdraws what only time has brought: the patient was never there. */
  public void withdraw(InfusionSession session) {
    ProtocolEvaluator evaluator = evaluator(session);
    if (evaluator != null) {
      flags.reconcile(session, new NothingFound(evaluator.protocol()), chart(session));
    }
  }

  private record NothingFound(Protocol protocol) implements FlagRegister.Judged {

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public boolean wasMetByTime(String rule, Instant at) {
      return false;
    }
  }

  /** Writes the session's changes, evaluates it, and writes the result. */
  public AssessedSession reassess(InfusionSession session) {
    return reassess(session, chart(session));
  }

  /** The same with a chart that was read, and to which all that was written since was added. */
  AssessedSession reassess(InfusionSession session, Chart chart) {
    AssessedSession assessed = look(session, chart);
    sessions.flush();
    return assessed;
  }

  /**
   * Checks a due session; whether it is still due is decided under the lock. A session locked by
   * somebody is skipped and stays due.
   */
  public void lookAgain(UUID id) {
    sessions.lockUnlessHeld(id).filter(this::isDue).ifPresent(this::reassess);
    // It is written; later flushes need not check it again.
    sessions.getEntityManager().clear();
  }

  private boolean isDue(InfusionSession session) {
    Instant due = session.nextCheckAt();
    return due != null && !due.isAfter(clock.instant());
  }

  /** A patient's new limits apply to the session in the chair at once. */
  void limitsChanged(@Observes ThresholdOverrides.Changed changed) {
    sessions.presentFor(changed.patientId()).forEach(each -> reassess(sessions.lock(each.id())));
  }

  /** Raising a flag or acting on one changes who is notified of it, and when. */
  void lookAfter(@Observes FlagRegister.FlagTouched touched) {
    look(touched.session());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** What cannot be judged of the session now; nothing where it follows no protocol yet. */
  public List<Unassessed> notAssessed(InfusionSession session, Timeline timeline) {
    ProtocolEvaluator evaluator = evaluator(session);
    return evaluator == null ? List.of() : evaluator.notAssessed(timeline, clock.instant());
  }

  /** The lines that the rules draw now; none where the session follows no protocol yet. */
  public List<Limit> limits(InfusionSession session, Timeline timeline) {
    ProtocolEvaluator evaluator = evaluator(session);
    return evaluator == null ? List.of() : evaluator.limits(timeline, clock.instant());
  }

  /** Which sets came due until now and were taken; null where the session follows no protocol. */
  public @Nullable Coverage coverage(InfusionSession session, Timeline timeline) {
    Protocol protocol = protocol(session);
    return protocol == null ? null : Coverage.of(protocol, timeline, clock.instant());
  }

  /** The next set of vital signs of the session; null where nothing is due. */
  public @Nullable DueSet dueSet(InfusionSession session, Timeline timeline) {
    ProtocolEvaluator evaluator = evaluator(session);
    return evaluator == null ? null : evaluator.dueSet(timeline, clock.instant());
  }

  /** The protocol version that the session follows; null before check-in. */
  public @Nullable Protocol protocol(InfusionSession session) {
    ProtocolEvaluator evaluator = evaluator(session);
    return evaluator == null ? null : evaluator.protocol();
  }

  /** The session's evaluator; null before check-in. */
  public @Nullable ProtocolEvaluator evaluator(InfusionSession session) {
    String code = session.checkIn().protocolCode();
    Integer version = session.checkIn().protocolVersion();
    return code == null || version == null ? null : protocols.evaluator(code, version);
  }

  /** All that is charted in the session. */
  public Chart chart(InfusionSession session) {
    return charts(List.of(session)).values().iterator().next();
  }

  /** All that is charted in each of these sessions. */
  public Map<UUID, Chart> charts(List<InfusionSession> sessions) {
    return charts.of(sessions);
  }

  /** Whether something that happened then counts as entered late if it is written down now. */
  public boolean isLate(Instant happenedAt) {
    return Duration.between(happenedAt, clock.instant()).compareTo(lateAfter) > 0;
  }
}
