package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

/**
 * Who is told next when nobody acknowledges a flag.
 *
 * @param severity of the flag
 * @param afterMinutes without acknowledgement
 * @param to who is told, such as "every clinician of the clinic"
 */
public record EscalationStep(Severity severity, int afterMinutes, String to) {
  public EscalationStep {
    requireNonNull(severity, "severity is missing");
    requireNonNull(to, "to is missing");
  }
}
