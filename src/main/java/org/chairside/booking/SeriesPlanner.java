package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.booking.BookingDesk.Place;
import org.chairside.booking.FloorPlans.Without;
import org.chairside.planning.Appointment;
import org.chairside.planning.Diary;
import org.chairside.planning.Gap;
import org.chairside.planning.Proposal;
import org.chairside.planning.SeriesSearch;
import org.chairside.planning.SeriesSearch.Obstacle;
import org.chairside.planning.Wanted;
import org.chairside.planning.Wanted.Link;
import org.chairside.planning.Wanted.Wishes;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/** Puts the question of a whole series to the search, and its answer into the clinic's words. */
@ApplicationScoped
class SeriesPlanner {

  private static final int REPAIR_DAYS_BEFORE = 7;
  private static final int REPAIR_DAYS_AFTER = 28;

  private final FloorPlans plans;

  SeriesPlanner(FloorPlans plans) {
    this.plans = plans;
  }

  /**
   * What was found.
   *
   * @param obstacle why there is none; null where there are some
   */
  record Found(List<Proposal> proposals, Diary diary, @Nullable Obstacle obstacle) {}

  /**
   * The best series for what is left of the course, between these days.
   *
   * @param sessions how many sessions at most
   * @param count how many series at most
   */
  Found proposals(
      Series series, LocalDate from, LocalDate until, Wishes wishes, int sessions, int count) {
    Diary diary = diary(series, from, until, Set.of());
    Wanted wanted =
        wanted(series, withOverdueGaps(links(series, from, sessions), series), from, until, wishes);
    SeriesSearch search = new SeriesSearch(diary, wanted);
    List<Proposal> proposals = search.proposals(count);
    return new Found(proposals, diary, proposals.isEmpty() ? search.obstacle() : null);
  }

  /** What could not be asked for the proposals found. */
  List<String> notices(Series series, Found found) {
    List<Appointment> placed =
        found.proposals().stream()
            .flatMap(proposal -> proposal.sessions().stream())
            .map(
                each ->
                    new Appointment(
                        UUID.randomUUID(),
                        series.course().id(),
                        series.patient().id(),
                        each.chairId(),
                        each.nurseId(),
                        each.start(),
                        series.shape(),
                        series.patientsPerNurse(each.index()),
                        false))
            .toList();
    return new Words(found.diary(), Map.of()).notices(placed);
  }

  private Diary diary(Series series, LocalDate from, LocalDate until, Set<UUID> withoutSessions) {
    Diary diary =
        plans.plan(
            series.clinic(), from, until, new Without(withoutSessions, series.course().id()));
    plans.enterPatient(diary, series.patient(), series.clinic(), from, until);
    return diary;
  }

  private Wanted wanted(
      Series series, List<Link> links, LocalDate from, LocalDate until, Wishes wishes) {
    Instant now = plans.now();
    return new Wanted(
        series.course().id(),
        series.patient().id(),
        series.shape(),
        links,
        from,
        until,
        now,
        series.wall().dateOf(now),
        wishes,
        series.usual());
  }

  /**
   * The course's standing sessions and what is to be added to them: where two that are still to
   * come lie further apart than their phase allows, sessions are put between them; the rest comes
   * last.
   */
  private static List<Link> links(Series series, LocalDate from, int sessions) {
    List<Link> links = new ArrayList<>();
    int left = Math.min(sessions, series.remaining());
    LocalDate before = null;
    for (InfusionSession session : series.standing()) {
      LocalDate day = series.wall().dateOf(session.startsAt());
      Gap gap = series.rhythm().before(links.size());
      if (before != null && gap != null && !day.isBefore(from)) {
        int missing = Math.min(left, Math.ceilDiv(Gap.days(before, day), gap.max()) - 1);
        for (int i = 0; i < missing; i++) {
          links.add(open(series, links.size()));
        }
        left -= Math.max(0, missing);
      }
      links.add(fixed(series, links.size(), session));
      before = day;
    }
    for (int i = 0; i < left; i++) {
      links.add(open(series, links.size()));
    }
    return links;
  }

  private static Link open(Series series, int index) {
    return new Link(
        null, null, null, false, series.rhythm().before(index), series.patientsPerNurse(index));
  }

  private static Link fixed(Series series, int index, InfusionSession session) {
    return new Link(
        session.id(),
        session.startsAt(),
        session.chairId(),
        true,
        series.rhythm().before(index),
        series.patientsPerNurse(index));
  }

