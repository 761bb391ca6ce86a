package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol says of a timeline at an instant.
 *
 * @param findings by time, then by rule
 * @param notAssessed what could not be assessed for the latest reading or an ongoing side effect
 * @param dueSet the next set of vital signs; null where nothing is due
 * @param nextCheckAt the next instant at which time alone may change the findings or make a set
 *     overdue; null if none
 */
public record Assessment(
    List<Finding> findings,
    List<Unassessed> notAssessed,
    @Nullable DueSet dueSet,
    @Nullable Instant nextCheckAt) {
  public Assessment {
    findings = List.copyOf(findings);
    notAssessed = List.copyOf(notAssessed);
  }
}
