package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Who is notified next if nobody acknowledges a flag.
 *
 * @param severity of the flag
 * @param afterMinutes without acknowledgement
 * @param to who is notified
 * @param source where that comes from
 * @param evenIfAcknowledged whether the step is also taken, then at once, when somebody who is no
 *     clinician acknowledges the flag. Null, as in older documents: a critical flag's step to a
 *     clinician is, others are not
 */
public record EscalationStep(
    Severity severity,
    int afterMinutes,
    Recipient to,
    String source,
    @Nullable Boolean evenIfAcknowledged) {
  public EscalationStep {
    requireNonNull(severity, "severity is missing");
    requireNonNull(to, "to is missing");
    requireNonNull(source, "source is missing");
  }

  /** A step that says nothing of acknowledgments. */
  public EscalationStep(Severity severity, int afterMinutes, Recipient to, String source) {
    this(severity, afterMinutes, to, source, null);
  }

  /** Whether an acknowledgment by somebody who is no clinician does not end it. */
  boolean outlastsAcknowledgment() {
    return evenIfAcknowledged == null
        ? severity == Severity.CRITICAL && to == Recipient.CLINICIAN_ON_DUTY
        : evenIfAcknowledged;
  }
}
