package org.chairside.patient;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** What is refused of patients. */
interface PatientMessages {
  PatientMessages PATIENT = MessageBundle.of(PatientMessages.class);

  Message birthDate(long earliestYear);

  Message mrnTaken();
}
