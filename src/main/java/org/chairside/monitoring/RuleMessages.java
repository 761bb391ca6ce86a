package org.chairside.monitoring;

import java.math.BigDecimal;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages that word a protocol's rules, plans and criteria. */
interface RuleMessages {
  RuleMessages RULE = MessageBundle.of(RuleMessages.class);

  Message confirmedByRepeats(Message when, long repeats, Message minutes);

  Message atLeast(Message sign, Message amount);

  Message atMost(Message sign, Message amount);

  Message rise(Message sign, Message amount);

  Message fall(Message sign, Message amount);

  Message anyOf(Listing items);

  Message news2Total(long total);

  Message news2Single(long points);

  Message news2Incomplete();

  Message sideEffect(Message types, Message severity);

  Message sideEffectLasting(Message effect, Message minutes);

  Message sideEffectNotResolved(Message effect, Message minutes);

  Message anySeverity();

  Message orWorse(Message severity);

  Message allBut(Listing types);

  Message present(Message types);

  Message minutesAfterStart(long from, long until);

  Message spo2Scale(long scale);

  Message sustained(Message condition, long readings, Message minutes);

  Message rising(Message sign, Message amount, Message minutes, long readings);

  Message falling(Message sign, Message amount, Message minutes, long readings);

  Message firstSessions(long sessions);

  Message earlierReaction(Message types, Message severity);

  Message delivered(Message amount);

  Message both(Message first, Message second);

  Message either(Message first, Message second);

  Message group(Message inner);

  Message overdue(long minutesMore);

  Message overrun(long minutesMore);

  Message sentence(Message words);

  Message freshness(Message minutes);

  Message overrunGrace(Message minutes);

  Message baseline(long minutes, Listing signs);

  Message plan(Message phase, Message rhythm, Message grace, Listing signs);

  Message every(Message minutes);

  Message firstThenEvery(Message first, Message minutes);

  Message whilePaused(Message rhythm, Message minutes);

  Message sinceEnd(Message minutes);

  Message sinceStart(Message minutes);

  Message lastSets(long sets, Message apart, Listing signs, long percent, long spo2);

  Message lastSetsOnScale2(
      long sets, Message apart, Listing signs, long percent, long spo2, long spo2OnScale2);

  Message scoreAtLeast(Message scale, long points, long most);

  Message escortNamed();

  Message noCriticalFlag();

  Message confirmed(Message item);

  Message doseAskedAbove(BigDecimal mg, BigDecimal clinician);

  Message dosePerKgAskedAbove(BigDecimal mgPerKg, BigDecimal clinician);

  Message ratePerKgAskedAbove(BigDecimal mgPerKgPerHour, BigDecimal clinician);

  Message deviationAskedAbove(long percent, long clinician);

  Message drugNotNamed();

  Message sinceLastInfusion(long hours);

  Message bookedDay(long hours);

  Message clinicianOverrides();

  Message clinicianOverridesBut(Listing hard);

  Message oneFlag();

  Message flagPerType();

  Message flagPerSign();

  Message yieldsTo(Message flags, Listing rules);

  Message clearsAfter(long sets);

  Message quietUntilRepeat();

  Message flagsReopened(Message flags, Listing when);

  Message anotherSign();

  Message anotherType();

  Message worseBy(Message sign, Message amount);

  Message anyWorse();

  Message gradedWorse();

  Message onAcknowledgment(Message recipient);
}
