package org.chairside.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which flag of a session a finding belongs to.
 *
 * @param rule the code of the rule
 * @param subject the side effect's type or the sign's JSON name; null for a flag of the whole rule
 */
public record FlagKey(String rule, @Nullable String subject) implements Comparable<FlagKey> {

  /** The flags that a finding of the rule belongs to: one, or one for each sign or type. */
  public static List<FlagKey> of(Rule rule, Finding finding) {
    List<FlagKey> keys =
        switch (rule.flagIdentity()) {
          case RULE -> List.<FlagKey>of();
          case TYPE -> about(finding, true);
          case SIGN -> about(finding, false);
        };
    return keys.isEmpty() ? List.of(new FlagKey(rule.code(), null)) : keys;
  }

  private static List<FlagKey> about(Finding finding, boolean sideEffects) {
    return finding.subjects().stream()
        .filter(subject -> subject.isSideEffect() == sideEffects)
        .map(subject -> new FlagKey(finding.rule(), subject.of()))
        .distinct()
        .toList();
  }

  @Override
  public int compareTo(FlagKey other) {
    return toString().compareTo(other.toString());
  }

  /** Such as {@code side-effect:VOMITING}; the rule's code alone for a flag of the whole rule. */
  @Override
  public String toString() {
    return subject == null ? rule : rule + ":" + subject;
  }
}
