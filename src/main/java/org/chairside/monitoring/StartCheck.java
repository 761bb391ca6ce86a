package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.monitoring.StartCriteria.PressureLimit;
import org.chairside.vocabulary.VitalSign;

/** Finds problems in a protocol's criteria for the start. */
final class StartCheck {

  private static final int OLDEST = 120;
  private static final int A_YEAR_OF_DAYS = 365;
  private static final int A_YEAR_OF_HOURS = A_YEAR_OF_DAYS * 24;
  private static final int A_DAY_OF_HOURS = 24;

  private final List<ProtocolProblem> problems = new ArrayList<>();

  private StartCheck() {}

  static List<ProtocolProblem> problems(Protocol protocol) {
    StartCheck check = new StartCheck();
    StartCriteria start = protocol.start();
    check.pressure(start.pressure());
    check.within("age.atLeastYears", start.age().atLeastYears(), 0, OLDEST);
    check.within("weight.notOlderThanDays", start.weight().notOlderThanDays(), 0, A_YEAR_OF_DAYS);
    check.within("interval.atLeastHours", start.interval().atLeastHours(), 0, A_YEAR_OF_HOURS);
    check.within("bookedDay.orWithinHours", start.bookedDay().orWithinHours(), 0, A_DAY_OF_HOURS);
    check.sources(start);
    start.drugNames().names().forEach(name -> check.text("drugNames.names", name));
    check.hardStops(protocol);
    return List.copyOf(check.problems);
  }

  private void pressure(PressureLimit limit) {
    pressure("pressure.systolicAtMost", limit.systolicAtMost(), VitalSign.SYSTOLIC);
    pressure("pressure.diastolicAtMost", limit.diastolicAtMost(), VitalSign.DIASTOLIC);
  }

  private void pressure(String where, int limit, VitalSign sign) {
    if (sign.lowest() != null && sign.highest() != null) {
      within(where, limit, sign.lowest().intValue(), sign.highest().intValue());
    }
  }

  private void sources(StartCriteria start) {
    text("pressure.source", start.pressure().source());
    text("drugNames.source", start.drugNames().source());
    text("age.source", start.age().source());
    text("weight.source", start.weight().source());
    text("interval.source", start.interval().source());
    text("bookedDay.source", start.bookedDay().source());
    text("source", start.source());
  }

  /** A misspelled code would make a hard stop of nothing. */
  private void hardStops(Protocol protocol) {
    Stream<String> baseline =
        protocol.baseline().required().stream()
            .map(sign -> StartEvaluation.BASELINE + sign.field());
    Stream<String> items =
        protocol.checklist().stream()
            .filter(ChecklistItem::required)
            .map(item -> StartEvaluation.CHECKLIST + item.code());
    Set<String> known =
        Stream.of(StartEvaluation.OWN_CODES.stream(), baseline, items)
            .flatMap(codes -> codes)
            .collect(Collectors.toSet());
    protocol.start().hardStops().stream()
        .filter(code -> !known.contains(code))
        .forEach(code -> wrong("hardStops." + code, PROTOCOL_PROBLEM.unknown()));
  }

  private void within(String where, int number, int lowest, int highest) {
    if (number < lowest || number > highest) {
      wrong(where, PROTOCOL_PROBLEM.between(lowest, highest));
    }
  }

  private void text(String where, String text) {
    if (text.isBlank()) {
      wrong(where, PROTOCOL_PROBLEM.blank());
    }
  }

  private void wrong(String where, Message message) {
    problems.add(new ProtocolProblem("start." + where, message));
  }
}
