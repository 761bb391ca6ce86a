package org.chairside.charting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.flag.Evidence;
import org.chairside.flag.FlagRegister;
import org.chairside.monitoring.ChartHistory;
import org.chairside.monitoring.InfusionCourse;
import org.chairside.monitoring.News2;
import org.chairside.monitoring.News2Score;
import org.chairside.monitoring.PatientFacts;
import org.chairside.monitoring.Reading;
import org.chairside.monitoring.SideEffectSpan;
import org.chairside.monitoring.ThresholdOverride;
import org.chairside.monitoring.Timeline;
import org.chairside.observation.EarlierNumber;
import org.chairside.observation.Observation;
import org.chairside.observation.Observations;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffects;
import org.chairside.session.InfusionSegment;
import org.chairside.session.InfusionSession;
import org.chairside.session.PatientHistory;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** All that is charted in one session, as monitoring and flags see it. */
public final class Chart implements FlagRegister.Charted {

  private static final Comparator<Observation> BY_TIME =
      Comparator.comparing(Observation::takenAt).thenComparing(Observation::id);

  private static final Comparator<SideEffect> BY_ONSET =
      Comparator.comparing(SideEffect::onsetAt).thenComparing(SideEffect::id);

  private final InfusionSession session;
  private final boolean mayHaveFlags;
  private final boolean mayHaveScores;
  private final List<ThresholdOverride> overrides;
  private final Duration lateAfter;
  private final List<Observation> observations;
  private final List<SideEffect> sideEffects;
  private final Map<UUID, Observation> observationsById;
  private final Map<UUID, SideEffect> sideEffectsById;
  private final List<Reading> readings;

  /**
   * @param mayHaveFlags false where it is known that the session has never had one, nor its course
   *     one of no session
   * @param mayHaveScores the same of recovery scores
   */
  Chart(
      InfusionSession session,
      boolean mayHaveFlags,
      boolean mayHaveScores,
      List<ThresholdOverride> overrides,
      Duration lateAfter,
      List<Observation> observations,
      List<SideEffect> sideEffects) {
    this.session = session;
    this.mayHaveFlags = mayHaveFlags;
    this.mayHaveScores = mayHaveScores;
    this.overrides = List.copyOf(overrides);
    this.lateAfter = lateAfter;
    this.observations = List.copyOf(observations);
    this.sideEffects = List.copyOf(sideEffects);
    observationsById =
        observations.stream().collect(Collectors.toMap(Observation::id, Function.identity()));
    sideEffectsById =
        sideEffects.stream().collect(Collectors.toMap(SideEffect::id, Function.identity()));
    readings = Observations.inForce(observations).stream().map(Chart::reading).toList();
  }

  /** This chart with sets that were just written. */
  Chart with(List<Observation> written) {
    List<Observation> all =
        Stream.concat(observations.stream(), written.stream()).sorted(BY_TIME).toList();
    return new Chart(session, mayHaveFlags, mayHaveScores, overrides, lateAfter, all, sideEffects);
  }

  /** This chart with a side effect that was just written. */
  Chart with(SideEffect written) {
    List<SideEffect> all =
        Stream.concat(sideEffects.stream(), Stream.of(written)).sorted(BY_ONSET).toList();
    return new Chart(session, mayHaveFlags, mayHaveScores, overrides, lateAfter, observations, all);
  }

  /** When the infusion should end, pauses counted in; null before its start and in a pause. */
  public @Nullable Instant plannedEnd() {
    return infusion(session).plannedEnd();
  }

  /** The same, as if a paused infusion resumed at that instant; null before its start. */
  public @Nullable Instant plannedEndIfResumedAt(Instant at) {
    return infusion(session).plannedEndIfResumedAt(at);
  }

  /** The latest observation that no correction superseded, or null where nothing was taken. */
  public @Nullable Observation lastInForce() {
    List<Observation> inForce = Observations.inForce(observations);
    return inForce.isEmpty() ? null : inForce.getLast();
  }

  /** The last measured value of each number that the latest observation lacks. */
  public List<EarlierNumber> earlierNumbers() {
    return EarlierNumber.lackingFromTheLast(Observations.inForce(observations));
  }

  /** The observation with this id, or null where the chart has none. */
  @Nullable Observation observation(UUID id) {
    return observationsById.get(id);
  }

