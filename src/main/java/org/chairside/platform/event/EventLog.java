package org.chairside.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chairside.platform.Actor;
import org.chairside.platform.web.WordedJson;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Collects what happens during a transaction and writes it at its end, numbered per clinic.
 *
 * <p>The number is taken from the clinic's counter row as the last thing before the commit; the row
 * lock makes concurrent writers of one clinic commit in the order of their numbers. A reader that
 * has seen number n and asks for greater ones misses nothing and sees nothing twice, on any
 * replica.
 */
@ApplicationScoped
public class EventLog {

  /**
   * Fired after the commit for each clinic in which something happened.
   *
   * @param lastNumber the number of the clinic's last event that was written; all before it are
   *     committed too
   */
  public record Written(UUID organizationId, UUID clinicId, long lastNumber) {}

  private static final String INSERT =
      """
      with counted as (
        insert into event_counter (organization_id, clinic_id, last_number) values (?, ?, ?)
        on conflict on constraint event_counter_pk
        do update set last_number = event_counter.last_number + excluded.last_number
        returning organization_id, clinic_id, last_number),
      happened as (
        select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::uuid[], ?::text[])
          with ordinality as e (session_id, type, at, actor_id, data, place)),
      written as (
        insert into event
          (organization_id, clinic_id, number, session_id, type, at, actor_id, data)
        select c.organization_id, c.clinic_id,
          c.last_number - (select count(*) from happened) + e.place,
          e.session_id, e.type, e.at, e.actor_id, e.data::jsonb
        from counted c, happened e)
      select last_number from counted
      """;

  /**
   * What one transaction has added, what is sent with it, the last number of each clinic once it is
   * written, and what is done once it has committed.
   */
  private record Pending(
      List<PendingEvent> events,
      List<LastStatement> beside,
      Map<UUID, Long> lastNumbers,
      List<Runnable> onceCommitted) {}

  private static final ScopedValue<Pending> PENDING = ScopedValue.newInstance();

  // Who and when is kept with each event: the demo plays several people and moments in one go.
  private record PendingEvent(ClinicEvent event, Instant at, @Nullable UUID actorId) {}

  private final EntityManager database;
  private final ObjectMapper json;
  private final Clock clock;
  private final Event<Written> written;

  EventLog(EntityManager database, ObjectMapper json, Clock clock, Event<Written> written) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.written = written;
  }

  /** Remembers that this happened; it is written if and only if the transaction commits. */
  public void add(ClinicEvent event) {
    PENDING.get().events().add(new PendingEvent(event, clock.instant(), Actor.current().staffId()));
  }

  /** Runs a transaction and, once it has committed, wakes the readers of the clinics' events. */
  public <T> T announcing(Supplier<T> transaction) {
    Pending pending =
        new Pending(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
    T result = ScopedValue.where(PENDING, pending).call(transaction::get);
    UUID organization = Actor.current().organizationId();
    pending
        .lastNumbers()
        .forEach((clinic, last) -> written.fire(new Written(organization, clinic, last)));
    pending.onceCommitted().forEach(Runnable::run);
    return result;
  }

  /**
   * Counts what this transaction does if it commits: not where it is rolled back, and once where it
   * is tried again. The work is already saved then, so this must not fail.
   */
  public void onceCommitted(Runnable count) {
    PENDING.get().onceCommitted().add(count);
  }

  /** Sends this with the events, in their round trip, once everything else has been written. */
  public void writeBeside(LastStatement statement) {
    PENDING.get().beside().add(statement);
  }

  /** Writes what has been added, as the last statements of the transaction, after a flush. */
  public void write() {
    Pending pending = PENDING.get();
    if (pending.events().isEmpty() && pending.beside().isEmpty()) {
      return;
    }
    // Clinics in one order, so that two transactions over the same clinics cannot deadlock.
    TreeMap<UUID, List<PendingEvent>> byClinic = new TreeMap<>();
    pending
        .events()
        .forEach(
            each ->
                byClinic
                    .computeIfAbsent(each.event().clinicId(), _ -> new ArrayList<>())
                    .add(each));
    List<LastStatement> statements = new ArrayList<>(pending.beside());
    byClinic.forEach((clinic, events) -> statements.add(insert(clinic, events)));
    List<Long> lastNumbers =
        database.unwrap(Session.class).doReturningWork(connection -> send(connection, statements));
    int next = 0;
    for (UUID clinic : byClinic.keySet()) {
      pending.lastNumbers().put(clinic, lastNumbers.get(next++));
    }
  }

  /** All statements in one round trip; returns the last number of each insert of events. */
  private static List<Long> send(Connection connection, List<LastStatement> statements)
      throws SQLException {
    String sql = statements.stream().map(LastStatement::sql).collect(Collectors.joining(";\n"));
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement all = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (LastStatement each : statements) {
        parameter = each.values().bind(all, parameter);
      }
      boolean hasRows = all.execute();
      while (hasRows || all.getUpdateCount() >= 0) {
        if (hasRows) {
          try (ResultSet row = all.getResultSet()) {
            row.next();
            numbers.add(row.getLong(1));
          }
        }
        hasRows = all.getMoreResults();
      }
    }
    return numbers;
  }

  private LastStatement insert(UUID clinicId, List<PendingEvent> events) {
    UUID organization = Actor.current().organizationId();
    return new LastStatement(
        INSERT,
        (statement, from) -> {
          int next = from;
          statement.setObject(next++, organization);
          statement.setObject(next++, clinicId);
          statement.setLong(next++, events.size());
          next = bind(statement, next, "uuid", events, each -> each.event().sessionId());
          next = bind(statement, next, "text", events, EventLog::type);
          next =
              bind(
                  statement,
                  next,
                  "timestamptz",
                  events,
                  each -> each.at().atOffset(ZoneOffset.UTC).toString());
          next = bind(statement, next, "uuid", events, PendingEvent::actorId);
          return bind(statement, next, "text", events, each -> data(each.event()));
        });
  }

  private static String type(PendingEvent event) {
    return event.event().getClass().getSimpleName();
  }

  private static int bind(
      PreparedStatement statement,
      int parameter,
      String type,
      List<PendingEvent> events,
      Function<PendingEvent, @Nullable Object> part)
      throws SQLException {
    Object[] parts = events.stream().map(part).toArray();
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, parts));
    return parameter + 1;
  }

  private String data(ClinicEvent event) {
    try {
      return WordedJson.asCodes(json).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event cannot be written as JSON", e);
    }
  }
}
