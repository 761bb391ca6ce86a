package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.charting.Chart;
import org.chairside.charting.ObservationView.News2View;
import org.chairside.charting.SessionMonitor;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.live.BoardView.BoardChair;
import org.chairside.live.BoardView.BoardClinic;
import org.chairside.live.BoardView.BoardCoverage;
import org.chairside.live.BoardView.BoardFlag;
import org.chairside.live.BoardView.BoardNext;
import org.chairside.live.BoardView.BoardPatient;
import org.chairside.live.BoardView.BoardPlace;
import org.chairside.live.BoardView.BoardSession;
import org.chairside.live.BoardView.InfusionPart;
import org.chairside.live.BoardView.LastVitals;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.Timeline;
import org.chairside.observation.Observation;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.patient.SimilarNames;
import org.chairside.platform.Actor;
import org.chairside.platform.event.Events;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Builds a clinic's board, with one query per kind of record. */
@ApplicationScoped
class Board {

  private static final Duration AHEAD = Duration.ofDays(1);
  // A patient who is late is still expected.
  private static final Duration LATE = Duration.ofHours(2);
  // No turnover takes longer.
  private static final Duration LONGEST_TURNOVER = Duration.ofHours(2);
  private static final Comparator<Flag> MOST_URGENT_FIRST =
      Comparator.comparing(Flag::severity, Comparator.reverseOrder())
          .thenComparing(Flag::raisedAt)
          .thenComparing(Flag::id);

  private final Clinics clinics;
  private final Chairs chairs;
  private final Sessions sessions;
  private final SessionCalendar calendar;
  private final Patients patients;
  private final Flags flags;
  private final SessionMonitor monitor;
  private final Events events;
  private final Clock clock;

  Board(
      Clinics clinics,
      Chairs chairs,
      Sessions sessions,
      SessionCalendar calendar,
      Patients patients,
      Flags flags,
      SessionMonitor monitor,
      Events events,
      Clock clock) {
    this.clinics = clinics;
    this.chairs = chairs;
    this.sessions = sessions;
    this.calendar = calendar;
    this.patients = patients;
    this.flags = flags;
    this.monitor = monitor;
    this.events = events;
    this.clock = clock;
  }

  /** The clinic's floor now. */
  BoardView of(UUID clinicId) throws SQLException {
    Clinic clinic = clinics.get(clinicId);
    // Read first: later events arrive again through the stream.
    long lastEvent = events.last(Actor.current().organizationId(), clinicId);
    Instant now = clock.instant();
    List<InfusionSession> present = sessions.present(clinicId);
    List<InfusionSession> expected = calendar.expected(clinicId, now.minus(LATE), now.plus(AHEAD));
    BoardInputs inputs =
        inputs(present, calendar.leftSince(clinicId, now.minus(LONGEST_TURNOVER)), expected);
    return new BoardView(
        new BoardClinic(clinic.id(), clinic.name(), clinic.timeZone().getId()),
        now,
        lastEvent,
        chairs.of(clinicId).stream().flatMap(chair -> places(chair, inputs, now)).toList());
  }

  private record BoardInputs(
      Map<UUID, List<InfusionSession>> inChair,
      Map<UUID, List<InfusionSession>> leftChair,
      Map<UUID, InfusionSession> nextInChair,
      Map<UUID, Patient> patients,
      Set<UUID> similar,
      Map<UUID, Chart> charts,
      Map<UUID, List<Flag>> flags) {}

  private BoardInputs inputs(
      List<InfusionSession> present, List<InfusionSession> left, List<InfusionSession> expected) {
    List<UUID> presentIds = present.stream().map(InfusionSession::id).toList();
    List<UUID> patientIds =
        Stream.concat(present.stream(), expected.stream())
            .map(InfusionSession::patientId)
            .distinct()
            .toList();
    Map<UUID, Patient> patientsById =
        patients.byIds(patientIds).stream()
            .collect(Collectors.toMap(Patient::id, Function.identity()));
    return new BoardInputs(
        present.stream().collect(Collectors.groupingBy(InfusionSession::chairId)),
        left.stream().collect(Collectors.groupingBy(InfusionSession::chairId)),
        firstByChair(expected),
        patientsById,
        SimilarNames.among(patientsById.values()),
        monitor.charts(present),
        flags(present, presentIds));
  }

  /** The flags of each session, and its course's flags without a session. */
  private Map<UUID, List<Flag>> flags(List<InfusionSession> present, List<UUID> presentIds) {
    List<Flag> unresolved =
        present.isEmpty()
            ? List.of()
            : flags.unresolved(
                presentIds, present.stream().map(InfusionSession::courseId).distinct().toList());
    return present.stream()
        .collect(
            Collectors.toMap(
                InfusionSession::id,
                session -> unresolved.stream().filter(flag -> isOf(session, flag)).toList()));
  }

