package org.chairside.waitlist;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.booking.Moves;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.booking.Series;
import org.chairside.booking.SeriesLookup;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.message.Message;
import org.chairside.planning.ChairAndNurse;
import org.chairside.planning.GapRule;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * How well a free slot suits a waiting patient: it must keep every rule, come with enough notice
 * and be earlier than what is booked; then the gap nearest to its target comes first, and each day
 * of waiting counts a little.
 */
@ApplicationScoped
class WaitlistMatch {

  private static final int POINTS_PER_DAY_OF_WAITING = 5;
  private static final int MOST_FOR_WAITING = 50;
  private static final int GAP_MISSED_BY_ITSELF = 100;

  private final Clinics clinics;
  private final SeriesLookup lookup;
  private final ScheduleSnapshots snapshots;
  private final Clock clock;

  WaitlistMatch(Clinics clinics, SeriesLookup lookup, ScheduleSnapshots snapshots, Clock clock) {
    this.clinics = clinics;
    this.lookup = lookup;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * A patient whom the slot suits.
   *
   * @param cost lower is better
   */
  record Match(WaitlistEntry entry, int cost, List<Message> reasons) {}

  /** The best match; empty if the slot suits nobody. */
  Optional<Match> best(List<WaitlistEntry> waiting, UUID chairId, Instant start) {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Clinic clinic = clinics.get(waiting.getFirst().clinicId());
    LocalDate day = start.atZone(clinic.timeZone()).toLocalDate();
    ClinicSchedule schedule = snapshots.plan(clinic, day, day, Without.NOTHING);
    return waiting.stream()
        .flatMap(entry -> match(entry, schedule, chairId, start).stream())
        .min(
            Comparator.comparingInt(Match::cost)
                .thenComparing(match -> match.entry().createdAt())
                .thenComparing(match -> match.entry().id()));
  }

  private Optional<Match> match(
      WaitlistEntry entry, ClinicSchedule schedule, UUID chairId, Instant start) {
    Instant now = clock.instant();
    Series series = lookup.look(entry.courseId());
    InfusionSession booked = booked(entry, series);
    if (start.isBefore(now.plus(entry.notice()))
        || !series.course().isActive()
        || (booked == null ? series.remaining() == 0 : !start.isBefore(booked.startsAt()))) {
      return Optional.empty();
    }
    return fits(series, booked, schedule, chairId, start)
        ? Optional.of(rated(entry, series, booked, start))
        : Optional.empty();
  }

  private static @Nullable InfusionSession booked(WaitlistEntry entry, Series series) {
    return series.standing().stream()
        .filter(session -> session.id().equals(entry.sessionId()))
        .filter(session -> session.status() == SessionStatus.BOOKED)
        .findFirst()
        .orElse(null);
  }

  /** Checked as if the patient's own session were not booked. */
  private boolean fits(
      Series series,
      @Nullable InfusionSession booked,
      ClinicSchedule schedule,
      UUID chairId,
      Instant start) {
    LocalDate day = series.wall().dateOf(start);
    snapshots.enterPatient(schedule, series.patient(), series.clinic(), day, day);
    Optional<Appointment> own =
        booked == null ? Optional.empty() : schedule.appointment(booked.id());
    own.ifPresent(each -> schedule.strike(each.id()));
    int ratio = ratio(series, booked, start);
    var phases = booked == null ? series.phases() : Moves.phases(booked);
    UUID nurse =
        new ChairAndNurse(schedule)
            .nurse(phases, start, ratio, series.usual().nurseId())
            .orElse(null);
    Appointment wanted =
        new Appointment(
            UUID.randomUUID(),
            series.course().id(),
            series.patient().id(),
            chairId,
            nurse,
            start,
            phases,
            ratio,
            false);
    boolean fits = schedule.allows(wanted) && keepsGaps(series, booked, start);
    own.ifPresent(schedule::enter);
    return fits;
  }

  private static int ratio(Series series, @Nullable InfusionSession booked, Instant start) {
    return booked == null
        ? series.patientsPerNurse(
            (int) series.standing().stream().filter(s -> s.startsAt().isBefore(start)).count())
        : ScheduleSnapshots.patientsPerNurse(series.clinic(), booked.plan().acuity());
  }

  private boolean keepsGaps(Series series, @Nullable InfusionSession booked, Instant start) {
    LocalDate today = series.wall().dateOf(clock.instant());
    return series.gapRules().missed(starts(series, booked, start), series.wall(), today).isEmpty();
  }

  private static List<PlannedStart> starts(
      Series series, @Nullable InfusionSession booked, Instant start) {
    return Stream.concat(
            series.standing().stream()
                .filter(each -> booked == null || !each.id().equals(booked.id()))
                .map(each -> new PlannedStart(each.id(), each.startsAt(), false)),
            Stream.of(new PlannedStart(UUID.randomUUID(), start, true)))
        .sorted(Comparator.comparing(PlannedStart::start))
        .toList();
  }

  private Match rated(
      WaitlistEntry entry, Series series, @Nullable InfusionSession booked, Instant start) {
    List<Message> reasons = new ArrayList<>();
    LocalDate day = series.wall().dateOf(start);
    int cost = gap(series, booked, start, day, reasons);
    long waited = Duration.between(entry.createdAt(), clock.instant()).toDays();
    cost -= (int) Math.min(MOST_FOR_WAITING, waited * POINTS_PER_DAY_OF_WAITING);
    reasons.add(BOOKING.waitsSince(waited));
    if (booked != null) {
      int earlier = GapRule.days(day, series.wall().dateOf(booked.startsAt()));
      reasons.add(BOOKING.earlierThanBooked(earlier));
    }
    return new Match(entry, cost, reasons);
  }

  private static int gap(
      Series series,
      @Nullable InfusionSession booked,
      Instant start,
      LocalDate day,
      List<Message> reasons) {
    List<PlannedStart> starts = starts(series, booked, start);
    int index = 0;
    while (!starts.get(index).isNew()) {
      index++;
    }
    GapRule gap = series.gapRules().before(index);
    if (gap == null) {
      return 0;
    }
    int days = GapRule.days(series.wall().dateOf(starts.get(index - 1).start()), day);
    reasons.add(BOOKING.afterSessionBefore(days, gap.target()));
    return GAP_MISSED_BY_ITSELF * Math.abs(days - gap.target()) / gap.target();
  }
}
