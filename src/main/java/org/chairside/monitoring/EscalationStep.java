package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import org.chairside.vocabulary.Severity;

/**
 * Who is notified next if nobody acknowledges a flag.
 *
 * @param severity of the flag
 * @param afterMinutes without acknowledgement
 * @param to who is notified
 * @param source where that comes from
 */
public record EscalationStep(Severity severity, int afterMinutes, Recipient to, String source) {
  public EscalationStep {
    requireNonNull(severity, "severity is missing");
    requireNonNull(to, "to is missing");
    requireNonNull(source, "source is missing");
  }
}
