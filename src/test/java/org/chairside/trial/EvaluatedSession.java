package org.chairside.trial;

import java.time.Duration;
import java.util.List;
import org.chairside.vocabulary.Severity;

/**
 * A data set under one way of watching.
 *
 * @param sessions in the order of the data set, the same for every way
 */
record EvaluatedSession(Way way, List<Judged> sessions) {

  static EvaluatedSession of(List<RecordedSession> recorded, Way way) {
    return new EvaluatedSession(way, recorded.stream().map(each -> Judged.of(each, way)).toList());
  }

  int flags(Severity least, boolean inFirstHour) {
    return sessions.stream().mapToInt(each -> each.count(least, inFirstHour)).sum();
  }

  Proportion flagged(Severity least) {
    return new Proportion(
        (int) sessions.stream().filter(each -> each.isFlagged(least, false)).count(),
        sessions.size());
  }

  int alarms() {
    return sessions.stream().mapToInt(Judged::alarms).sum();
  }

  double hours() {
    return sessions.stream().map(Judged::length).mapToLong(Duration::toMinutes).sum() / 60.0;
  }

  Confusion against(TrialVerdict verdict, Severity least) {
    return Confusion.of(
        sessions, verdict::isOf, each -> each.isFlagged(least, verdict.inFirstHour()));
  }

  /** This way of watching beside another, over the same sessions. */
  Trade beside(EvaluatedSession other, TrialVerdict verdict, Severity least) {
    return Trade.of(
        flags(least, verdict.inFirstHour()),
        against(verdict, least).truePositive(),
        other.flags(least, verdict.inFirstHour()),
        other.against(verdict, least).truePositive());
  }
}