  private static boolean isOf(InfusionSession session, Flag flag) {
    return flag.sessionId() == null
        ? session.courseId().equals(flag.courseId())
        : session.id().equals(flag.sessionId());
  }

  private static Map<UUID, InfusionSession> firstByChair(List<InfusionSession> inOrder) {
    return inOrder.stream()
        .collect(
            Collectors.toMap(
                InfusionSession::chairId, Function.identity(), (first, second) -> first));
  }

  /** One place for a chair; one for each where two patients' sessions are in it: none is hidden. */
  private Stream<BoardPlace> places(Chair chair, BoardInputs inputs, Instant now) {
    List<InfusionSession> sessions = inputs.inChair().getOrDefault(chair.id(), List.of());
    return sessions.isEmpty()
        ? Stream.of(place(chair, null, inputs, now))
        : sessions.stream().map(session -> place(chair, session, inputs, now));
  }

  private BoardPlace place(
      Chair chair, @Nullable InfusionSession session, BoardInputs inputs, Instant now) {
    InfusionSession next = inputs.nextInChair().get(chair.id());
    return new BoardPlace(
        new BoardChair(chair.id(), chair.name()),
        session == null ? null : session(session, inputs, now),
        next == null ? null : next(next, chairReady(chair, inputs, now), inputs, now));
  }

  private static BoardNext next(
      InfusionSession next, @Nullable Instant chairReady, BoardInputs inputs, Instant now) {
    Instant expected = Expectation.start(next.startsAt(), chairReady, now);
    return new BoardNext(
        next.id(),
        patient(next, inputs),
        next.startsAt(),
        next.endsAt(),
        expected,
        Expectation.delayMinutes(next.startsAt(), expected));
  }

  /** When everyone who was in the chair is expected to have left it ready; null for at once. */
  private static @Nullable Instant chairReady(Chair chair, BoardInputs inputs, Instant now) {
    return Stream.of(inputs.inChair(), inputs.leftChair())
        .flatMap(sessions -> sessions.getOrDefault(chair.id(), List.of()).stream())
        .map(session -> expectation(session, inputs, now).chairReady(now))
        .flatMap(Stream::ofNullable)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Expectation expectation(InfusionSession session, BoardInputs inputs, Instant now) {
    Chart chart = inputs.charts().get(session.id());
    return Expectation.of(session, chart == null ? null : chart.plannedEndIfResumedAt(now));
  }

  private BoardSession session(InfusionSession session, BoardInputs inputs, Instant now) {
    Chart chart = Objects.requireNonNull(inputs.charts().get(session.id()));
    Protocol protocol = monitor.protocol(session);
    Timeline timeline = chart.timeline();
    return new BoardSession(
        session.id(),
        session.number(),
        patient(session, inputs),
        session.nurseId(),
        session.status(),
        phaseSince(session),
        session.startsAt(),
        session.endsAt(),
        expectation(session, inputs, now).end(now),
        infusion(session, chart, now),
        (int)
            session.checkIn().checklist().stream().filter(a -> Boolean.TRUE.equals(a.ok())).count(),
        protocol == null ? 0 : protocol.checklist().size(),
        lastVitals(chart, protocol),
        monitor.dueSet(session, timeline),
        BoardCoverage.of(monitor.coverage(session, timeline)),
        inputs.flags().getOrDefault(session.id(), List.of()).stream()
            .sorted(MOST_URGENT_FIRST)
            .map(BoardFlag::of)
            .toList());
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

  private static BoardPatient patient(InfusionSession session, BoardInputs inputs) {
    Patient patient = Objects.requireNonNull(inputs.patients().get(session.patientId()));
    return new BoardPatient(
        patient.id(),
        patient.mrn(),
        patient.givenName(),
        patient.familyName(),
        patient.birthDate().day(),
        patient.birthDate().text(),
        inputs.similar().contains(patient.id()),
        patient.isDeceased());
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

  private static @Nullable LastVitals lastVitals(Chart chart, @Nullable Protocol protocol) {
    Observation last = chart.lastInForce();
    if (last == null || protocol == null) {
      return null;
    }
    return new LastVitals(
        last.id(),
        last.takenAt(),
        last.vitals(),
        chart.earlierNumbers(),
        last.vitals().meanArterial(),
        News2View.of(chart.news2(last, Duration.ofMinutes(protocol.freshnessMinutes()))));
  }
}
