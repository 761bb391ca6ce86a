package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import org.chairside.vocabulary.VitalSign;

/**
 * The next set of vital signs.
 *
 * @param status at the instant of the assessment
 * @param dueAt when the earliest of the signs is due
 * @param overdueAt from when on it is overdue
 * @param signs those due by then, or by the instant of the assessment if that is later
 */
public record DueSet(DueStatus status, Instant dueAt, Instant overdueAt, List<VitalSign> signs) {

  /** How pressing it is. */
  public enum DueStatus {
    NOT_DUE,
    /** Due and within its grace. */
    DUE,
    OVERDUE
  }

  public DueSet {
    signs = List.copyOf(signs);
  }
}
