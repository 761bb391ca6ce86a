package org.chairside.monitoring;

import java.math.BigDecimal;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** What is wrong with a protocol document, and what may be. */
interface ProtocolProblemMessages {
  ProtocolProblemMessages PROTOCOL_PROBLEM = MessageBundle.of(ProtocolProblemMessages.class);

  Message empty();

  Message unreadable(String why);

  Message unknown();

  Message unknownType(String type);

  Message impossibleValue(String value);

  Message nullInside(String why);

  Message missingOrWrong();

  Message entriesAtMost(long most);

  Message noVitalSign();

  Message pausedOutsideInfusion();

  Message noLevel();

  Message twice();

  Message tooManyAlternatives();

  Message weakerThanLesserLevel();

  Message repeatNobodyAsksFor();

  Message repeatWithoutVitalSign();

  Message between(long least, long most);

  Message blank();

  Message noNumber(Message sign);

  Message codeOfCriterion();

  Message neverReaches(Message recipient);

  Message toldAfter(Message recipient, Message before);

  Message toldTooSoon(Message recipient, Message after, Message before, Message beforeAfter);

  Message codeForm();

  Message nothingTriggers();

  Message mixesTriggers();

  Message noConsciousness();

  Message noSymptom();

  Message noSideEffect();

  Message noCondition();

  Message doseNotPositive();

  Message clinicianBelowAsk();

  Message sustainedNeedsVitalSigns();

  Message outOfRange(Message sign, BigDecimal value, BigDecimal least, BigDecimal most);

  Message tooFine(Message sign, BigDecimal value);

  Message changeNotPositive();

  Message changeTooLarge();

  Message minutesNegative();

  Message partBetween(Message part, long least, long most);

  Message news2Total();

  Message news2Points();

  Message endOfSpan();

  Message spo2Scale();

  Message sessions();

  Message readingsInARow();

  Message minutesInARow();

  Message minutesOfTrend();

  Message readingsOfTrend();

  Message neverHolds(Message why);

  Message boundsCross(Message sign, BigDecimal least, BigDecimal most);

  Message onePhaseAtATime();

  Message nothingBeforeStart();

  Message oneConsciousness();

  Message oneScale();

  Message spansApart();

  Message gapInSpans(long from, long until);

  Message overlapInSpans(long from, long until);

  Message gapInConsciousness(Message state);

  Message bothRaised(String rule, Message sign, BigDecimal from, BigDecimal until);

  Message nothingDue(Message phase);

  Message notMeasured(Message sign);

  Message notWatched(Message sign);

  Message baselineWithout(Message sign);

  Message sideEffectsNotWatched(Listing types);

  Message missedSetSilent();

  Message overrunSilent();

  Message saidTwice(String rule);

  Message notARule(String protocol);

  Message noSuchThreshold(Message severity, String rule, Message sign);

  Message notOfTheRule(String what);

  Message identityWithout();

  Message weakerThanMostUrgent(Message sign, BigDecimal bound);

  Message yieldsToUnknown(String rule);

  Message yieldsInCircle(String rule);

  Message replacesExisting(String rule);
}
