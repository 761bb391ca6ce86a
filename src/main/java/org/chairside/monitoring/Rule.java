package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the protocol: for each severity the condition that raises it.
 *
 * @param code stable, such as {@code systolic-high}
 * @param title what it looks for
 * @param watches its heading, such as "Blood pressure"
 * @param levels its steps, from the least to the most urgent
 * @param identity what it raises a flag of its own for; null, as in older documents, for one flag
 * @param reopenWhen when an acknowledged flag opens again; null, as in older documents, for
 *     whatever is new or worse
 * @param yieldsTo the codes of rules whose flag it joins instead of raising its own, where they
 *     find something at least as urgent in the same reading or side effect
 * @param replaces the codes of rules of earlier versions that it replaces: a patient's own limit
 *     that names one of them counts for this rule
 */
public record Rule(
    String code,
    String title,
    String watches,
    List<Level> levels,
    @Nullable FlagIdentity identity,
    @Nullable ReopenWhen reopenWhen,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> yieldsTo,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> replaces) {
  public Rule {
    requireNonNull(code, "code is missing");
    requireNonNull(title, "title is missing");
    requireNonNull(watches, "watches is missing");
    requireNonNull(levels, "levels is missing");
    levels = List.copyOf(levels);
    yieldsTo = yieldsTo == null ? List.of() : List.copyOf(yieldsTo);
    replaces = replaces == null ? List.of() : List.copyOf(replaces);
  }

  /** A rule with one flag, which opens again with whatever is new or worse. */
  public Rule(String code, String title, String watches, List<Level> levels) {
    this(code, title, watches, levels, null, null, List.of(), List.of());
  }

  /** The same rule with other levels. */
  Rule with(List<Level> others) {
    return new Rule(code, title, watches, others, identity, reopenWhen, yieldsTo, replaces);
  }

  /** Whether a patient's own limit that names this code counts for it. */
  boolean answersTo(String named) {
    return code.equals(named) || replaces.contains(named);
  }

  FlagIdentity flagIdentity() {
    return identity == null ? FlagIdentity.RULE : identity;
  }

  /** When an acknowledged flag of this rule opens again. */
  public ReopenWhen reopening() {
    return reopenWhen == null ? ReopenWhen.ANYTHING_NEW : reopenWhen;
  }
}
