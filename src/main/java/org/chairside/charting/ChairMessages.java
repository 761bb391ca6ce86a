package org.chairside.charting;

import java.math.BigDecimal;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages and refusals at the chair. */
public interface ChairMessages {
  ChairMessages CHAIR = MessageBundle.of(ChairMessages.class);

  Message valueOrNote();

  Message checkValue(Message doubt);

  Message somethingMustDiffer();

  Message temperatureWithItsUnit();

  Message unitInHeading();

  Message observationCorrected();

  Message otherSessionInChair(String session);

  Message answeredTwice();

  Message notCsv();

  Message charsetUnknown();

  Message charsetContradicted(String mark);

  Message notInCharset(String charset);

  Message separatorsMixed();

  Message columnUnknown(Listing known);

  Message columnTwice();

  Message columnMissing();

  Message rowsAtMost(long most);

  Message rowMissing();

  Message cellsAsHeader();

  Message headerMissing();

  Message sideEffectTakenBack();

  Message sideEffectCorrected();

  Message criterionNotMet(Message text, Message why);

  Message criterionUnknown(Message text, Message why);

  Message notReadyForDischarge(Listing criteria);

  Message notReadyToStart(Listing missing);

  Message checklistItemNotMet(Message item);

  Message baselineMissing(Message sign, long minutes);

  Message startOverrideByClinician();

  Message nobodyOverridesStart(Listing missing);

  Message hardStop(Message text, Message why);

  Message dischargeOverrideByClinician();

  Message hoursBeforeCheckInAtMost(long hours);

  Message notAfterDischarge();

  Message scoreBesideItems();

  Message notBeforeEnd();

  Message doseByClinician(Listing doubts);

  Message noProtocolYet();

  Message answerOrEscort();

  Message earlierSideEffect(long session, Message type, long grade, Message when);

  Message earlierSideEffectOfOtherCourse(long session, Message type, long grade, Message when);

  Message beforeStart();

  Message afterInfusion();

  Message inPause();

  Message atRate(BigDecimal mgPerHour);

  Message atRatePerKg(BigDecimal mgPerKgPerHour);
}
