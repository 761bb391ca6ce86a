package org.chairside.charting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.OptimisticLockException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.monitoring.ThresholdOverride;
import org.chairside.observation.Observation;
import org.chairside.observation.ObservationMemory;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotFound;
import org.chairside.protocol.ThresholdOverrides;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Reads charts. One round trip has every set of vital signs, and says what else there is: most
 * sessions have no side effect, no flag and no limit of the patient's own, so that nothing more is
 * read.
 */
@ApplicationScoped
class Charts {

  private static final String LOCK =
      """
      select version from infusion_session where organization_id = ? and id = ? for no key update;
      """;
  private static final String WHAT_ELSE =
      """
      select
        exists (select from side_effect where organization_id = ? and session_id = any (?)),
        exists (select from flag where organization_id = ? and session_id = any (?))
          or exists (
            select from flag f join infusion_session s
              on s.organization_id = f.organization_id and s.course_id = f.course_id
            where s.organization_id = ? and s.id = any (?) and f.session_id is null),
        exists (select from recovery_score where organization_id = ? and session_id = any (?)),
        exists (
          select from threshold_override o
          join infusion_session s
            on s.organization_id = o.organization_id and s.patient_id = o.patient_id
          where s.organization_id = ? and s.id = any (?))
      """;
  private static final int PAIRS = 5;

  private final EntityManager database;
  private final Sessions sessions;
  private final ObservationMemory observations;
  private final ThresholdOverrides overrides;
  private final SideEffects sideEffects;
  private final Duration lateAfter;

  Charts(
      EntityManager database,
      Sessions sessions,
      ObservationMemory observations,
      ThresholdOverrides overrides,
      SideEffects sideEffects,
      @ConfigProperty(name = "chairside.entered-late-after") Duration lateAfter) {
    this.database = database;
    this.sessions = sessions;
    this.observations = observations;
    this.overrides = overrides;
    this.sideEffects = sideEffects;
    this.lateAfter = lateAfter;
  }

  /** What a reading found; the version is that of a locked session, or null where none was. */
  private record Rows(
      @Nullable Integer version,
      Map<UUID, List<Observation>> observations,
      boolean sideEffects,
      boolean flags,
      boolean scores,
      boolean overrides) {}

  /** A session, locked until the transaction ends, and what is charted in it. */
  record Locked(InfusionSession session, Chart chart) {}

  /**
   * Locks a session and reads its chart as it is under the lock, in the same round trip.
   *
   * @throws NotFound where the organization has no such session
   * @throws OptimisticLockException where the transaction read the session before, and it has
   *     changed since; the transaction is then done again
   */
  Locked lock(UUID sessionId) {
    Rows rows = read(List.of(sessionId), LOCK);
    InfusionSession session = sessions.withSegments(sessionId);
    if (!Objects.equals(rows.version(), session.version())) {
      throw new OptimisticLockException("the session changed before it was locked");
    }
    return new Locked(session, charts(List.of(session), rows).values().iterator().next());
  }

  /** All that is charted in each of these sessions. */
  Map<UUID, Chart> of(List<InfusionSession> sessions) {
    return sessions.isEmpty()
        ? Map.of()
        : charts(sessions, read(sessions.stream().map(InfusionSession::id).toList(), ""));
  }

  private Map<UUID, Chart> charts(List<InfusionSession> sessions, Rows rows) {
    Map<UUID, Map<String, List<ThresholdOverride>>> limits =
        rows.overrides()
            ? overrides.of(sessions.stream().map(InfusionSession::patientId).distinct().toList())
            : Map.of();
    Map<UUID, List<SideEffect>> noticed =
        rows.sideEffects()
            ? sideEffects.of(sessions.stream().map(InfusionSession::id).toList()).stream()
                .collect(Collectors.groupingBy(SideEffect::sessionId))
            : Map.of();
    return sessions.stream()
        .collect(
            Collectors.toMap(
                InfusionSession::id,
                session ->
                    new Chart(
                        session,
                        rows.flags(),
                        rows.scores(),
                        limits
                            .getOrDefault(session.patientId(), Map.of())
                            .getOrDefault(
                                Objects.toString(session.checkIn().protocolCode()), List.of()),
                        lateAfter,
                        rows.observations().getOrDefault(session.id(), List.of()),
                        noticed.getOrDefault(session.id(), List.of()))));
  }

  private Rows read(List<UUID> ids, String lock) {
    if (database.getFlushMode() == FlushModeType.AUTO) {
      // As before each of Hibernate's own queries: what the transaction has changed is read, too.
      database.flush();
    }
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> read(connection, ids, lock));
  }

  private Rows read(Connection connection, List<UUID> ids, String lock) throws SQLException {
    UUID organization = Actor.current().organizationId();
    Array sessions = connection.createArrayOf("uuid", ids.toArray());
    ObservationMemory.Asked asked = observations.ask(ids);
    try (PreparedStatement query =
        connection.prepareStatement(lock + ObservationMemory.SELECT + WHAT_ELSE)) {
      int next = 1;
      if (!lock.isEmpty()) {
        query.setObject(next++, organization);
        query.setObject(next++, ids.getFirst());
      }
      next = asked.bind(query, next, organization);
      for (int i = 0; i < PAIRS; i++) {
        query.setObject(next++, organization);
        query.setArray(next++, sessions);
      }
      query.execute();
      Integer version = lock.isEmpty() ? null : version(query);
      Map<UUID, List<Observation>> observed;
      try (ResultSet row = query.getResultSet()) {
        observed = asked.read(row);
      }
      query.getMoreResults();
      try (ResultSet row = query.getResultSet()) {
        row.next();
        return new Rows(
            version,
            observed,
            row.getBoolean(1),
            row.getBoolean(2),
            row.getBoolean(3),
            row.getBoolean(4));
      }
    }
  }

  private static @Nullable Integer version(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.getResultSet()) {
      Integer version = row.next() ? row.getInt(1) : null;
      query.getMoreResults();
      return version;
    }
  }
}
