package org.chairside.discharge;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.charting.AssessedSession;
import org.chairside.charting.ChartEvent;
import org.chairside.charting.EventTimeBounds;
import org.chairside.charting.ItemAnswer;
import org.chairside.charting.SessionMonitor;
import org.chairside.message.Message;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.RecoveryScoring;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.RecoveryScore;
import org.chairside.observation.RecoveryScores;
import org.chairside.observation.ScoredItem;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;
import org.chairside.session.UnmetCriterion;
import org.jspecify.annotations.Nullable;

/** Scores the recovery, records confirmations, and discharges the patient. */
@ApplicationScoped
public class Discharges {

  private final Sessions sessions;
  private final RecoveryScores scores;
  private final DischargeGate gate;
  private final SessionMonitor monitor;
  private final EventLog events;
  private final Clock clock;

  Discharges(
      Sessions sessions,
      RecoveryScores scores,
      DischargeGate gate,
      SessionMonitor monitor,
      EventLog events,
      Clock clock) {
    this.sessions = sessions;
    this.scores = scores;
    this.gate = gate;
    this.monitor = monitor;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Scores the recovery. A score that is recorded already, of the same instant with the same
   * points, is not recorded again.
   *
   * @param said when it was assessed; null: now
   * @param points by the item's code; what is left out is derived where it can be
   * @throws Invalid naming an item that is unknown or out of its bounds, or an instant before the
   *     infusion's end
   */
  public RecoveryScore score(
      UUID sessionId, RecoveryScale scale, @Nullable Instant said, Map<String, Integer> points) {
    InfusionSession session = sessions.lock(sessionId);
    session.requireInRecovery();
    Instant at = EventTimeBounds.in(session, "assessedAt", said, clock);
    if (at.isBefore(Objects.requireNonNull(session.infusionEndedAt()))) {
      throw new Invalid("assessedAt", CHAIR.notBeforeEnd());
    }
    refuseWrongPoints(scale, points);
    Protocol protocol = Objects.requireNonNull(monitor.protocol(session));
    List<ScoredItem> items =
        RecoveryScoring.score(scale, points, protocol, monitor.chart(session).timeline(), at);
    RecoveryScore same = scores.find(sessionId, scale, at, items);
    if (same != null) {
      return same;
    }
    RecoveryScore score =
        new RecoveryScore(
            sessionId,
            scale,
            at,
            items,
            RecoveryScoring.total(items),
            Actor.current().stamp(clock.instant()));
    scores.persistAndFlush(score);
    events.add(
        new ChartEvent.RecoveryScored(
            session.clinicId(), sessionId, score.id(), scale, at, score.total()));
    return score;
  }

  private static void refuseWrongPoints(RecoveryScale scale, Map<String, Integer> points) {
    List<String> known = scale.items().stream().map(RecoveryScale.Item::code).toList();
    List<FieldError> errors =
        points.entrySet().stream()
            .filter(each -> !known.contains(each.getKey()) || !isPossible(each.getValue()))
            .map(
                each ->
                    known.contains(each.getKey())
                        ? FieldError.of(
                            "items." + each.getKey(),
                            FIELD.between(0, RecoveryScale.MOST_OF_AN_ITEM))
                        : FieldError.of("items", FIELD.oneOf(Message.names(known))))
            .distinct()
            .toList();
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }

  private static boolean isPossible(@Nullable Integer points) {
    return points != null && points >= 0 && points <= RecoveryScale.MOST_OF_AN_ITEM;
  }

  /**
   * Answers confirmations and names the escort; the latest answer counts, and each is kept as an
   * event.
   *
   * @param escort name or relation; null leaves what was named before
   */
  public InfusionSession confirm(
      UUID sessionId, List<ItemAnswer> answers, @Nullable String escort) {
    InfusionSession session = sessions.lock(sessionId);
    Actor actor = Actor.current();
    Instant now = clock.instant();
    List<ChecklistAnswer> written =
        answers.stream().map(answer -> answer.given(now, actor.staffId())).toList();
    session.confirm(written, escort);
    ItemAnswer.refuseUnknown(
        answers, Objects.requireNonNull(monitor.protocol(session)).discharge().confirmations());
    events.add(
        new SessionEvent.DischargeChecklistAnswered(
            session.clinicId(), sessionId, written, session.discharge().escort() != null));
    sessions.flush();
    return session;
  }

  /** The confirmations that nobody has answered yet. */
  public List<String> unanswered(InfusionSession session) {
    var answered =
        session.discharge().dischargeChecklist().stream()
            .filter(answer -> answer.ok() != null)
            .map(ChecklistAnswer::code)
            .collect(Collectors.toSet());
    return Objects.requireNonNull(monitor.protocol(session)).discharge().confirmations().stream()
        .map(item -> item.code())
        .filter(code -> !answered.contains(code))
        .toList();
  }

  /**
   * The patient leaves, if the protocol's criteria were met by then.
   *
   * @param override why a clinician lets the patient go although a criterion is unmet, or null
   */
  public AssessedSession discharge(UUID id, @Nullable Instant said, @Nullable String override) {
    InfusionSession session = sessions.lock(id);
    Instant at = EventTimeBounds.in(session, "at", said, clock);
    session.discharge(at, Actor.current().stamp(clock.instant()));
    List<UnmetCriterion> unmet =
        gate.check(session, at, override).stream()
            .map(criterion -> new UnmetCriterion(criterion.code(), criterion.why()))
            .toList();
    if (!unmet.isEmpty()) {
      session.noteDischargeOverride(
          Objects.requireNonNull(override), Actor.current().staffId(), unmet);
    }
    events.add(
        new SessionEvent.PatientDischarged(
            session.clinicId(),
            id,
            at,
            session.discharge().dischargeOverride(),
            unmet.stream().map(UnmetCriterion::code).toList()));
    return monitor.reassess(session);
  }
}
