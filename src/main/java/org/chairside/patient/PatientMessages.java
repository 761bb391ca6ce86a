package org.chairside.patient;

import java.math.BigDecimal;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about patients. */
interface PatientMessages {
  PatientMessages PATIENT = MessageBundle.of(PatientMessages.class);

  Message birthDate(long earliestYear);

  Message birthDatesDiffer();

  Message mrnTaken();

  Message deceased();

  Message likelyDuplicate(String patient);

  Message merged(String patient);

  Message mergeUndone();

  Message mergeWithItself();

  Message tookInAnother();

  Message weightTwice();

  Message weightWithItsUnit();

  Message weightJump(BigDecimal before, BigDecimal after, String unit);

  Message weightImplausible(BigDecimal after, BigDecimal least, BigDecimal most, String unit);

  Message emptied(long entries);
}
