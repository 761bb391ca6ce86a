package org.chairside.replan;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.booking.CourseSequences;
import org.chairside.booking.CourseSequences.Days;
import org.chairside.booking.CourseSequences.Sequence;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.breach.BreachExplainer;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.dayplan.PlanCheck;
import org.chairside.message.Message;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.Replanner;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.chairside.platform.Actor;
import org.chairside.replan.ReplanProposal.ReplanMove;
import org.chairside.replan.ReplanProposal.Unsaved;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;

/** Looks for the fewest moves after a closure, a broken chair or a nurse's absence. */
@ApplicationScoped
class ReplanProposer {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  static final int DAYS_AROUND = 7;

  private final Clinics clinics;
  private final ScheduleSnapshots snapshots;
  private final CourseSequences sequences;
  private final SessionCalendar calendar;
  private final Replans replans;
  private final Clock clock;

  ReplanProposer(
      Clinics clinics,
      ScheduleSnapshots snapshots,
      CourseSequences sequences,
      SessionCalendar calendar,
      Replans replans,
      Clock clock) {
    this.clinics = clinics;
    this.snapshots = snapshots;
    this.sequences = sequences;
    this.calendar = calendar;
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
        calendar.expected(clinicId, begins, wall.day(until).until()).stream()
            .filter(PlanCheck::isPlanned)
            .toList();
    LocalDate first = from.minusDays(DAYS_AROUND);
    LocalDate last = until.plusDays(DAYS_AROUND);
    ClinicSchedule schedule = snapshots.plan(clinic, first, last, Without.NOTHING);
    snapshots.enterPatients(schedule, clinic, booked, first, last);
    Map<UUID, Sequence> byCourse = sequences.of(booked);
    // The sessions of a course on hold stay: a clinician decides whether they take place.
    List<Movable> movables =
        booked.stream()
            .filter(session -> sequence(session, byCourse).course().isActive())
            .map(session -> movable(session, byCourse, schedule, wall))
            .toList();
    Replan found = new Replanner(schedule, now, PATIENCE, clock).replan(movables);
    Replan kept = withoutMissedGaps(found, byCourse, schedule, wall, now);
    Map<UUID, Missed> missed = missedGaps(booked, byCourse, wall);
    List<Appointment> unsaved = new ArrayList<>(kept.unsaved());
    unsaved.addAll(offGap(missed.keySet(), kept, schedule));
    Elsewhere elsewhere = new Elsewhere(schedule, byCourse, kept.moves(), now);
    ReplanProposal proposal =
        new ReplanProposal(
            clinicId,
            begins,
            wall.day(until).until(),
            kept.moves().stream().map(each -> move(each, schedule, booked, missed)).toList(),
            unsaved.stream()
                .map(each -> unsaved(each, schedule, booked, missed, elsewhere))
                .toList(),
            Actor.current().stamp(now));
    replans.persistAndFlush(proposal);
    return proposal;
  }

  private static Sequence sequence(InfusionSession session, Map<UUID, Sequence> byCourse) {
    return Objects.requireNonNull(byCourse.get(session.courseId()));
  }

  private static Movable movable(
      InfusionSession session,
      Map<UUID, Sequence> byCourse,
      ClinicSchedule schedule,
      WallClock wall) {
    Sequence sequence = sequence(session, byCourse);
    Days window = sequence.window(session, wall);
    LocalDate home = wall.dateOf(session.startsAt());
    boolean isOffGap = home.isBefore(window.from()) || home.isAfter(window.until());
    // Of two sessions that miss their gap, the later one moves.
    if (isOffGap && PlanCheck.missedGap(session, sequence, wall).isEmpty()) {
      window = new Days(home, home);
    }
    return new Movable(
        schedule.appointment(session.id()).orElseThrow(), window.from(), window.until(), false);
  }

