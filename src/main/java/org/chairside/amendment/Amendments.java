package org.chairside.amendment;

import static org.chairside.amendment.AmendmentMessages.AMENDMENT;
import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.amendment.ChartMove.EntryKind;
import org.chairside.charting.EventTimeBounds;
import org.chairside.charting.SessionMonitor;
import org.chairside.observation.Observation;
import org.chairside.observation.Observations;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Marks what was charted in error, and moves it by two people's word. A mark can be set in every
 * state of the session and after its signature; the entry stays visible, and the session's flags
 * follow.
 */
@ApplicationScoped
class Amendments {

  private final Sessions sessions;
  private final Observations observations;
  private final SideEffects sideEffects;
  private final ChartMoves moves;
  private final SessionMonitor monitor;
  private final EventLog events;
  private final Clock clock;

  Amendments(
      Sessions sessions,
      Observations observations,
      SideEffects sideEffects,
      ChartMoves moves,
      SessionMonitor monitor,
      EventLog events,
      Clock clock) {
    this.sessions = sessions;
    this.observations = observations;
    this.sideEffects = sideEffects;
    this.moves = moves;
    this.monitor = monitor;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Marks an entry of the session as made in error.
   *
   * @throws Conflict where it was corrected or marked before
   */
  InfusionSession enteredInError(EntryKind kind, UUID sessionId, UUID entryId, String reason) {
    InfusionSession session = sessions.lock(sessionId);
    retract(kind, session, entryId, reason, null);
    return reassessed(session);
  }

  /**
   * Proposes to move an entry to another session.
   *
   * @throws Invalid where the other session is the same, or was at another time
   * @throws Conflict where the other session cannot be charted in, or a move already waits
   */
  ChartMove propose(EntryKind kind, UUID sessionId, UUID entryId, UUID to, String reason) {
    InfusionSession from = sessions.lock(sessionId);
    if (sessionId.equals(to)) {
      throw new Invalid("toSessionId", AMENDMENT.sameSession());
    }
    Instant happened =
        switch (kind) {
          case OBSERVATION -> observation(sessionId, entryId).takenAt();
          case SIDE_EFFECT -> sideEffect(sessionId, entryId).onsetAt();
        };
    requireTakes(sessions.get(to), happened);
    if (moves.isWaiting(entryId)) {
      throw new Conflict(AMENDMENT.moveWaits());
    }
    ChartMove move = new ChartMove(kind, entryId, sessionId, to, reason, stamp());
    moves.persistAndFlush(move);
    events.add(
        new AmendmentEvent.ChartMoveProposed(
            from.clinicId(), sessionId, move.id(), kind, entryId, to));
    return move;
  }

  /** A second person confirms the move: the entry is struck out here and in force there. */
  ChartMove confirm(UUID moveId) {
    ChartMove move = moves.lock(moveId);
    move.requireOpenFor(Actor.current().staffId());
    List<InfusionSession> both =
        sessions.lockAll(List.of(move.fromSessionId(), move.toSessionId()));
    InfusionSession from = with(move.fromSessionId(), both);
    InfusionSession to = with(move.toSessionId(), both);
    UUID moved =
        switch (move.kind()) {
          case OBSERVATION -> copy(observation(from.id(), move.entryId()), to);
          case SIDE_EFFECT -> copy(sideEffect(from.id(), move.entryId()), to);
        };
    retract(move.kind(), from, move.entryId(), move.reason(), to.id());
    move.confirm(moved, stamp());
    events.add(
        new AmendmentEvent.EntryMovedHere(to.clinicId(), to.id(), move.kind(), moved, from.id()));
    reassessed(from);
    reassessed(to);
    return move;
  }

  /** A second person declines the move; the entry stays where it is. */
  ChartMove decline(UUID moveId) {
    ChartMove move = moves.lock(moveId);
    move.requireOpenFor(Actor.current().staffId());
    move.decline(stamp());
    moves.flush();
    UUID clinic = sessions.get(move.fromSessionId()).clinicId();
    events.add(new AmendmentEvent.ChartMoveDeclined(clinic, move.fromSessionId(), moveId));
    return move;
  }

  private static InfusionSession with(UUID id, List<InfusionSession> sessions) {
    return sessions.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private void requireTakes(InfusionSession to, Instant happened) {
    to.requireChartable();
    EventTimeBounds.in(to, "toSessionId", happened, clock);
  }

  private UUID copy(Observation observation, InfusionSession to) {
    requireTakes(to, observation.takenAt());
    boolean late = monitor.isLate(observation.takenAt());
    Observation copy =
        observation.copiedTo(to.id(), late, clock.instant(), Actor.current().staffId());
    observations.persistAndFlush(copy);
    return copy.id();
  }

  private UUID copy(SideEffect effect, InfusionSession to) {
    requireTakes(to, effect.onsetAt());
    SideEffect copy = effect.copiedTo(to.id(), stamp());
    sideEffects.persistAndFlush(copy);
    copy.takeCourse(effect, null, stamp());
    return copy.id();
  }

  private void retract(
      EntryKind kind, InfusionSession session, UUID entryId, String reason, @Nullable UUID to) {
    switch (kind) {
      case OBSERVATION ->
          observations.persist(
              observation(session.id(), entryId)
                  .retraction(reason, to, clock.instant(), Actor.current().staffId()));
      case SIDE_EFFECT ->
          sideEffects.persist(sideEffect(session.id(), entryId).retraction(reason, to, stamp()));
    }
    events.add(
        new AmendmentEvent.EnteredInError(session.clinicId(), session.id(), kind, entryId, to));
  }

  private Observation observation(UUID sessionId, UUID id) {
    Observation observation = observations.get(sessionId, id);
    if (observation.isRetracted() || observations.isSuperseded(id)) {
      throw new Conflict(CHAIR.observationCorrected());
    }
    return observation;
  }

  private SideEffect sideEffect(UUID sessionId, UUID id) {
    SideEffect effect = sideEffects.get(sessionId, id);
    if (effect.isRetracted()) {
      throw new Conflict(CHAIR.sideEffectTakenBack());
    }
    if (sideEffects.isSuperseded(id)) {
      throw new Conflict(CHAIR.sideEffectCorrected());
    }
    return effect;
  }

  private InfusionSession reassessed(InfusionSession session) {
    if (session.isSignedOff()) {
      // every flag was resolved before the signature, and none is raised after it
      sessions.flush();
      return session;
    }
    return monitor.reassess(session).session();
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
