package org.chairside.dayplan;

import static org.chairside.booking.BookingMessages.BOOKING;
import static org.chairside.message.FieldMessages.FIELD;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.booking.Moves;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.course.Acuity;
import org.chairside.dayplan.PlanCheck.Violation;
import org.chairside.message.Message;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Query;
import org.chairside.schedule.BookingRule;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.FreeStarts;
import org.chairside.schedule.Interval;
import org.chairside.schedule.SessionPhases;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** The day plan: free starts, broken rules, and nurses. */
@Path("/")
@OneTransaction
@InTurn
class PlanResource {

  private static final int MOST_DAYS = 92;
  private static final int DATE_LENGTH = "2026-03-02".length();
  private static final int USUAL_MINUTES = 60;

  private final Clinics clinics;
  private final ScheduleSnapshots snapshots;
  private final PlanCheck check;
  private final NurseAssigner assigner;
  private final Sessions sessions;
  private final SessionSummaries summaries;
  private final Clock clock;

  PlanResource(
      Clinics clinics,
      ScheduleSnapshots snapshots,
      PlanCheck check,
      NurseAssigner assigner,
      Sessions sessions,
      SessionSummaries summaries,
      Clock clock) {
    this.clinics = clinics;
    this.snapshots = snapshots;
    this.check = check;
    this.assigner = assigner;
    this.sessions = sessions;
    this.summaries = summaries;
    this.clock = clock;
  }

  /**
   * Free starts by chair.
   *
   * @param minutes of the infusion for which they were looked for
   * @param acuity of the patient for whom; a patient's first sessions may be of {@code HIGH} acuity
   */
  public record ClinicAvailability(
      Instant from, Instant to, int minutes, Acuity acuity, List<FreeChair> chairs) {}

  /** The quarters of an hour at which a session could start in a chair. */
  public record FreeChair(UUID chairId, String name, List<Instant> starts) {}

  /** What breaks a rule. */
  public record Violations(List<ViolationView> items, @Nullable String next) {}

  /** A booked session that breaks a rule, and with what. */
  public record ViolationView(
      UUID sessionId,
      UUID courseId,
      int number,
      UUID chairId,
      @Nullable UUID nurseId,
      Instant start,
      BookingRule rule,
      Message message) {

    static ViolationView of(Violation violation) {
      var session = violation.session();
      return new ViolationView(
          session.id(),
          session.courseId(),
          session.number(),
          session.chairId(),
          session.nurseId(),
          session.startsAt(),
          violation.rule(),
          violation.message());
    }
  }

  /** The sessions of a day with their nurses. */
  public record Assigned(List<AssignedSession> items, @Nullable String next) {}

  /** A session and its nurse; null if no nurse can take it. */
  public record AssignedSession(SessionSummary session, @Nullable UUID nurseId) {}

  /**
   * Where a session could start.
   *
   * @param session one of the clinic's that would move: looked for with all that it takes and for
   *     its acuity, in place of {@code minutes} and {@code acuity}, as if its own place were free
   */
  @GET
  @Path("/clinics/{id}/availability")
  @Authenticated
  public ClinicAvailability availability(
      UUID id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("session") @Nullable String session,
      @QueryParam("minutes") @Nullable String minutes,
      @QueryParam("acuity") @Nullable String acuity) {
    Clinic clinic = clinics.get(id);
    WallClock wall = new WallClock(clinic.timeZone());
    Instant now = clock.instant();
    Instant asked = moment("from", from, wall, now);
    Instant begins = asked.isBefore(now) ? now : asked;
    Instant ends = moment("to", to, wall, begins.plus(Duration.ofDays(7)));
    if (!begins.isBefore(ends)) {
      throw new Invalid("to", FIELD.afterFrom());
    }
    if (Duration.between(begins, ends).compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new Invalid("to", FIELD.daysAfterFromAtMost(MOST_DAYS));
    }
    UUID moving = Query.id("session", session);
    Stay stay = moving == null ? stay(clinic, minutes, acuity) : stayOf(clinic, moving);
    ClinicSchedule schedule =
        snapshots.plan(clinic, wall.dateOf(begins), wall.dateOf(ends), stay.without());
    Map<UUID, List<Instant>> free =
        new FreeStarts(schedule)
            .of(
                new Interval(begins, ends),
                stay.phases(),
                ScheduleSnapshots.patientsPerNurse(clinic, stay.acuity()));
    return new ClinicAvailability(
        begins,
        ends,
        (int) stay.phases().infusion().toMinutes(),
        stay.acuity(),
        schedule.resources().chairs().values().stream()
            .filter(seat -> seat.active())
            .map(
                seat ->
                    new FreeChair(seat.id(), seat.name(), free.getOrDefault(seat.id(), List.of())))
            .toList());
  }