  /** The gaps that are missed before these sessions as they are booked. */
  private static Map<UUID, Missed> missedGaps(
      List<InfusionSession> booked, Map<UUID, Sequence> byCourse, WallClock wall) {
    Map<UUID, Missed> missed = new LinkedHashMap<>();
    for (InfusionSession session : booked) {
      Sequence sequence = sequence(session, byCourse);
      if (sequence.course().isActive()) {
        PlanCheck.missedGap(session, sequence, wall)
            .ifPresent(gap -> missed.put(session.id(), gap));
      }
    }
    return missed;
  }

  /** Those of the sessions with a missed gap of which the re-plan says nothing yet. */
  private static List<Appointment> offGap(
      Set<UUID> missed, Replan replan, ClinicSchedule schedule) {
    Set<UUID> told =
        Stream.concat(replan.moves().stream(), replan.unsaved().stream())
            .map(Appointment::id)
            .collect(Collectors.toSet());
    return missed.stream()
        .filter(id -> !told.contains(id))
        .map(id -> schedule.appointment(id).orElseThrow())
        .toList();
  }

  /**
   * Two sessions of a course that move both may come too near to one another: then the later one
   * stays where it is, and so does the session that was to have its place.
   */
  private static Replan withoutMissedGaps(
      Replan found,
      Map<UUID, Sequence> byCourse,
      ClinicSchedule schedule,
      WallClock wall,
      Instant now) {
    List<Appointment> kept = new ArrayList<>(found.moves());
    List<Appointment> unsaved = new ArrayList<>(found.unsaved());
    while (true) {
      Set<UUID> wrong = Sequence.missed(kept, byCourse, wall, now);
      Optional<UUID> one =
          wrong.isEmpty() ? inTheWay(kept, schedule) : Optional.of(wrong.iterator().next());
      if (one.isEmpty()) {
        return new Replan(kept, unsaved);
      }
      UUID id = one.get();
      kept.removeIf(each -> each.id().equals(id));
      unsaved.add(schedule.appointment(id).orElseThrow());
    }
  }

  /** A move onto a place that is not free while those without a place stay where they are. */
  private static Optional<UUID> inTheWay(List<Appointment> moves, ClinicSchedule schedule) {
    List<Appointment> before =
        moves.stream().map(each -> schedule.appointment(each.id()).orElseThrow()).toList();
    before.forEach(each -> schedule.strike(each.id()));
    List<UUID> entered = new ArrayList<>();
    Optional<UUID> found = Optional.empty();
    for (Appointment each : moves) {
      if (!schedule.allows(each)) {
        found = Optional.of(each.id());
        break;
      }
      schedule.enter(each);
      entered.add(each.id());
    }
    entered.forEach(schedule::strike);
    before.forEach(schedule::enter);
    return found;
  }

  private static ReplanMove move(
      Appointment to,
      ClinicSchedule schedule,
      List<InfusionSession> booked,
      Map<UUID, Missed> missed) {
    InfusionSession session = session(to.id(), booked);
    Appointment from = schedule.appointment(to.id()).orElseThrow();
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
        reason(from, schedule, missed));
  }

  private static Unsaved unsaved(
      Appointment left,
      ClinicSchedule schedule,
      List<InfusionSession> booked,
      Map<UUID, Missed> missed,
      Elsewhere elsewhere) {
    return new Unsaved(
        left.id(),
        left.courseId(),
        session(left.id(), booked).number(),
        left.start(),
        left.chairId(),
        reason(left, schedule, missed),
        elsewhere.blocked(left));
  }

  private static InfusionSession session(UUID id, List<InfusionSession> booked) {
    return booked.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** What the session breaks where it is. */
  private static Message reason(
      Appointment from, ClinicSchedule schedule, Map<UUID, Missed> missed) {
    BreachExplainer explainer = new BreachExplainer(schedule, Map.of());
    schedule.strike(from.id());
    List<Message> reasons =
        new ArrayList<>(
            explainer.reasons(from).stream().map(BreachExplainer.Reason::message).toList());
    schedule.enter(from);
    Missed gap = missed.get(from.id());
    if (gap != null) {
      reasons.add(explainer.gap(gap, true));
    }
    return reasons.isEmpty() ? BOOKING.makesRoom() : BOOKING.several(Message.semicolons(reasons));
  }
}
