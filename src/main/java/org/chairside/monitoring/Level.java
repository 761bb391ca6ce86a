package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One step of a rule.
 *
 * @param severity how urgent it is
 * @param condition what has to hold
 * @param confirm whether it needs a repeat; null if not
 * @param source where the threshold comes from, in words that a clinician understands
 */
public record Level(
    Severity severity, Condition condition, @Nullable Confirm confirm, String source) {
  public Level {
    requireNonNull(severity, "severity is missing");
    requireNonNull(condition, "condition is missing");
    requireNonNull(source, "source is missing");
  }
}
