package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A session as it became known: each entry with when it was recorded and when it was replaced. A
 * replay sees at each instant what the rules could see then.
 *
 * @param patient what the rules need to know of the patient
 * @param readings observations, corrected ones until their correction
 * @param sideEffects side effects as they were known from time to time
 * @param infusions how the session ran, as it was known from time to time
 */
public record ChartHistory(
    PatientFacts patient,
    List<Revision<Reading>> readings,
    List<Revision<SideEffectSpan>> sideEffects,
    List<Revision<InfusionCourse>> infusions) {
  public ChartHistory {
    readings = List.copyOf(readings);
    sideEffects = List.copyOf(sideEffects);
    infusions = List.copyOf(infusions);
  }

  /** The instants at which something was written down, ascending. */
  public NavigableSet<Instant> changes() {
    NavigableSet<Instant> changes = new TreeSet<>();
    Stream.of(readings, sideEffects, infusions)
        .flatMap(List::stream)
        .forEach(
            noted -> {
              changes.add(noted.from());
              if (noted.until() != null) {
                changes.add(noted.until());
              }
            });
    for (ThresholdOverride override : patient.overrides()) {
      changes.add(override.from());
    }
    return changes;
  }

  /** All that was known at that instant. */
  public Timeline knownAt(Instant at) {
    InfusionCourse infusion =
        infusions.stream()
            .filter(revisions -> revisions.isKnownAt(at))
            .map(Revision::value)
            .findFirst()
            .orElse(InfusionCourse.NOT_BEGUN);
    return new Timeline(patient, known(readings, at), known(sideEffects, at), infusion);
  }

  private static <T> List<T> known(List<Revision<T>> revisions, Instant at) {
    return revisions.stream().filter(each -> each.isKnownAt(at)).map(Revision::value).toList();
  }
}
