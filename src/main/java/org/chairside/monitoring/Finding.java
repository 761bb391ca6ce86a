package org.chairside.monitoring;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.message.Message;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one reading, one side effect or one due instant.
 *
 * @param rule the code of the rule
 * @param severity the most urgent level that holds
 * @param at the time of the reading, the onset of the side effect, or the instant something was
 *     due; not now
 * @param evidence the readings and side effects it rests on, the triggering one first; empty for
 *     what only time brings
 * @param sentence why, with the numbers
 * @param stillHolds whether the last known values, symptoms and due times still meet it
 * @param repeatBy until when a repeat is asked for that would confirm a more urgent level; null if
 *     none is
 * @param subjects the signs with their numbers and the side effects with their grades that meet the
 *     level; empty for what only time or the dose brings
 */
public record Finding(
    String rule,
    Severity severity,
    Instant at,
    List<UUID> evidence,
    Message sentence,
    boolean stillHolds,
    @Nullable Instant repeatBy,
    List<Subject> subjects) {
  public Finding {
    evidence = List.copyOf(evidence);
    subjects = List.copyOf(subjects);
  }

  /** Whether it is an advisory for a reading that a repeat may still find more urgent. */
  boolean isAdvisoryToRepeat() {
    return severity == Severity.ADVISORY && repeatBy != null;
  }

  /** The vital signs that it is about. */
  public Set<VitalSign> signs() {
    return Arrays.stream(VitalSign.values())
        .filter(sign -> subjects.stream().anyMatch(subject -> subject.of().equals(sign.field())))
        .collect(Collectors.toSet());
  }

  /** The same, by what holds now. */
  Finding holding(boolean holdsNow) {
    return holdsNow == stillHolds
        ? this
        : new Finding(rule, severity, at, evidence, sentence, holdsNow, repeatBy, subjects);
  }
}
