package org.chairside.reminder;

import java.time.LocalDate;
import java.time.LocalTime;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Texts of e-mails to patients. */
interface LetterMessages {
  LetterMessages LETTER = MessageBundle.of(LetterMessages.class);

  Message at(LocalDate day, LocalTime time);

  Message subject(String kind, String clinic, Message when);

  Message subjectOfSeveral(String kind, String clinic, long count);

  Message head(String kind, String clinic, long count);

  Message doNotCome();

  Message noSolids(long hours);

  Message noFluids(long hours);

  Message escort();

  Message noDriving();

  Message callOff();
}
