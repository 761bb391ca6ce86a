package org.chairside.revision;

import static org.chairside.breach.BookingRuleMessages.BOOKING_RULE;
import static org.chairside.revision.RevisionMessages.REVISION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.booking.CourseSequences.Sequence;
import org.chairside.course.Acuity;
import org.chairside.course.Course;
import org.chairside.dayplan.PlanCheck;
import org.chairside.message.Message;
import org.chairside.planning.GapRules.Missed;
import org.chairside.revision.UnfitSession.Why;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;

/** Which booked sessions of a course do not fit its order. */
record OrderFit(Sequence sequence, WallClock wall) {

  /** Those booked beyond the ordered number: the last ones, since the ones before come first. */
  static List<InfusionSession> beyond(Course course, List<InfusionSession> standing) {
    List<InfusionSession> booked = standing.stream().filter(InfusionSession::isBooked).toList();
    int surplus = Math.min(booked.size(), Math.max(0, standing.size() - course.sessions()));
    return booked.subList(booked.size() - surplus, booked.size());
  }

  /** Each with everything that it does not fit, in the order of their starts. */
  List<UnfitSession> unfit() {
    Course course = sequence.course();
    Set<UUID> beyond =
        beyond(course, sequence.standing()).stream()
            .map(InfusionSession::id)
            .collect(Collectors.toSet());
    List<UnfitSession> unfit = new ArrayList<>();
    for (InfusionSession session : sequence.standing()) {
      if (!session.isBooked()) {
        continue;
      }
      if (beyond.contains(session.id())) {
        unfit.add(
            unfit(
                session,
                Why.BEYOND_ORDER,
                REVISION.beyondOrder(session.number(), course.sessions())));
        continue;
      }
      PlanCheck.missedGap(session, sequence, wall)
          .ifPresent(missed -> unfit.add(unfit(session, Why.GAP, gap(missed))));
      int minutes = session.plan().infusionMinutes();
      if (course.isDoseRevised() && minutes != course.infusionMinutes()) {
        unfit.add(
            unfit(
                session, Why.DURATION, REVISION.otherDuration(minutes, course.infusionMinutes())));
      }
      if (course.acuity() == Acuity.HIGH && session.plan().acuity() != Acuity.HIGH) {
        unfit.add(unfit(session, Why.ACUITY, REVISION.monitoredMore()));
      }
    }
    return unfit;
  }

  private Message gap(Missed missed) {
    LocalDate day = wall.dateOf(missed.before().start());
    return BOOKING_RULE.gapAfter(
        missed.days(), REVISION.sessionOfCourse(), day, missed.gap().min(), missed.gap().max());
  }

  private static UnfitSession unfit(InfusionSession session, Why why, Message message) {
    return new UnfitSession(
        session.id(), session.number(), session.startsAt(), session.chairId(), why, message);
  }
}
