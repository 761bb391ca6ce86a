package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.booking.CourseLines.Days;
import org.chairside.booking.CourseLines.Line;
import org.chairside.booking.FloorPlans.Without;
import org.chairside.booking.ReplanProposal.ReplanMove;
import org.chairside.booking.ReplanProposal.Unsaved;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.planning.Appointment;
import org.chairside.planning.Diary;
import org.chairside.planning.Replanner;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.chairside.planning.WallClock;
import org.chairside.platform.Actor;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/** Where the fewest moves are looked for after a closure, a broken chair or a nurse's absence. */
@ApplicationScoped
class ReplanDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int DAYS_AROUND = 7;

  private final Clinics clinics;
  private final FloorPlans plans;
  private final CourseLines lines;
  private final Sessions sessions;
  private final Replans replans;
  private final Clock clock;

  ReplanDesk(
      Clinics clinics,
      FloorPlans plans,
      CourseLines lines,
      Sessions sessions,
      Replans replans,
      Clock clock) {
    this.clinics = clinics;
    this.plans = plans;
    this.lines = lines;
    this.sessions = sessions;
    this.replans = replans;
    this.clock = clock;
  }

  /** Looks for the fewest moves among the sessions that start on these days and have not begun. */
  ReplanProposal propose(UUID clinicId, LocalDate from, LocalDate until) {
    Clinic clinic = clinics.get(clinicId);
    WallClock wall = new WallClock(clinic.timeZone());
    Instant now = clock.instant();
    Instant begins = now.isAfter(wall.day(from).from()) ? now : wall.day(from).from();
    List<InfusionSession> booked =
        sessions.expected(clinicId, begins, wall.day(until).until()).stream()
            .filter(PlanCheck::isPlanned)
            .toList();
    LocalDate first = from.minusDays(DAYS_AROUND);
    LocalDate last = until.plusDays(DAYS_AROUND);
    Diary diary = plans.plan(clinic, first, last, Without.NOTHING);
    plans.enterPatients(diary, clinic, booked, first, last);
    Map<UUID, Line> byCourse = lines.of(booked);
    // The sessions of a held course stay: whether they take place is for a clinician to say.
    List<Movable> movables =
        booked.stream()
            .filter(session -> line(session, byCourse).course().isActive())
            .map(session -> movable(session, byCourse, diary, wall))
            .toList();
    Replan found = new Replanner(diary, now, PATIENCE).replan(movables);
    Replan kept = withoutMissedGaps(found, byCourse, diary, wall, now);
    ReplanProposal proposal =
        new ReplanProposal(
            clinicId,
            begins,
            wall.day(until).until(),
            kept.moves().stream().map(each -> move(each, diary, booked)).toList(),
            kept.unsaved().stream().map(each -> unsaved(each, diary, booked)).toList(),
            Actor.current().stamp(now));
    replans.persistAndFlush(proposal);
    return proposal;
  }

  private static Line line(InfusionSession session, Map<UUID, Line> byCourse) {
    return Objects.requireNonNull(byCourse.get(session.courseId()));
  }

  private static Movable movable(
      InfusionSession session, Map<UUID, Line> byCourse, Diary diary, WallClock wall) {
    Line line = line(session, byCourse);
    Days window = line.window(session, wall);
    return new Movable(
        diary.appointment(session.id()).orElseThrow(), window.from(), window.until(), false);
  }

  /**
   * Two sessions of a course that move both may come too near to one another: then the later one
   * stays where it is, and so does whoever was to have its place.
   */
  private static Replan withoutMissedGaps(
      Replan found, Map<UUID, Line> byCourse, Diary diary, WallClock wall, Instant now) {
    List<Appointment> kept = new ArrayList<>(found.moves());
    List<Appointment> unsaved = new ArrayList<>(found.unsaved());
    while (true) {
      Set<UUID> wrong = Line.missed(kept, byCourse, wall, now);
      Optional<UUID> one =
          wrong.isEmpty() ? inTheWay(kept, diary) : Optional.of(wrong.iterator().next());
      if (one.isEmpty()) {
        return new Replan(kept, unsaved);
      }
      UUID id = one.get();
      kept.removeIf(each -> each.id().equals(id));
      unsaved.add(diary.appointment(id).orElseThrow());
    }
  }

  /** A move onto a place that is not free while those without a place stay where they are. */
  private static Optional<UUID> inTheWay(List<Appointment> moves, Diary diary) {
    List<Appointment> before =
        moves.stream().map(each -> diary.appointment(each.id()).orElseThrow()).toList();
    before.forEach(each -> diary.strike(each.id()));
    List<UUID> entered = new ArrayList<>();
    Optional<UUID> found = Optional.empty();
    for (Appointment each : moves) {
      if (!diary.allows(each)) {
        found = Optional.of(each.id());
        break;
      }
      diary.enter(each);
      entered.add(each.id());
    }
    entered.forEach(diary::strike);
    before.forEach(diary::enter);
    return found;
  }

  private static ReplanMove move(Appointment to, Diary diary, List<InfusionSession> booked) {
    InfusionSession session = session(to.id(), booked);
    Appointment from = diary.appointment(to.id()).orElseThrow();
    return new ReplanMove(
        to.id(),
        to.courseId(),
        session.number(),
        from.start(),
        from.chairId(),
        from.nurseId(),
        to.start(),
        to.end(),
        to.chairId(),
        to.nurseId(),
        reason(from, diary));
  }

  private static Unsaved unsaved(Appointment left, Diary diary, List<InfusionSession> booked) {
    return new Unsaved(
        left.id(),
        left.courseId(),
        session(left.id(), booked).number(),
        left.start(),
        left.chairId(),
        reason(left, diary));
  }

  private static InfusionSession session(UUID id, List<InfusionSession> booked) {
    return booked.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** What the session breaks where it is. */
  private static String reason(Appointment from, Diary diary) {
    diary.strike(from.id());
    String reasons =
        new Words(diary, Map.of())
            .reasons(from).stream().map(Words.Reason::message).collect(Collectors.joining("; "));
    diary.enter(from);
    return reasons.isEmpty() ? "makes room for another session" : reasons;
  }
}
