package org.chairside.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which findings repeat what a rule of its own says already: their rule yields to that rule, which
 * has found at least as urgent a thing in the same reading or side effect. Such a finding joins the
 * flag of the other one and raises none.
 */
public final class Yielding {

  private final IdentityHashMap<Finding, Finding> leading = new IdentityHashMap<>();

  private Yielding() {}

  /** Of everything that a protocol finds at one moment. */
  public static Yielding of(Protocol protocol, List<Finding> findings) {
    Map<String, Set<String>> yieldsTo = new HashMap<>();
    protocol.rules().stream()
        .filter(rule -> !rule.yieldsTo().isEmpty())
        .forEach(rule -> yieldsTo.put(rule.code(), Set.copyOf(rule.yieldsTo())));
    Yielding yielding = new Yielding();
    if (yieldsTo.isEmpty()) {
      return yielding;
    }
    Map<UUID, List<Finding>> byEvidence = byEvidence(findings);
    for (Finding finding : findings) {
      Set<String> rules = yieldsTo.get(finding.rule());
      if (rules != null) {
        leading(finding, rules, byEvidence)
            .ifPresent(other -> yielding.leading.put(finding, other));
      }
    }
    return yielding;
  }

  private static Map<UUID, List<Finding>> byEvidence(List<Finding> findings) {
    Map<UUID, List<Finding>> byEvidence = new HashMap<>();
    for (Finding finding : findings) {
      finding
          .evidence()
          .forEach(id -> byEvidence.computeIfAbsent(id, each -> new ArrayList<>()).add(finding));
    }
    return byEvidence;
  }

  private static Optional<Finding> leading(
      Finding finding, Set<String> rules, Map<UUID, List<Finding>> byEvidence) {
    return finding.evidence().stream()
        .flatMap(id -> byEvidence.getOrDefault(id, List.of()).stream())
        .filter(other -> rules.contains(other.rule()))
        .filter(other -> other.severity().compareTo(finding.severity()) >= 0)
        .max(Comparator.comparing(Finding::severity).thenComparing(Finding::at));
  }

  /**
   * The finding that says it already and itself yields to none; null where this one says it. Rules
   * do not yield to each other in a circle ({@link RelationCheck}).
   */
  public @Nullable Finding leading(Finding finding) {
    Finding last = leading.get(finding);
    for (Finding next = last; next != null; next = leading.get(next)) {
      last = next;
    }
    return last;
  }
}
