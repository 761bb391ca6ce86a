package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/**
 * What protocols say of a session: findings, what they rest on, and whether the patient may leave.
 */
interface MonitoringMessages {
  MonitoringMessages MONITORING = MessageBundle.of(MonitoringMessages.class);

  Message minutes(long minutes);

  Message lessThanAMinute();

  Message notKnown(Message what);

  Message noBaseline(Message signs);

  Message earlier(Message value, Message span);

  Message minutesAfterStart(long from, long until);

  Message overdue(Listing signs);

  Message overrun(Message minutes);

  Message sustained(Listing clauses, Message span, long readings);

  Message risen(BigDecimal from, Message span);

  Message fallen(BigDecimal from, Message span);

  Message aboveBaseline(Message by, BigDecimal baseline);

  Message belowBaseline(Message by, BigDecimal baseline);

  Message percent(BigDecimal number);

  Message points(BigDecimal number);

  Message partialScore(Message sign, long atLeast);

  Message weightUnknown();

  Message plannedDoseUnknown();

  Message delivered(Message amount);

  Message mg(BigDecimal number);

  Message mgPerKg(BigDecimal number);

  Message percentOfPlanned(BigDecimal number);

  Message earlierSessionsUnknown();

  Message sessionOfPatient(long number);

  Message earlierReaction(Listing reactions);

  Message gradedSideEffect(Message severity, Message type);

  Message news2(long score);

  Message news2AtLeast(long points, Listing missing);

  Message news2Incomplete(Listing missing);

  Message news2Single(long points);

  Message news2Parts(Message score, Listing parts);

  Message lasting(Message effect, Message minutes);

  Message notResolved(Message effect, Message minutes);

  Message confirms(Listing values, Message span);

  Message confirmedBy(Listing values, Message span);

  Message notRepeated(Message minutes);

  Message byOwnLimit();

  Message finding(Listing clauses);

  Message findingToRepeat(Message finding, Message span);

  Message reasons(Listing reasons);

  Message sinceEndAtLeast(Message minutes);

  Message sinceStartAtLeast(Message minutes);

  Message notEnded();

  Message notStarted();

  Message sinceEnd(Message span);

  Message sinceStart(Message span);

  Message onRoomAirAtLeast(long percent);

  Message spo2NotMeasured();

  Message spo2Before(long percent, Message span);

  Message spo2OnOxygen(Message spo2);

  Message spo2OnOxygenThen(Message spo2);

  Message spo2OxygenUnknown(Message spo2);

  Message spo2OnRoomAir(Message spo2);

  Message newerSetDue(Message what);

  Message scoreAtLeast(Message scale, long points, long most);

  Message notScored();

  Message scoreIncomplete(Listing missing);

  Message scored(long points);

  Message escortNamed();

  Message named();

  Message nobodyNamed();

  Message noCriticalFlag();

  Message criticalFlagsOpen(long count);

  Message doseAbove(BigDecimal mg, BigDecimal limit);

  Message dosePerKgAbove(BigDecimal mgPerKg, BigDecimal limit);

  Message ratePerKgAbove(BigDecimal mgPerKgPerHour, BigDecimal limit);

  Message doseFarFromOrder(long percent, BigDecimal ordered);

  Message pressureAtMost(long systolic, long diastolic);

  Message pressureIs(BigDecimal systolic, BigDecimal diastolic);

  Message pressureNotMeasured(long minutes);

  Message noAllergyTo(String drug);

  Message noContraindicationTo(String drug);

  Message recordNamesDrug();

  Message recordDoesNotNameDrug();

  Message ageAtLeast(long years);

  Message yearsOld(long years);

  Message yearsOldBetween(long fewest, long most);

  Message birthDateUnknown();

  Message weightNotOlderThan(long days);

  Message weightRecorded(BigDecimal kg, long days);

  Message weightOfUnknownDay(BigDecimal kg);

  Message sinceLastInfusionAtLeast(long hours, long days);

  Message lastInfusion(long days, long hours);

  Message noEarlierInfusion();

  Message bookedForThisDay();

  Message bookedFor(LocalDate day);

  Message baselineTaken(Message sign, long minutes);

  Message taken();

  Message notTaken();

  Message notAnswered();

  Message confirmed();

  Message answeredNo();

  Message stableWithin(Listing signs, long percent, long sets, Message minutes);

  Message setsTaken(long taken, long needed);

  Message setsTooClose(Message count, Message minutes);

  Message setsTakenWith(Message count, Message values);

  Message afterEnd(Message span, Message values);

  Message withBaseline(Message value, BigDecimal baseline);

  Message withBaselineChange(Message value, BigDecimal baseline, String change);

  Message worstAndLatest(Message worst, Message latest);
}
