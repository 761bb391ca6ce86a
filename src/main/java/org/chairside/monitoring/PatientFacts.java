package org.chairside.monitoring;

/**
 * What the rules need to know of the patient.
 *
 * @param spo2Scale the NEWS2 oxygen saturation scale: 2 where a clinician prescribed the target 88
 *     to 92 %, else 1
 */
public record PatientFacts(int spo2Scale) {
  public PatientFacts {
    if (spo2Scale != 1 && spo2Scale != 2) {
      throw new IllegalArgumentException("the SpO2 scale is 1 or 2, not " + spo2Scale);
    }
  }
}
