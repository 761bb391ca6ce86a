package org.chairside.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
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
import org.chairside.charting.SessionMonitor;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.live.BoardView.BoardClinic;
import org.chairside.live.BoardView.BoardFlag;
import org.chairside.live.BoardView.BoardPatient;
import org.chairside.live.Floor.Next;
import org.chairside.live.Floor.Seated;
import org.chairside.live.FloorPrint.Window;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.patient.SimilarNames;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.Sessions;

/**
 * Reads the floors of clinics, with one query per kind of record, and keeps what it read: every
 * screen of a clinic asks for the same floor. What is kept is never trusted without the database's
 * word that it has nothing newer ({@link FloorPrint}), so it holds over several replicas.
 */
@ApplicationScoped
class Floors {

  private static final Comparator<Flag> MOST_URGENT_FIRST =
      Comparator.comparing(Flag::severity, Comparator.reverseOrder())
          .thenComparing(Flag::raisedAt)
          .thenComparing(Flag::id);

  /** Patients' data are not kept for longer than somebody looks. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final long MOST = 200;

  private final Clinics clinics;
  private final Chairs chairs;
  private final Sessions sessions;
  private final SessionCalendar calendar;
  private final Patients patients;
  private final Flags flags;
  private final SessionMonitor monitor;
  private final FloorPrint prints;
  private final Cache<UUID, Kept> memory =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

  private record Kept(FloorPrint.Print print, Floor floor) {}

  /**
   * A floor and what the stream continues after.
   *
   * @param lastEvent the number of the last event that it includes
   */
  record AsOf(long lastEvent, Floor floor) {}

  Floors(
      Clinics clinics,
      Chairs chairs,
      Sessions sessions,
      SessionCalendar calendar,
      Patients patients,
      Flags flags,
      SessionMonitor monitor,
      FloorPrint prints) {
    this.clinics = clinics;
    this.chairs = chairs;
    this.sessions = sessions;
    this.calendar = calendar;
    this.patients = patients;
    this.flags = flags;
    this.monitor = monitor;
    this.prints = prints;
  }

  /** The clinic's floor now. */
  AsOf of(UUID clinicId, Instant now) throws SQLException {
    Window window = Window.at(now);
    // Read first: what is committed meanwhile makes another print.
    FloorPrint.Print print = prints.of(clinicId, window);
    Kept kept = memory.getIfPresent(clinicId);
    if (kept == null || !kept.print().equals(print)) {
      kept = new Kept(print, read(clinicId, window));
      memory.put(clinicId, kept);
    }
    return new AsOf(print.lastEvent(), kept.floor());
  }

  private Floor read(UUID clinicId, Window window) {
    Clinic clinic = clinics.get(clinicId);
    List<InfusionSession> present = sessions.present(clinicId);
    List<InfusionSession> next =
        calendar.expected(clinicId, window.expectedFrom(), window.expectedUntil());
    Map<UUID, BoardPatient> named = named(Stream.concat(present.stream(), next.stream()));
    return new Floor(
        new BoardClinic(clinic.id(), clinic.name(), clinic.timeZone().getId()),
        chairs.of(clinicId),
        seated(present, named).collect(Collectors.groupingBy(each -> each.session().chairId())),
        calendar.leftSince(clinicId, window.leftSince()).stream()
            .collect(Collectors.groupingBy(InfusionSession::chairId)),
        next.stream()
            .collect(
                Collectors.toMap(
                    InfusionSession::chairId,
                    each -> new Next(each, patient(each, named)),
                    (first, second) -> first)));
  }

  private Map<UUID, BoardPatient> named(Stream<InfusionSession> all) {
    List<Patient> known = patients.byIds(all.map(InfusionSession::patientId).distinct().toList());
    Set<UUID> similar = SimilarNames.among(known);
    return known.stream()
        .map(each -> BoardPatient.of(each, similar.contains(each.id())))
        .collect(Collectors.toMap(BoardPatient::id, Function.identity()));
  }

  private static BoardPatient patient(InfusionSession session, Map<UUID, BoardPatient> named) {
    return Objects.requireNonNull(named.get(session.patientId()));
  }

  private Stream<Seated> seated(List<InfusionSession> present, Map<UUID, BoardPatient> named) {
    Map<UUID, Chart> charts = monitor.charts(present);
    List<Flag> unresolved = unresolved(present);
    return present.stream()
        .map(
            session ->
                Seated.of(
                    session,
                    patient(session, named),
                    Objects.requireNonNull(charts.get(session.id())),
                    monitor.protocol(session),
                    unresolved.stream()
                        .filter(flag -> isOf(session, flag))
                        .map(BoardFlag::of)
                        .toList()));
  }

  private List<Flag> unresolved(List<InfusionSession> present) {
    return present.isEmpty()
        ? List.of()
        : flags
            .unresolved(
                present.stream().map(InfusionSession::id).toList(),
                present.stream().map(InfusionSession::courseId).distinct().toList())
            .stream()
            .sorted(MOST_URGENT_FIRST)
            .toList();
  }

  /** Its course's flags without a session are a session's, too. */
  private static boolean isOf(InfusionSession session, Flag flag) {
    return flag.sessionId() == null
        ? session.courseId().equals(flag.courseId())
        : session.id().equals(flag.sessionId());
  }
}
