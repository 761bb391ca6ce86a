package org.chairside.patient;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about patients. */
interface PatientMessages {
  PatientMessages PATIENT = MessageBundle.of(PatientMessages.class);

  Message birthDate(long earliestYear);

  Message mrnTaken();
}
