package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.planning.GapRule;
import org.chairside.planning.Proposal;
import org.chairside.planning.SeriesRequest;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.chairside.planning.SeriesRequest.Wishes;
import org.chairside.planning.SeriesSearch;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/** Runs the search for a whole series and words its result for the clinic. */
@ApplicationScoped
public class SeriesPlanner {

  private static final int REPAIR_DAYS_BEFORE = 7;
  private static final int REPAIR_DAYS_AFTER = 28;

  private final ScheduleSnapshots snapshots;

  SeriesPlanner(ScheduleSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * The best series for what is left of the course, between these days.
   *
   * @param sessions how many sessions at most
   * @param count how many series at most
   */
  FoundSeries proposals(
      Series series, LocalDate from, LocalDate until, Wishes wishes, int sessions, int count) {
    ClinicSchedule schedule = schedule(series, from, until, Set.of());
    SeriesRequest request =
        request(
            series,
            withOverdueGaps(requestedSessions(series, from, sessions), series),
            from,
            until,
            wishes);
    SeriesSearch search = new SeriesSearch(schedule, request);
    List<Proposal> proposals = search.proposals(count);
    return new FoundSeries(
        proposals, schedule, proposals.isEmpty() ? search.obstacle() : null, snapshots.now());
  }

  private ClinicSchedule schedule(
      Series series, LocalDate from, LocalDate until, Set<UUID> withoutSessions) {
    ClinicSchedule schedule =
        snapshots.plan(
            series.clinic(), from, until, new Without(withoutSessions, series.course().id()));
    snapshots.enterPatient(schedule, series.patient(), series.clinic(), from, until);
    return schedule;
  }

  private SeriesRequest request(
      Series series,
      List<RequestedSession> requestedSessions,
      LocalDate from,
      LocalDate until,
      Wishes wishes) {
    Instant now = snapshots.now();
    return new SeriesRequest(
        series.course().id(),
        series.patient().id(),
        series.phases(),
        requestedSessions,
        from,
        until,
        now,
        series.wall().dateOf(now),
        wishes,
        series.usual());
  }

  /**
   * The course's active sessions and those to add: if two future sessions are further apart than
   * their phase allows, new sessions go between them; the others go last.
   */
  private static List<RequestedSession> requestedSessions(
      Series series, LocalDate from, int sessions) {
    List<RequestedSession> requestedSessions = new ArrayList<>();
    int left = Math.min(sessions, series.remaining());
    LocalDate before = null;
    for (InfusionSession session : series.standing()) {
      LocalDate day = series.wall().dateOf(session.startsAt());
      GapRule gap = series.gapRules().before(requestedSessions.size());
      if (before != null && gap != null && !day.isBefore(from)) {
        int missing = Math.min(left, Math.ceilDiv(GapRule.days(before, day), gap.max()) - 1);
        for (int i = 0; i < missing; i++) {
          requestedSessions.add(open(series, requestedSessions.size()));
        }
        left -= Math.max(0, missing);
      }
      requestedSessions.add(fixed(series, requestedSessions.size(), session));
      before = day;
    }
    for (int i = 0; i < left; i++) {
      requestedSessions.add(open(series, requestedSessions.size()));
    }
    return requestedSessions;
  }

  private static RequestedSession open(Series series, int index) {
    return new RequestedSession(
        null, null, null, false, series.gapRules().before(index), series.patientsPerNurse(index));
  }

  private static RequestedSession fixed(Series series, int index, InfusionSession session) {
    return new RequestedSession(
        session.id(),
        session.startsAt(),
        session.chairId(),
        true,
        series.gapRules().before(index),
        series.patientsPerNurse(index));
  }

  /** Where the longest gap after a session has run out, it is counted from today again. */
  private List<RequestedSession> withOverdueGaps(
      List<RequestedSession> requestedSessions, Series series) {
    LocalDate today = series.wall().dateOf(snapshots.now());
    List<RequestedSession> adjusted = new ArrayList<>();
    for (int i = 0; i < requestedSessions.size(); i++) {
      RequestedSession requested = requestedSessions.get(i);
      GapRule gap = requested.gap();
      Instant before =
          i == 0 || !requestedSessions.get(i - 1).isFixed()
              ? null
              : requestedSessions.get(i - 1).start();
      adjusted.add(
          gap == null || before == null || requested.isFixed()
              ? requested
              : requested.withGap(gap.overdue(series.wall().dateOf(before), today)));
    }
    return adjusted;
  }

  // ------------------------------------------------------------------ repairs

  /** The series nearest to these places that can be booked now; empty where there is none. */
  Optional<Repair> nearest(Series series, List<Place> places) {
    LocalDate today = series.wall().dateOf(snapshots.now());
    List<LocalDate> days =
        places.stream().map(place -> series.wall().dateOf(place.start())).sorted().toList();
    LocalDate from = GapRule.later(today, days.getFirst().minusDays(REPAIR_DAYS_BEFORE));
    LocalDate until = days.getLast().plusDays(REPAIR_DAYS_AFTER);
    if (until.isBefore(from)) {
      return Optional.empty();
    }
    List<RequestedSession> requestedSessions = new ArrayList<>();
    Stream.concat(series.standing().stream().map(At::of), places.stream().map(At::of))
        .sorted(Comparator.comparing(At::start))
        .forEach(at -> requestedSessions.add(at.link(series, requestedSessions.size())));
    return repaired(
        series, schedule(series, from, until, Set.of()), requestedSessions, from, until);
  }

  /**
   * The course with one session moved and those after it moved as little as can be.
   *
   * @param later the sessions that may move, in their order
   */
  public Optional<Repair> moved(
      Series series, InfusionSession session, Place place, List<InfusionSession> later) {
    LocalDate today = series.wall().dateOf(snapshots.now());
    LocalDate last =
        later.isEmpty()
            ? series.wall().dateOf(place.start())
            : series.wall().dateOf(later.getLast().startsAt());
    LocalDate to = series.wall().dateOf(place.start());
    LocalDate until = GapRule.later(last, to).plusDays(REPAIR_DAYS_AFTER);
    Set<UUID> moving = new HashSet<>(later.stream().map(InfusionSession::id).toList());
    moving.add(session.id());
    List<RequestedSession> requestedSessions = new ArrayList<>();
    for (InfusionSession each : series.standing()) {
      int index = requestedSessions.size();
      if (each.id().equals(session.id())) {
        requestedSessions.add(
            new At(each.id(), place.start(), place.chairId(), true).link(series, index));
      } else {
        requestedSessions.add(
            new At(each.id(), each.startsAt(), each.chairId(), !later.contains(each))
                .link(series, index));
      }
    }
    return repaired(
        series, schedule(series, today, until, moving), requestedSessions, today, until);
  }

  /** The start nearest to this one at which the session could be, the others staying. */
  public Optional<Repair> instead(Series series, InfusionSession session, Place place) {
    LocalDate today = series.wall().dateOf(snapshots.now());
    LocalDate to = series.wall().dateOf(place.start());
    LocalDate from = GapRule.later(today, to.minusDays(REPAIR_DAYS_BEFORE));
    List<RequestedSession> requestedSessions = new ArrayList<>();
    Stream.concat(
            series.standing().stream().filter(each -> !each.id().equals(session.id())).map(At::of),
            Stream.of(new At(session.id(), place.start(), place.chairId(), false)))
        .sorted(Comparator.comparing(At::start))
        .forEach(at -> requestedSessions.add(at.link(series, requestedSessions.size())));
    LocalDate until = to.plusDays(REPAIR_DAYS_AFTER);
    return repaired(
        series,
        schedule(series, from, until, Set.of(session.id())),
        requestedSessions,
        from,
        until);
  }

  private Optional<Repair> repaired(
      Series series,
      ClinicSchedule schedule,
      List<RequestedSession> requestedSessions,
      LocalDate from,
      LocalDate until) {
    SeriesRequest request =
        request(series, withOverdueGaps(requestedSessions, series), from, until, Wishes.NONE);
    return new SeriesSearch(schedule, request).repair().map(found -> new Repair(found, schedule));
  }

  /** A repaired series and the plan on which it was found. */
  public record Repair(Proposal proposal, ClinicSchedule schedule) {}

  private record At(
      @Nullable UUID sessionId, Instant start, @Nullable UUID chairId, boolean isFixed) {

    static At of(InfusionSession session) {
      return new At(session.id(), session.startsAt(), session.chairId(), true);
    }

    static At of(Place place) {
      return new At(null, place.start(), place.chairId(), false);
    }

    RequestedSession link(Series series, int index) {
      return new RequestedSession(
          sessionId,
          start,
          chairId,
          isFixed,
          series.gapRules().before(index),
          series.patientsPerNurse(index));
    }
  }
}
