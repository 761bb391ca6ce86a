package org.chairside.clinic;

import java.time.Instant;
import java.util.UUID;

/** What is booked at a clinic; known above. */
public interface ClinicBookings {

  /** How many sessions that have not begun start after that instant. */
  long bookedAfter(UUID clinicId, Instant at);

  /** Whether a patient is in one of the clinic's chairs. */
  boolean isSomeoneThere(UUID clinicId);
}
