package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.charting.Chart;
import org.chairside.charting.SessionMonitor;
import org.chairside.clinic.Chair;
import org.chairside.live.BoardView.BoardChair;
import org.chairside.live.BoardView.BoardCoverage;
import org.chairside.live.BoardView.BoardNext;
import org.chairside.live.BoardView.BoardPlace;
import org.chairside.live.BoardView.BoardSession;
import org.chairside.live.BoardView.InfusionPart;
import org.chairside.live.Floor.Next;
import org.chairside.live.Floor.Seated;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/** Says of a clinic's floor what depends on the time of day, too: what is due, how far it is. */
@ApplicationScoped
class Board {

  private final Floors floors;
  private final SessionMonitor monitor;
  private final Clock clock;

  Board(Floors floors, SessionMonitor monitor, Clock clock) {
    this.floors = floors;
    this.monitor = monitor;
    this.clock = clock;
  }

  /** The clinic's floor now. */
  BoardView of(UUID clinicId) throws SQLException {
    Instant now = clock.instant();
    Floors.AsOf asOf = floors.of(clinicId, now);
    Floor floor = asOf.floor();
    return new BoardView(
        floor.clinic(),
        now,
        asOf.lastEvent(),
        floor.chairs().stream().flatMap(chair -> places(chair, floor, now)).toList());
  }

  /** One place for a chair; one for each where two patients' sessions are in it: none is hidden. */
  private Stream<BoardPlace> places(Chair chair, Floor floor, Instant now) {
    List<Seated> seated = floor.seated().getOrDefault(chair.id(), List.of());
    BoardNext next = next(chair, floor, now);
    BoardChair named = new BoardChair(chair.id(), chair.name());
    return seated.isEmpty()
        ? Stream.of(new BoardPlace(named, null, next))
        : seated.stream().map(each -> new BoardPlace(named, session(each, now), next));
  }

  private static @Nullable BoardNext next(Chair chair, Floor floor, Instant now) {
    Next next = floor.next().get(chair.id());
    if (next == null) {
      return null;
    }
    Instant booked = next.session().startsAt();
    Instant expected = Expectation.start(booked, chairReady(chair, floor, now), now);
    return new BoardNext(
        next.session().id(),
        next.patient(),
        booked,
        next.session().endsAt(),
        expected,
        Expectation.delayMinutes(booked, expected));
  }

  /** When everyone who was in the chair is expected to have left it ready; null for at once. */
  private static @Nullable Instant chairReady(Chair chair, Floor floor, Instant now) {
    return Stream.concat(
            floor.seated().getOrDefault(chair.id(), List.of()).stream()
                .map(each -> expectation(each, now)),
            floor.left().getOrDefault(chair.id(), List.of()).stream()
                .map(each -> Expectation.of(each, null)))
        .map(each -> each.chairReady(now))
        .flatMap(Stream::ofNullable)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Expectation expectation(Seated seated, Instant now) {
    return Expectation.of(seated.session(), seated.chart().plannedEndIfResumedAt(now));
  }

  private BoardSession session(Seated seated, Instant now) {
    InfusionSession session = seated.session();
    return new BoardSession(
        session.id(),
        session.number(),
        seated.patient(),
        session.nurseId(),
        session.status(),
        phaseSince(session),
        session.startsAt(),
        session.endsAt(),
        expectation(seated, now).end(now),
        infusion(session, seated.chart(), now),
        (int)
            session.checkIn().checklist().stream().filter(a -> Boolean.TRUE.equals(a.ok())).count(),
        seated.protocol() == null ? 0 : seated.protocol().checklist().size(),
        seated.lastVitals(),
        monitor.dueSet(session, seated.timeline()),
        BoardCoverage.of(monitor.coverage(session, seated.timeline())),
        seated.flags());
  }

  private static InfusionPart infusion(InfusionSession session, Chart chart, Instant now) {
    Instant started = session.startedAt();
    Instant plannedEnd = session.infusionEndedAt() == null ? chart.plannedEnd() : null;
    return new InfusionPart(
        started,
        plannedEnd,
        started == null ? null : minutes(started, end(session, now)),
        plannedEnd == null ? null : minutes(now, plannedEnd),
        started == null ? null : session.infusion().mgPerHour(now),
        started == null ? null : session.infusion().deliveredMg(now));
  }

  private static Instant end(InfusionSession session, Instant now) {
    Instant ended = session.infusionEndedAt();
    return ended == null ? now : ended;
  }

  private static long minutes(Instant from, Instant until) {
    return Math.floorDiv(Duration.between(from, until).toSeconds(), 60L);
  }

  private static @Nullable Instant phaseSince(InfusionSession session) {
    return switch (session.status()) {
      case CHECKED_IN -> session.checkedInAt();
      case INFUSING, PAUSED ->
          session.segments().isEmpty() ? null : session.segments().getLast().startedAt();
      case STOPPED, RECOVERY -> session.infusionEndedAt();
      case BOOKED, DISCHARGED, CANCELLED, NO_SHOW -> null;
    };
  }
}
