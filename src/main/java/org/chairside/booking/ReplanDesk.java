package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.booking.ChangeDesk.Move;
import org.chairside.booking.CourseLines.Days;
import org.chairside.booking.CourseLines.Line;
import org.chairside.booking.FloorPlans.Without;
import org.chairside.booking.ReplanProposal.ReplanMove;
import org.chairside.booking.ReplanProposal.Unsaved;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.ClinicDays;
import org.chairside.clinic.Clinics;
import org.chairside.course.Courses;
import org.chairside.planning.Appointment;
import org.chairside.planning.Diary;
import org.chairside.planning.Replanner;
import org.chairside.planning.Replanner.Movable;
import org.chairside.planning.Replanner.Replan;
import org.chairside.planning.Rhythm.Beat;
import org.chairside.planning.Rhythm.Missed;
import org.chairside.planning.WallClock;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;

/**
 * Where the fewest moves are looked for after a closure, a broken chair or a nurse's absence, and
 * made once somebody says so.
 */
@ApplicationScoped
class ReplanDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int DAYS_AROUND = 7;

  private final Clinics clinics;
  private final FloorPlans plans;
  private final CourseLines lines;
  private final Courses courses;
  private final ClinicDays days;
  private final Sessions sessions;
  private final Replans replans;
  private final Moves moves;
  private final Event<PlaceFreed> freed;
  private final Clock clock;

  ReplanDesk(
      Clinics clinics,
      FloorPlans plans,
      CourseLines lines,
      Courses courses,
      ClinicDays days,
      Sessions sessions,
      Replans replans,
      Moves moves,
      Event<PlaceFreed> freed,
      Clock clock) {
    this.clinics = clinics;
    this.plans = plans;
    this.lines = lines;
    this.courses = courses;
    this.days = days;
    this.sessions = sessions;
    this.replans = replans;
    this.moves = moves;
    this.freed = freed;
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
    List<Movable> movables =
        booked.stream().map(session -> movable(session, byCourse, diary, wall)).toList();
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

  private static Movable movable(
      InfusionSession session, Map<UUID, Line> byCourse, Diary diary, WallClock wall) {
    Line line = Objects.requireNonNull(byCourse.get(session.courseId()));
    Days window = line.window(session, wall);
    return new Movable(
        diary.appointment(session.id()).orElseThrow(), window.from(), window.until(), false);
  }

  /**
   * Two sessions of a course that move both may come too near to one another: then the later one
   * stays and is told as unsaved.
   */
  private static Replan withoutMissedGaps(
      Replan found, Map<UUID, Line> byCourse, Diary diary, WallClock wall, Instant now) {
    List<Appointment> kept = new ArrayList<>(found.moves());
    List<Appointment> unsaved = new ArrayList<>(found.unsaved());
    while (true) {
      Set<UUID> wrong = missed(kept, byCourse, wall, now);
      if (wrong.isEmpty()) {
        return new Replan(kept, unsaved);
      }
      UUID one = wrong.iterator().next();
      kept.removeIf(each -> each.id().equals(one));
      unsaved.add(diary.appointment(one).orElseThrow());
    }
  }

  /** Moved sessions that would miss a gap of their course. */
  private static Set<UUID> missed(
      List<Appointment> moved, Map<UUID, Line> byCourse, WallClock wall, Instant now) {
    Map<UUID, Appointment> byId =
        moved.stream().collect(Collectors.toMap(Appointment::id, Function.identity()));
    Set<UUID> wrong = new HashSet<>();
    moved.stream()
        .map(Appointment::courseId)
        .distinct()
        .forEach(
            courseId -> {
              Line line = Objects.requireNonNull(byCourse.get(courseId));
              List<Beat> beats =
                  line.standing().stream()
                      .map(s -> beat(s, byId))
                      .sorted(Comparator.comparing(Beat::start))
                      .toList();
              for (Missed each : line.rhythm().missed(beats, wall, wall.dateOf(now))) {
                wrong.add(each.beat().isNew() ? each.beat().id() : each.before().id());
              }
            });
    return wrong;
  }

  private static Beat beat(InfusionSession session, Map<UUID, Appointment> moved) {
    Appointment there = moved.get(session.id());
    return there == null || there.start().equals(session.startsAt())
        ? new Beat(session.id(), session.startsAt(), false)
        : new Beat(session.id(), there.start(), true);
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

  // ------------------------------------------------------------------ applying

  /**
   * Makes the moves, all of them or none.
   *
   * @throws Collision where what it was made for has changed since, naming each move that would
   *     break a rule now
   */
  ReplanProposal apply(UUID id) {
    ReplanProposal proposal = replans.lock(id);
    proposal.apply(Actor.current().stamp(clock.instant()));
    Clinic clinic = clinics.get(proposal.clinicId());
    WallClock wall = new WallClock(clinic.timeZone());
    List<ReplanMove> wanted = proposal.moves();
    wanted.stream().map(ReplanMove::courseId).distinct().sorted().forEach(courses::lock);
    List<LocalDate> dates =
        wanted.stream()
            .flatMap(
                each ->
                    Stream.of(
                        wall.dateOf(each.fromStart()),
                        wall.dateOf(each.start()),
                        wall.dateOf(each.end())))
            .distinct()
            .sorted()
            .toList();
    days.lock(clinic.id(), dates);
    Map<UUID, InfusionSession> held =
        sessions.lockAll(wanted.stream().map(ReplanMove::sessionId).toList()).stream()
            .collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    refuseWhatChanged(wanted, held);
    if (!wanted.isEmpty()) {
      refuseBroken(wanted, held, clinic, dates);
    }
    moves.make(
        wanted.stream()
            .map(each -> move(each, Objects.requireNonNull(held.get(each.sessionId()))))
            .toList());
    wanted.stream().map(ReplanMove::courseId).distinct().sorted().forEach(sessions::renumber);
    replans.flush();
    wanted.stream()
        .filter(ReplanMove::changesPlace)
        .forEach(
            each -> freed.fire(new PlaceFreed(clinic.id(), each.fromChairId(), each.fromStart())));
    return proposal;
  }

  private static Move move(ReplanMove wanted, InfusionSession session) {
    return new Move(
        session,
        wanted.fromStart(),
        wanted.fromChairId(),
        wanted.start(),
        wanted.chairId(),
        wanted.nurseId());
  }

  private static void refuseWhatChanged(List<ReplanMove> wanted, Map<UUID, InfusionSession> held) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      ReplanMove each = wanted.get(i);
      InfusionSession session = held.get(each.sessionId());
      if (session == null
          || session.status() != SessionStatus.BOOKED
          || !session.startsAt().equals(each.fromStart())
          || !session.chairId().equals(each.fromChairId())) {
        errors.add(
            FieldError.of(
                "moves[" + i + "]",
                "session %s is no longer where it was when this was proposed"
                    .formatted(each.sessionId())));
      }
    }
    if (!errors.isEmpty()) {
      throw new Collision(errors, null);
    }
  }

  private void refuseBroken(
      List<ReplanMove> wanted,
      Map<UUID, InfusionSession> held,
      Clinic clinic,
      List<LocalDate> dates) {
    Diary diary =
        plans.plan(clinic, dates.getFirst(), dates.getLast(), new Without(held.keySet(), null));
    plans.enterPatients(
        diary, clinic, List.copyOf(held.values()), dates.getFirst(), dates.getLast());
    List<FieldError> errors = new ArrayList<>();
    Map<UUID, String> asked = new HashMap<>();
    List<Appointment> there = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      ReplanMove each = wanted.get(i);
      InfusionSession session = Objects.requireNonNull(held.get(each.sessionId()));
      Appointment appointment =
          Moves.appointment(session, clinic).at(each.start(), each.chairId(), each.nurseId());
      String field = "moves[" + i + "]";
      new Words(diary, asked)
          .reasons(appointment)
          .forEach(
              reason ->
                  errors.add(new FieldError(field, reason.message(), null, reason.rule().name())));
      asked.put(appointment.id(), field);
      diary.enter(appointment);
      there.add(appointment);
    }
    WallClock wall = new WallClock(clinic.timeZone());
    for (UUID id : missed(there, lines.of(held.values()), wall, clock.instant())) {
      errors.add(
          FieldError.of(
              Objects.requireNonNull(asked.get(id)), "the gaps of its course would be missed"));
    }
    if (!errors.isEmpty()) {
      throw new Collision(errors, null);
    }
  }
}
