package org.chairside.review;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;

/** A clinician has signed the session; its record is closed. */
record SessionSignedOff(UUID clinicId, UUID sessionId) implements ClinicEvent {}