  /** The side effect with this id, or null where the chart has none. */
  @Nullable SideEffect sideEffect(UUID id) {
    return sideEffectsById.get(id);
  }

  /** Whether a correction of this observation has been written. */
  boolean isSuperseded(UUID id) {
    return observations.stream().anyMatch(each -> id.equals(each.supersedes()));
  }

  /** Every observation, including superseded ones. */
  public List<Observation> observations() {
    return observations;
  }

  /** Every side effect, including superseded ones. */
  public List<SideEffect> sideEffects() {
    return sideEffects;
  }

  public Timeline timeline() {
    return new Timeline(
        facts(),
        readings,
        SideEffects.inForce(sideEffects).stream().map(Chart::sideEffect).toList(),
        infusion(session));
  }

  /** The session as it became known, for a replay. */
  public ChartHistory history() {
    return new ChartHistory(
        facts(),
        ChartHistories.readings(observations),
        ChartHistories.sideEffects(sideEffects),
        ChartHistories.infusions(session));
  }

  private PatientFacts facts() {
    PatientHistory known = session.checkIn().history();
    PatientFacts.History history =
        known == null
            ? null
            : new PatientFacts.History(
                known.sessions(),
                known.reactions().stream()
                    .map(each -> new PatientFacts.Reaction(each.type(), each.severity()))
                    .toList());
    return new PatientFacts(
        session.checkIn().spo2Scale(), session.checkIn().weightKg(), history, overrides);
  }

  /** The NEWS2 of an observation, completed by values taken within the freshness window before. */
  public News2Score news2(Observation observation, Duration freshness) {
    return News2.at(reading(observation), readings, freshness, session.checkIn().spo2Scale());
  }

  static Reading reading(Observation observation) {
    return new Reading(
        observation.id(), observation.takenAt(), observation.recordedAt(), observation.vitals());
  }

  private static SideEffectSpan sideEffect(SideEffect effect) {
    return new SideEffectSpan(
        effect.id(), effect.type(), effect.peakSeverity(), effect.onsetAt(), effect.resolvedAt());
  }

  public static InfusionCourse infusion(InfusionSession session) {
    List<InfusionSegment> segments = session.segments();
    return new InfusionCourse(
        session.checkedInAt(),
        session.startedAt(),
        session.phaseRecordedAt(),
        session.plan().infusionMinutes(),
        ChartHistories.pauses(segments, session.infusionEndedAt()),
        session.infusionEndedAt(),
        session.dischargedAt(),
        session.closing().closedAt(),
        ChartHistories.rates(segments),
        session.startedAt() == null ? null : session.plannedMg());
  }

  /** Whether the recovery may have been scored; false where it is known that it was not. */
  public boolean mayHaveScores() {
    return mayHaveScores;
  }

  @Override
  public boolean mayHaveFlags() {
    return mayHaveFlags;
  }

  @Override
  public Evidence evidence(UUID id, Severity severity) {
    Observation observation = observationsById.get(id);
    if (observation != null) {
      return new Evidence(Evidence.EvidenceKind.OBSERVATION, id, observation.takenAt(), severity);
    }
    SideEffect effect = sideEffectsById.get(id);
    if (effect == null) {
      throw new IllegalStateException("a finding rests on what is charted");
    }
    return new Evidence(Evidence.EvidenceKind.SIDE_EFFECT, id, effect.onsetAt(), severity);
  }

  @Override
  public boolean isEnteredLate(UUID id) {
    Observation observation = observationsById.get(id);
    if (observation != null) {
      return observation.isEnteredLate();
    }
    SideEffect effect = sideEffectsById.get(id);
    return effect != null
        && Duration.between(effect.onsetAt(), effect.createdAt()).compareTo(lateAfter) > 0;
  }

  @Override
  public List<UUID> unchanged(UUID id, Set<VitalSign> signs) {
    List<UUID> unchanged = new ArrayList<>();
    Observation observation = observationsById.get(id);
    while (observation != null && observation.supersedes() != null) {
      Observation before = observationsById.get(observation.supersedes());
      if (before == null || !isSame(before, observation, signs)) {
        break;
      }
      unchanged.add(before.id());
      observation = before;
    }
    return unchanged;
  }

  private static boolean isSame(Observation one, Observation other, Set<VitalSign> signs) {
    return one.takenAt().equals(other.takenAt())
        && one.vitals().saysTheSameOf(signs, other.vitals());
  }
}
