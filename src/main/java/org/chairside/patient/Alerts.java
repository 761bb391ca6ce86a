package org.chairside.patient;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.search.Folding;

/** What to beware of with a patient, in the words in which it was recorded. */
record Alerts(List<String> allergies, List<String> medications, List<String> contraindications) {

  static final Alerts NONE = new Alerts(List.of(), List.of(), List.of());

  /** What is not in the other, whatever its case and accents. */
  Alerts without(Alerts other) {
    return new Alerts(
        without(allergies, other.allergies),
        without(medications, other.medications),
        without(contraindications, other.contraindications));
  }

  /** Both. */
  Alerts and(Alerts other) {
    return new Alerts(
        and(allergies, other.allergies),
        and(medications, other.medications),
        and(contraindications, other.contraindications));
  }

  private static List<String> without(List<String> some, List<String> others) {
    Set<String> known = others.stream().map(Folding::folded).collect(Collectors.toSet());
    return some.stream().filter(each -> !known.contains(Folding.folded(each))).toList();
  }

  private static List<String> and(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
