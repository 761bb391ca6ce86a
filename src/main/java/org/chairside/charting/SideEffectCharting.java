package org.chairside.charting;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.charting.Charting.Charted;
import org.chairside.charting.Charts.Locked;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffect.Correction;
import org.chairside.observation.SideEffect.Entry;
import org.chairside.observation.SideEffectGrade.Step;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/**
 * Records side effects from onset to resolution. Each step is evaluated by the session's protocol
 * in the same transaction, by the side effect's worst grade.
 */
@ApplicationScoped
public class SideEffectCharting {

  private final Charting charting;
  private final SideEffects sideEffects;
  private final EventLog events;
  private final Clock clock;

  SideEffectCharting(Charting charting, SideEffects sideEffects, EventLog events, Clock clock) {
    this.charting = charting;
    this.sideEffects = sideEffects;
    this.events = events;
    this.clock = clock;
  }

  /** A side effect has been noticed. */
  public Charted<SideEffect> noticed(
      UUID sessionId,
      SideEffectType type,
      SideEffectSeverity severity,
      @Nullable Instant onsetAt,
      @Nullable String action,
      @Nullable String note) {
    Locked locked = charting.chartable(sessionId);
    InfusionSession session = locked.session();
    Instant onset = EventTimeBounds.in(session, "onsetAt", onsetAt, clock);
    SideEffect effect =
        new SideEffect(sessionId, new Entry(type, severity, onset, action, note), stamp());
    sideEffects.persist(effect);
    events.add(
        new ChartEvent.SideEffectNoticed(
            session.clinicId(), sessionId, effect.id(), type, severity, onset));
    return looked(effect, session, locked.chart().with(effect));
  }

  /** A side effect has become worse or better. */
  public Charted<SideEffect> graded(
      UUID sessionId,
      UUID id,
      SideEffectSeverity severity,
      @Nullable Instant saidAt,
      @Nullable String action,
      @Nullable String note) {
    Locked locked = charting.chartable(sessionId);
    InfusionSession session = locked.session();
    Instant at = EventTimeBounds.in(session, "at", saidAt, clock);
    SideEffect effect = inForce(locked.chart(), id);
    effect.grade(new Step(severity, at, action, note), stamp());
    events.add(
        new ChartEvent.SideEffectGraded(
            session.clinicId(), sessionId, id, effect.type(), severity, at));
    return looked(effect, session, locked.chart());
  }

  /** A side effect is over. */
  public Charted<SideEffect> resolved(UUID sessionId, UUID id, @Nullable Instant resolvedAt) {
    Locked locked = charting.chartable(sessionId);
    InfusionSession session = locked.session();
    Instant at = EventTimeBounds.in(session, "resolvedAt", resolvedAt, clock);
    SideEffect effect = inForce(locked.chart(), id);
    effect.resolve(at, stamp());
    events.add(
        new ChartEvent.SideEffectResolved(session.clinicId(), sessionId, id, effect.type(), at));
    return looked(effect, session, locked.chart());
  }

  /** Supersedes a side effect by a corrected one; the old one stays visible. */
  Charted<SideEffect> corrected(UUID sessionId, UUID id, Correction correction, String reason) {
    Locked locked = charting.chartable(sessionId);
    InfusionSession session = locked.session();
    SideEffect earlier = inForce(locked.chart(), id);
    requireTimes(session, correction);
    Stamp written = stamp();
    SideEffect effect = earlier.corrected(correction, reason, written);
    sideEffects.persist(effect);
    effect.takeCourse(earlier, correction.course(), written);
    announce(session, effect);
    return looked(effect, session, locked.chart().with(effect));
  }

  /** Retracts an entry made in error; it stays visible. */
  Charted<SideEffect> retracted(UUID sessionId, UUID id, String reason) {
    Locked locked = charting.chartable(sessionId);
    InfusionSession session = locked.session();
    SideEffect effect = inForce(locked.chart(), id).retraction(reason, stamp());
    sideEffects.persist(effect);
    announce(session, effect);
    return looked(effect, session, locked.chart().with(effect));
  }

  private void requireTimes(InfusionSession session, Correction correction) {
    EventTimeBounds.in(session, "onsetAt", correction.entry().onsetAt(), clock);
    EventTimeBounds.in(session, "resolvedAt", correction.resolvedAt(), clock);
    List<Step> course = correction.course() == null ? List.of() : correction.course();
    for (int i = 0; i < course.size(); i++) {
      EventTimeBounds.in(session, "grades[" + i + "].at", course.get(i).at(), clock);
    }
  }

  private void announce(InfusionSession session, SideEffect effect) {
    events.add(
        new ChartEvent.SideEffectCorrected(
            session.clinicId(),
            session.id(),
            effect.id(),
            effect.supersedes(),
            effect.type(),
            effect.severity(),
            effect.onsetAt(),
            effect.isRetracted()));
  }

  private static SideEffect inForce(Chart chart, UUID id) {
    SideEffect effect = chart.sideEffect(id);
    if (effect == null) {
      throw new NotFound(NOT_FOUND.sideEffect());
    }
    if (effect.isRetracted()) {
      throw new Conflict(CHAIR.sideEffectTakenBack());
    }
    if (SideEffects.supersededBy(chart.sideEffects()).containsKey(id)) {
      throw new Conflict(CHAIR.sideEffectCorrected());
    }
    return effect;
  }

  /** With a chart to which all that was written since it was read was added. */
  private Charted<SideEffect> looked(SideEffect effect, InfusionSession session, Chart chart) {
    return new Charted<>(effect, charting.looked(session, chart));
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
