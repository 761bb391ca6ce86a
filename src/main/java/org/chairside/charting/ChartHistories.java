package org.chairside.charting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.monitoring.InfusionCourse;
import org.chairside.monitoring.Pause;
import org.chairside.monitoring.RateSegment;
import org.chairside.monitoring.Reading;
import org.chairside.monitoring.Revision;
import org.chairside.monitoring.SideEffectSpan;
import org.chairside.observation.Observation;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffectGrade;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Stamp;
import org.chairside.session.InfusionSegment;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.SideEffectSeverity;
import org.jspecify.annotations.Nullable;

/** Reconstructs when each entry became known, for a replay. */
final class ChartHistories {

  private ChartHistories() {}

  /** Each observation until its correction was written. */
  static List<Revision<Reading>> readings(List<Observation> observations) {
    Map<UUID, Instant> corrected = new HashMap<>();
    for (Observation observation : observations) {
      UUID supersedes = observation.supersedes();
      if (supersedes != null) {
        corrected.put(supersedes, observation.recordedAt());
      }
    }
    return observations.stream()
        .filter(each -> !each.isRetracted())
        .map(
            each ->
                new Revision<>(Chart.reading(each), each.recordedAt(), corrected.get(each.id())))
        .toList();
  }

  /** Each side effect from one entry about it to the next. */
  static List<Revision<SideEffectSpan>> sideEffects(List<SideEffect> sideEffects) {
    Map<UUID, UUID> supersededBy = SideEffects.supersededBy(sideEffects);
    Map<UUID, Instant> written = new HashMap<>();
    sideEffects.forEach(each -> written.put(each.id(), each.createdAt()));
    List<Revision<SideEffectSpan>> revisions = new ArrayList<>();
    for (SideEffect effect : sideEffects) {
      if (!effect.isRetracted()) {
        UUID correction = supersededBy.get(effect.id());
        addSpans(effect, correction == null ? null : written.get(correction), revisions);
      }
    }
    return revisions;
  }

  private static void addSpans(
      SideEffect effect, @Nullable Instant until, List<Revision<SideEffectSpan>> revisions) {
    Stamp resolution = effect.resolutionRecorded();
    Instant resolved = resolution == null ? null : resolution.at();
    NavigableSet<Instant> changes = new TreeSet<>();
    effect.grades().forEach(grade -> changes.add(grade.createdAt()));
    if (resolved != null) {
      changes.add(resolved);
    }
    // A correction takes over the earlier entries of the side effect.
    changes.removeIf(at -> !at.isAfter(effect.createdAt()));
    changes.add(effect.createdAt());
    for (Instant from : changes) {
      Instant next = changes.higher(from);
      if (until == null || from.isBefore(until)) {
        boolean over = resolved != null && !resolved.isAfter(from);
        SideEffectSpan sideEffect =
            new SideEffectSpan(
                effect.id(),
                effect.type(),
                peak(effect, from),
                effect.onsetAt(),
                over ? effect.resolvedAt() : null);
        revisions.add(new Revision<>(sideEffect, from, next == null ? until : next));
      }
    }
  }

  private static SideEffectSeverity peak(SideEffect effect, Instant known) {
    return Stream.concat(
            Stream.of(effect.severity()),
            effect.grades().stream()
                .filter(grade -> !grade.createdAt().isAfter(known))
                .map(SideEffectGrade::severity))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** How the session ran, from one entry about it to the next. */
  static List<Revision<InfusionCourse>> infusions(InfusionSession session) {
    Instant arrived = or(session.checkIn().checkInRecordedAt(), session.checkedInAt());
    Instant ended = session.infusionEndedAt() == null ? null : session.phaseRecordedAt();
    Instant left = or(session.discharge().dischargeRecordedAt(), session.dischargedAt());
    NavigableSet<Instant> changes = new TreeSet<>();
    Stream.of(arrived, ended, left, session.closing().closedAt())
        .filter(Objects::nonNull)
        .forEach(changes::add);
    session.segments().forEach(segment -> changes.add(segment.createdAt()));
    List<Revision<InfusionCourse>> infusions = new ArrayList<>();
    for (Instant from : changes) {
      InfusionCourse infusion = infusion(session, from, arrived, ended, left);
      infusions.add(new Revision<>(infusion, from, changes.higher(from)));
    }
    return infusions;
  }

  private static InfusionCourse infusion(
      InfusionSession session,
      Instant at,
      @Nullable Instant arrived,
      @Nullable Instant ended,
      @Nullable Instant left) {
    List<InfusionSegment> segments =
        session.segments().stream().filter(each -> !each.createdAt().isAfter(at)).toList();
    boolean isStarted = !segments.isEmpty();
    boolean isEnded = isKnown(ended, at);
    Instant endedAt = isEnded ? session.infusionEndedAt() : null;
    Instant phaseRecorded = isEnded ? ended : isStarted ? segments.getFirst().createdAt() : arrived;
    return new InfusionCourse(
        isKnown(arrived, at) ? session.checkedInAt() : null,
        isStarted ? session.startedAt() : null,
        phaseRecorded,
        session.plan().infusionMinutes(),
        pauses(segments, endedAt),
        endedAt,
        isKnown(left, at) ? session.dischargedAt() : null,
        isKnown(session.closing().closedAt(), at) ? session.closing().closedAt() : null,
        rates(segments),
        isStarted ? session.plannedMg() : null);
  }

  static List<RateSegment> rates(List<InfusionSegment> segments) {
    return segments.stream().map(s -> new RateSegment(s.startedAt(), s.mgPerHour())).toList();
  }

  static List<Pause> pauses(List<InfusionSegment> segments, @Nullable Instant endedAt) {
    List<Pause> pauses = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).mgPerHour().signum() == 0) {
        Instant until = i + 1 < segments.size() ? segments.get(i + 1).startedAt() : endedAt;
        pauses.add(new Pause(segments.get(i).startedAt(), until));
      }
    }
    return pauses;
  }

  private static boolean isKnown(@Nullable Instant recorded, Instant at) {
    return recorded != null && !recorded.isAfter(at);
  }

  private static @Nullable Instant or(@Nullable Instant recorded, @Nullable Instant happened) {
    return recorded == null ? happened : recorded;
  }
}
