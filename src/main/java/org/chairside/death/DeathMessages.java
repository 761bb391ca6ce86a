package org.chairside.death;

import java.time.LocalDate;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about a patient's death, and what is written at what it ends. */
interface DeathMessages {
  DeathMessages DEATH = MessageBundle.of(DeathMessages.class);

  Message already();

  Message retracted();

  Message beforeBirth();

  Message beforeInfusion(LocalDate day);

  Message courseHeld();

  Message mergePlanned();
}
