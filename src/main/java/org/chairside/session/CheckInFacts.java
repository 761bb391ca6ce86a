package org.chairside.session;

import org.chairside.patient.Weighing;
import org.jspecify.annotations.Nullable;

/**
 * Facts fixed at check-in for the whole session, even if the patient's record changes later.
 *
 * @param spo2Scale the NEWS2 scale prescribed for the patient
 * @param weighing the patient's weight, or null where not weighed
 * @param history the patient's earlier sessions
 */
public record CheckInFacts(
    String protocolCode,
    int protocolVersion,
    int spo2Scale,
    @Nullable Weighing weighing,
    PatientHistory history) {}
