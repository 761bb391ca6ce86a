package org.chairside.observation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Remembers the observations that were read of a session, so that only those recorded since are
 * sent again: a board of 25 running infusions reads about a thousand otherwise, each time.
 *
 * <p>Observations never change and are never deleted, which the database ensures. So a session's
 * are known by their ids, of which the database makes a fingerprint. It compares that with the one
 * that it gave before, and sends all of them where it differs. What is remembered is therefore
 * never trusted without the database's word, and holds over several replicas, transactions that are
 * rolled back and a standby that takes over.
 */
@ApplicationScoped
public class ObservationMemory {

  /** A query with the parameters that {@link Asked#bind} sets. */
  public static final String SELECT =
      """
      with asked as materialized (
        select known.session, known.count, found.total, found.print,
          found.first = known.print as holds
        from unnest(?::uuid[], ?::integer[], ?::bigint[]) as known (session, count, print)
        cross join lateral (
          select count(*) as total, coalesce(bit_xor(hash), 0) as print,
            coalesce(bit_xor(hash) filter (where place <= known.count), 0) as first
          from (
            select uuid_hash_extended(id, 0) as hash, row_number() over (order by id) as place
            from observation where organization_id = ? and session_id = known.session) each) found)
      select %s, asked.session as of_session, asked.print as print, asked.holds as holds
      from asked left join lateral (
        select * from observation
        where organization_id = ? and session_id = asked.session
          and not (asked.holds and asked.count = asked.total)
        order by id offset case when asked.holds then asked.count else 0 end) observation on true;
      """
          .formatted(ObservationRow.COLUMNS);

  private static final Comparator<Observation> BY_TIME =
      Comparator.comparing(Observation::takenAt).thenComparing(Observation::id);

  /** About a thousand sessions' observations, in some 40 MB. */
  private static final long MOST = 40_000;

  /** What nobody looks at is forgotten: patients' data are not kept for longer than of use. */
  private static final Duration KEPT = Duration.ofMinutes(30);

  /**
   * What was read of a session.
   *
   * @param print the fingerprint of their ids, as the database made it
   */
  private record Known(long print, List<Observation> observations) {
    static final Known NOTHING = new Known(0, List.of());
  }

  private final Cache<UUID, Known> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((UUID session, Known each) -> 1 + each.observations().size())
          .expireAfterAccess(KEPT)
          .build();

  /** Begins to read the observations of these sessions. */
  public Asked ask(List<UUID> sessions) {
    return new Asked(sessions);
  }

  /** One reading, from its parameters to its result. */
  public final class Asked {
    private final List<UUID> sessions;
    private final List<Known> before;

    private Asked(List<UUID> sessions) {
      this.sessions = sessions;
      before =
          sessions.stream()
              .map(each -> Objects.requireNonNullElse(known.getIfPresent(each), Known.NOTHING))
              .toList();
    }

    /**
     * Sets the parameters of {@link #SELECT}.
     *
     * @param first the place of the first of them
     * @return the place of the first parameter after them
     */
    public int bind(PreparedStatement query, int first, UUID organization) throws SQLException {
      Connection connection = query.getConnection();
      Object[] counts = before.stream().map(each -> each.observations().size()).toArray();
      Object[] prints = before.stream().map(Known::print).toArray();
      int next = first;
      query.setArray(next++, connection.createArrayOf("uuid", sessions.toArray()));
      query.setArray(next++, connection.createArrayOf("int4", counts));
      query.setArray(next++, connection.createArrayOf("int8", prints));
      query.setObject(next++, organization);
      query.setObject(next++, organization);
      return next;
    }

    /** The observations of each of the sessions, by the time when they were taken. */
    public Map<UUID, List<Observation>> read(ResultSet row) throws SQLException {
      Map<UUID, Known> now = new HashMap<>();
      while (row.next()) {
        UUID session = row.getObject("of_session", UUID.class);
        Known found = now.get(session);
        if (found == null) {
          found = begun(session, row);
          now.put(session, found);
        }
        if (row.getObject("id") != null) {
          found.observations().add(ObservationRow.read(row));
        }
      }
      Map<UUID, List<Observation>> observations = new HashMap<>();
      now.forEach((session, found) -> observations.put(session, remember(session, found)));
      return observations;
    }

    /** What is known of the session already, where the database says that it holds. */
    private Known begun(UUID session, ResultSet row) throws SQLException {
      Known earlier = before.get(sessions.indexOf(session));
      return new Known(
          row.getLong("print"),
          new ArrayList<>(row.getBoolean("holds") ? earlier.observations() : List.of()));
    }

    private List<Observation> remember(UUID session, Known found) {
      found.observations().sort(BY_TIME);
      List<Observation> all = List.copyOf(found.observations());
      known.put(session, new Known(found.print(), all));
      return all;
    }
  }
}
