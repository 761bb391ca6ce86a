package org.chairside.death;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** What is known of a patient's death, told to every clinic that treats the patient. */
sealed interface DeathEvent extends ClinicEvent {

  @Override
  default @Nullable UUID sessionId() {
    return null;
  }

  /** The patient has died; what ended by it has events of its own. */
  record DeathRecorded(UUID clinicId, UUID patientId, UUID deathId) implements DeathEvent {}

  /** The death was recorded in error. */
  record DeathRetracted(UUID clinicId, UUID patientId, UUID deathId) implements DeathEvent {}
}
