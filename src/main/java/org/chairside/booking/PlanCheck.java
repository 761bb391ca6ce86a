package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.booking.CourseLines.Line;
import org.chairside.booking.FloorPlans.Without;
import org.chairside.clinic.Clinic;
import org.chairside.planning.Appointment;
import org.chairside.planning.BookingRule;
import org.chairside.planning.Diary;
import org.chairside.planning.Rhythm.Beat;
import org.chairside.planning.Rhythm.Missed;
import org.chairside.planning.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/** Asks every rule of what is booked already: a closure or an absent nurse may have broken some. */
@ApplicationScoped
class PlanCheck {

  private final FloorPlans plans;
  private final CourseLines lines;
  private final Sessions sessions;

  PlanCheck(FloorPlans plans, CourseLines lines, Sessions sessions) {
    this.plans = plans;
    this.lines = lines;
    this.sessions = sessions;
  }

  /** Whether it was put there by plan: where the floor decided within the hour, it decided. */
  static boolean isPlanned(InfusionSession session) {
    return session.scheduledAt().isBefore(session.startsAt().minus(BookingCheck.WALK_IN));
  }

  /** A booked session that breaks a rule. */
  record Violation(InfusionSession session, BookingRule rule, String message) {}

  /** What breaks a rule among the sessions that start on these days and have not begun. */
  List<Violation> violations(Clinic clinic, LocalDate from, LocalDate until) {
    WallClock wall = new WallClock(clinic.timeZone());
    List<InfusionSession> booked =
        sessions.expected(clinic.id(), wall.day(from).from(), wall.day(until).until()).stream()
            .filter(PlanCheck::isPlanned)
            .toList();
    Diary diary = plans.plan(clinic, from, until, Without.NOTHING);
    plans.enterPatients(diary, clinic, booked, from, until);
    List<Violation> found = new ArrayList<>();
    for (InfusionSession session : booked) {
      Appointment own = diary.appointment(session.id()).orElseThrow();
      diary.strike(own.id());
      new Words(diary, Map.of())
          .reasons(own)
          .forEach(reason -> found.add(new Violation(session, reason.rule(), reason.message())));
      diary.enter(own);
    }
    found.addAll(missedGaps(booked, diary));
    return found;
  }

  private List<Violation> missedGaps(List<InfusionSession> booked, Diary diary) {
    Words words = new Words(diary, Map.of());
    WallClock wall = diary.supply().clock();
    Map<UUID, InfusionSession> asked =
        booked.stream().collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    List<Violation> found = new ArrayList<>();
    for (Line line : lines.of(booked).values()) {
      line.standing().stream()
          .filter(session -> asked.containsKey(session.id()))
          .forEach(
              session ->
                  missedGap(session, line, wall)
                      .map(missed -> words.gap(missed, true))
                      .map(message -> new Violation(session, BookingRule.GAP, message))
                      .ifPresent(found::add));
      if (!line.course().isActive()) {
        line.standing().stream()
            .filter(session -> asked.containsKey(session.id()))
            .forEach(
                session ->
                    found.add(
                        new Violation(
                            session,
                            BookingRule.COURSE_ACTIVE,
                            "the course is held or cancelled")));
      }
    }
    return found;
  }

  /** The gap before the session, judged as on the day on which it was put there. */
  private static Optional<Missed> missedGap(InfusionSession session, Line line, WallClock wall) {
    List<Beat> beats =
        line.standing().stream()
            .map(s -> new Beat(s.id(), s.startsAt(), s.id().equals(session.id())))
            .toList();
    return line.rhythm().missed(beats, wall, wall.dateOf(session.scheduledAt())).stream()
        .filter(missed -> missed.beat().id().equals(session.id()))
        .findFirst();
  }
}