  /** What is looked for, and what to leave out of the schedule. */
  private record Stay(SessionPhases phases, Acuity acuity, Without without) {}

  private static Stay stay(Clinic clinic, @Nullable String minutes, @Nullable String acuity) {
    SessionPhases phases =
        new SessionPhases(
            clinic.preparation(),
            Duration.ofMinutes(minutes(minutes)),
            clinic.disconnect(),
            clinic.recovery(),
            clinic.turnover());
    List<Acuity> asked = Query.anyOf("acuity", Acuity.class, acuity);
    return new Stay(phases, asked.isEmpty() ? Acuity.STANDARD : asked.getFirst(), Without.NOTHING);
  }

  private Stay stayOf(Clinic clinic, UUID sessionId) {
    InfusionSession moving =
        sessions
            .findByIdOptional(sessionId)
            .filter(session -> session.clinicId().equals(clinic.id()))
            .orElseThrow(() -> new Invalid("session", BOOKING.sessionOfClinic()));
    return new Stay(
        Moves.phases(moving),
        moving.plan().acuity(),
        new Without(Set.of(moving.id()), moving.courseId()));
  }

  private static int minutes(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return USUAL_MINUTES;
    }
    try {
      int minutes = Integer.parseInt(text);
      if (minutes >= 1 && minutes <= 480) {
        return minutes;
      }
    } catch (NumberFormatException _) {
      // falls through to the refusal
    }
    throw new Invalid("minutes", FIELD.between(1, 480));
  }

  /** An instant, or a day of the clinic's calendar, which means its first instant. */
  private static Instant moment(
      String name, @Nullable String text, WallClock wall, Instant otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    if (text.length() == DATE_LENGTH) {
      return wall.day(Query.date(name, text)).from();
    }
    Instant moment = Query.instant(name, text);
    return moment == null ? otherwise : moment;
  }

  @GET
  @Path("/clinics/{id}/violations")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public Violations violations(
      UUID id, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    Clinic clinic = clinics.get(id);
    WallClock wall = new WallClock(clinic.timeZone());
    Instant begins = moment("from", from, wall, clock.instant());
    Instant ends = moment("to", to, wall, begins.plus(Duration.ofDays(28)));
    LocalDate first = wall.dateOf(begins);
    LocalDate last = wall.dateOf(ends.minusMillis(1));
    if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
      throw new Invalid("to", FIELD.afterFromDaysAtMost(MOST_DAYS));
    }
    return new Violations(
        check.violations(clinic, first, last).stream().map(ViolationView::of).toList(), null);
  }

  /** Reassigns the day's sessions evenly among the rostered nurses, by acuity. */
  @POST
  @Path("/clinics/{id}/roster/{date}/assign")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public Assigned assign(UUID id, String date) {
    var sessions = assigner.assign(clinics.get(id).id(), Query.date("date", date), true);
    var summary = summaries.of(sessions);
    return new Assigned(
        java.util.stream.IntStream.range(0, sessions.size())
            .mapToObj(i -> new AssignedSession(summary.get(i), sessions.get(i).nurseId()))
            .toList(),
        null);
  }
}
