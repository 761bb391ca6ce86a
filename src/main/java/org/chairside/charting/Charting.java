package org.chairside.charting;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.charting.Charts.Locked;
import org.chairside.flag.Flag;
import org.chairside.observation.Implausible;
import org.chairside.observation.Observation;
import org.chairside.observation.Observation.Entry;
import org.chairside.observation.Observations;
import org.chairside.observation.Plausibility;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.session.InfusionSession;

/**
 * Records vital signs. They are evaluated by the session's protocol in the same transaction; the
 * answer carries the flags that this raised.
 */
@ApplicationScoped
public class Charting {

  private final Charts charts;
  private final Observations observations;
  private final SessionMonitor monitor;
  private final EventLog events;
  private final Clock clock;

  Charting(
      Charts charts,
      Observations observations,
      SessionMonitor monitor,
      EventLog events,
      Clock clock) {
    this.charts = charts;
    this.observations = observations;
    this.monitor = monitor;
    this.events = events;
    this.clock = clock;
  }

  /** What was written, and the flags that were raised or grew more severe by it. */
  public record Charted<T>(T entry, AssessedSession assessed) {
    public List<Flag> flags() {
      return assessed.raised();
    }
  }

  /**
   * Records one set of vital signs.
   *
   * @throws ValuesRefused where a number cannot be, or is implausible and not confirmed
   */
  public Charted<Observation> record(UUID sessionId, Entry entry) {
    Charted<List<Observation>> all = recordAll(sessionId, List.of(entry));
    return new Charted<>(all.entry().getFirst(), all.assessed());
  }

  /**
   * Records several sets, all of them or none; they are evaluated together. A set that is in the
   * chart already, at the same time with the same values, is that set and is not written again.
   */
  public Charted<List<Observation>> recordAll(UUID sessionId, List<Entry> entries) {
    Locked locked = chartable(sessionId);
    InfusionSession session = locked.session();
    Chart chart = locked.chart();
    List<Observation> inForce = new ArrayList<>(Observations.inForce(chart.observations()));
    List<Observation> written = new ArrayList<>();
    List<Observation> asked = new ArrayList<>();
    if (entries.size() > 1) {
      observations.writeTogether(entries.size());
    }
    for (Entry entry : entries) {
      ValuesRefused.check(entry);
      Observation same = inForce.stream().filter(each -> each.says(entry)).findFirst().orElse(null);
      if (same == null) {
        same = write(session, entry);
        inForce.add(same);
        written.add(same);
      }
      asked.add(same);
    }
    return new Charted<>(asked, monitor.reassess(session, chart.with(written)));
  }

  private Observation write(InfusionSession session, Entry entry) {
    Observation observation = observation(session, entry);
    observations.persist(observation);
    events.add(
        new ChartEvent.ObservationRecorded(
            session.clinicId(),
            session.id(),
            observation.id(),
            observation.takenAt(),
            observation.vitals()));
    return observation;
  }

  private Observation observation(InfusionSession session, Entry entry) {
    Instant takenAt = EventTimeBounds.in(session, "takenAt", entry.takenAt(), clock);
    List<Implausible> doubts = Plausibility.implausible(entry.vitals(), entry.enteredTemperature());
    return new Observation(
        session.id(),
        entry,
        doubts,
        monitor.isLate(takenAt),
        clock.instant(),
        Actor.current().staffId());
  }

  /** Supersedes an observation by a corrected one; the old one stays visible. */
  Charted<Observation> correct(UUID sessionId, UUID id, Entry corrected, String reason) {
    Locked locked = chartable(sessionId);
    InfusionSession session = locked.session();
    Chart chart = locked.chart();
    Observation earlier = chart.observation(id);
    if (earlier == null) {
      throw new NotFound(NOT_FOUND.observation());
    }
    if (chart.isSuperseded(id)) {
      throw new Conflict(CHAIR.observationCorrected());
    }
    ValuesRefused.checkCorrection(corrected);
    if (corrected.vitals().equals(earlier.vitals())
        && corrected.takenAt().equals(earlier.takenAt())
        && Objects.equals(corrected.note(), earlier.note())) {
      throw new Invalid("systolic", CHAIR.somethingMustDiffer());
    }
    Observation correction = observation(session, corrected).correcting(earlier, reason);
    observations.persist(correction);
    events.add(
        new ChartEvent.ObservationCorrected(
            session.clinicId(),
            sessionId,
            correction.id(),
            id,
            correction.takenAt(),
            correction.vitals()));
    return new Charted<>(correction, monitor.reassess(session, chart.with(List.of(correction))));
  }

  /** The session with its chart, locked, if that may be written. */
  Locked chartable(UUID sessionId) {
    Locked locked = charts.lock(sessionId);
    locked.session().requireChartable();
    return locked;
  }

  /** Evaluates the session with the new entries, which its chart has. */
  AssessedSession looked(InfusionSession session, Chart chart) {
    return monitor.reassess(session, chart);
  }
}
