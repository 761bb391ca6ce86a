package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.RuleMessages.RULE;

import java.util.ArrayList;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.DoseLimits.Deviation;
import org.chairside.monitoring.DoseLimits.DoseBound;

/** Words what has to be so before an infusion starts, and the limits of its dose. */
final class StartText {

  private StartText() {}

  /** A sentence with where it comes from. */
  record Sentence(Message text, Message source) {}

  static List<Sentence> of(Protocol protocol) {
    StartCriteria start = protocol.start();
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(sentence(protocol, MONITORING.noCriticalFlag(), "source", start.source()));
    sentences.add(
        sentence(
            protocol,
            MONITORING.pressureAtMost(
                start.pressure().systolicAtMost(), start.pressure().diastolicAtMost()),
            "pressure.source",
            start.pressure().source()));
    sentences.add(
        sentence(protocol, RULE.drugNotNamed(), "drugNames.source", start.drugNames().source()));
    sentences.add(
        sentence(
            protocol,
            MONITORING.ageAtLeast(start.age().atLeastYears()),
            "age.source",
            start.age().source()));
    sentences.add(
        sentence(
            protocol,
            MONITORING.weightNotOlderThan(start.weight().notOlderThanDays()),
            "weight.source",
            start.weight().source()));
    sentences.add(
        sentence(
            protocol,
            RULE.sinceLastInfusion(start.interval().atLeastHours()),
            "interval.source",
            start.interval().source()));
    sentences.add(
        sentence(
            protocol,
            RULE.bookedDay(start.bookedDay().orWithinHours()),
            "bookedDay.source",
            start.bookedDay().source()));
    sentences.add(sentence(protocol, overriding(start), "source", start.source()));
    sentences.addAll(doses(protocol));
    return List.copyOf(sentences);
  }

  private static List<Sentence> doses(Protocol protocol) {
    DoseLimits dose = protocol.dose();
    DoseBound mg = dose.mg();
    DoseBound perKg = dose.mgPerKg();
    DoseBound rate = dose.mgPerKgPerHour();
    Deviation off = dose.deviation();
    return List.of(
        limit(
            protocol,
            RULE.doseAskedAbove(mg.askAbove(), mg.clinicianAbove()),
            "mg.source",
            mg.source()),
        limit(
            protocol,
            RULE.dosePerKgAskedAbove(perKg.askAbove(), perKg.clinicianAbove()),
            "mgPerKg.source",
            perKg.source()),
        limit(
            protocol,
            RULE.ratePerKgAskedAbove(rate.askAbove(), rate.clinicianAbove()),
            "mgPerKgPerHour.source",
            rate.source()),
        limit(
            protocol,
            RULE.deviationAskedAbove(off.askAbovePercent(), off.clinicianAbovePercent()),
            "deviation.source",
            off.source()));
  }

  private static Sentence limit(Protocol protocol, Message text, String place, String source) {
    return new Sentence(RULE.sentence(text), ProtocolTexts.of(protocol, "dose." + place, source));
  }

  private static Message overriding(StartCriteria start) {
    return start.hardStops().isEmpty()
        ? RULE.clinicianOverrides()
        : RULE.clinicianOverridesBut(Message.names(start.hardStops()));
  }

  private static Sentence sentence(Protocol protocol, Message text, String place, String source) {
    return new Sentence(RULE.sentence(text), ProtocolTexts.of(protocol, "start." + place, source));
  }
}
