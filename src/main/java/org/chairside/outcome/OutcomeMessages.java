package org.chairside.outcome;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages about instruments, and refusals of answers. */
interface OutcomeMessages {
  OutcomeMessages OUTCOME = MessageBundle.of(OutcomeMessages.class);

  Message atSessionOnly();

  Message beforeOrAfter();

  Message noPainAfterNotStarted();

  Message withPainOnly();

  Message somethingMustDiffer();

  Message takenBack();

  Message corrected();

  Message oneAnswerAtLeast();

  Message answerWeight();

  Message otherInstrument();

  Message windowDays();

  Message notAskedBefore();

  Message notAskedAfter();

  Message painChange(
      long before,
      long beforeSession,
      long after,
      long afterSession,
      Message change,
      long response);

  Message impactUnknown();

  Message impactChange(long first, long latest, Message change, long meaningful);

  Message noChange();

  Message lower(long points);

  Message higher(long points);

  Message deathOrSelfHarm(long answer);
}