  /** Where the longest gap after a session has run out, it is counted from today again. */
  private List<Link> withOverdueGaps(List<Link> links, Series series) {
    LocalDate today = series.wall().dateOf(plans.now());
    List<Link> adjusted = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      Gap gap = link.gap();
      Instant before = i == 0 || !links.get(i - 1).isFixed() ? null : links.get(i - 1).start();
      adjusted.add(
          gap == null || before == null || link.isFixed()
              ? link
              : link.withGap(gap.overdue(series.wall().dateOf(before), today)));
    }
    return adjusted;
  }

  // ------------------------------------------------------------------ repairs

  /** The series nearest to these places that can be booked now; empty where there is none. */
  Optional<Repair> nearest(Series series, List<Place> places) {
    LocalDate today = series.wall().dateOf(plans.now());
    List<LocalDate> days =
        places.stream().map(place -> series.wall().dateOf(place.start())).sorted().toList();
    LocalDate from = later(today, days.getFirst().minusDays(REPAIR_DAYS_BEFORE));
    LocalDate until = days.getLast().plusDays(REPAIR_DAYS_AFTER);
    if (until.isBefore(from)) {
      return Optional.empty();
    }
    List<Link> links = new ArrayList<>();
    Stream.concat(series.standing().stream().map(At::of), places.stream().map(At::of))
        .sorted(Comparator.comparing(At::start))
        .forEach(at -> links.add(at.link(series, links.size())));
    return repaired(series, diary(series, from, until, Set.of()), links, from, until);
  }

  /**
   * The course with one session moved and those after it moved as little as can be.
   *
   * @param later the sessions that may move, in their order
   */
  Optional<Repair> moved(
      Series series, InfusionSession session, Place place, List<InfusionSession> later) {
    LocalDate today = series.wall().dateOf(plans.now());
    LocalDate last =
        later.isEmpty()
            ? series.wall().dateOf(place.start())
            : series.wall().dateOf(later.getLast().startsAt());
    LocalDate to = series.wall().dateOf(place.start());
    LocalDate until = later(last, to).plusDays(REPAIR_DAYS_AFTER);
    Set<UUID> moving = new HashSet<>(later.stream().map(InfusionSession::id).toList());
    moving.add(session.id());
    List<Link> links = new ArrayList<>();
    for (InfusionSession each : series.standing()) {
      int index = links.size();
      if (each.id().equals(session.id())) {
        links.add(new At(each.id(), place.start(), place.chairId(), true).link(series, index));
      } else {
        links.add(
            new At(each.id(), each.startsAt(), each.chairId(), !later.contains(each))
                .link(series, index));
      }
    }
    return repaired(series, diary(series, today, until, moving), links, today, until);
  }

  /** The start nearest to this one at which the session could be, the others staying. */
  Optional<Repair> instead(Series series, InfusionSession session, Place place) {
    LocalDate today = series.wall().dateOf(plans.now());
    LocalDate to = series.wall().dateOf(place.start());
    LocalDate from = later(today, to.minusDays(REPAIR_DAYS_BEFORE));
    List<Link> links = new ArrayList<>();
    Stream.concat(
            series.standing().stream().filter(each -> !each.id().equals(session.id())).map(At::of),
            Stream.of(new At(session.id(), place.start(), place.chairId(), false)))
        .sorted(Comparator.comparing(At::start))
        .forEach(at -> links.add(at.link(series, links.size())));
    LocalDate until = to.plusDays(REPAIR_DAYS_AFTER);
    return repaired(series, diary(series, from, until, Set.of(session.id())), links, from, until);
  }

  private Optional<Repair> repaired(
      Series series, Diary diary, List<Link> links, LocalDate from, LocalDate until) {
    Wanted wanted = wanted(series, withOverdueGaps(links, series), from, until, Wishes.NONE);
    return new SeriesSearch(diary, wanted).repair().map(found -> new Repair(found, diary));
  }

  /** A repaired series and the plan on which it was found. */
  record Repair(Proposal proposal, Diary diary) {}

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private record At(
      @Nullable UUID sessionId, Instant start, @Nullable UUID chairId, boolean isFixed) {

    static At of(InfusionSession session) {
      return new At(session.id(), session.startsAt(), session.chairId(), true);
    }

    static At of(Place place) {
      return new At(null, place.start(), place.chairId(), false);
    }

    Link link(Series series, int index) {
      return new Link(
          sessionId,
          start,
          chairId,
          isFixed,
          series.rhythm().before(index),
          series.patientsPerNurse(index));
    }
  }
}
