package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A session as it became known: what was charted, with when it was written down and when it was
 * replaced. A replay sees at each instant what the rules could see then.
 *
 * @param patient what the rules need to know of the patient
 * @param readings observations, corrected ones until their correction
 * @param sideEffects side effects as they were known from time to time
 * @param runs how the session ran, as it was known from time to time
 */
public record Chronicle(
    PatientFacts patient,
    List<Noted<Reading>> readings,
    List<Noted<Episode>> sideEffects,
    List<Noted<Run>> runs) {
  public Chronicle {
    readings = List.copyOf(readings);
    sideEffects = List.copyOf(sideEffects);
    runs = List.copyOf(runs);
  }

  /** The instants at which something was written down, ascending. */
  public NavigableSet<Instant> changes() {
    NavigableSet<Instant> changes = new TreeSet<>();
    Stream.of(readings, sideEffects, runs)
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
    Run run =
        runs.stream()
            .filter(noted -> noted.isKnownAt(at))
            .map(Noted::value)
            .findFirst()
            .orElse(Run.NOT_BEGUN);
    return new Timeline(patient, known(readings, at), known(sideEffects, at), run);
  }

  private static <T> List<T> known(List<Noted<T>> noted, Instant at) {
    return noted.stream().filter(each -> each.isKnownAt(at)).map(Noted::value).toList();
  }
}
