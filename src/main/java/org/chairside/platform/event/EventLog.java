package org.chairside.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
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

  /** What one transaction has added, and the last number of each clinic once it is written. */
  private record Pending(List<PendingEvent> events, Map<UUID, Long> lastNumbers) {}

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
    Pending pending = new Pending(new ArrayList<>(), new TreeMap<>());
    T result = ScopedValue.where(PENDING, pending).call(transaction::get);
    UUID organization = Actor.current().organizationId();
    pending
        .lastNumbers()
        .forEach((clinic, last) -> written.fire(new Written(organization, clinic, last)));
    return result;
  }

  /** Writes what has been added, as the last statements of the transaction. */
  public void write() {
    List<PendingEvent> pending = PENDING.get().events();
    if (pending.isEmpty()) {
      return;
    }
    database.flush();
    // Clinics in one order, so that two transactions over the same clinics cannot deadlock.
    TreeMap<UUID, List<PendingEvent>> byClinic = new TreeMap<>();
    pending.forEach(
        each ->
            byClinic.computeIfAbsent(each.event().clinicId(), _ -> new ArrayList<>()).add(each));
    byClinic.forEach(this::write);
  }

  private void write(UUID clinicId, List<PendingEvent> events) {
    UUID organization = Actor.current().organizationId();
    long last = lastNumber(organization, clinicId, events.size());
    PENDING.get().lastNumbers().put(clinicId, last);
    long[] number = {last - events.size()};
    database
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (var insert =
                  connection.prepareStatement(
                      """
                      insert into event
                        (organization_id, clinic_id, number, session_id, type, at, actor_id, data)
                      values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                      """)) {
                for (PendingEvent each : events) {
                  ClinicEvent event = each.event();
                  insert.setObject(1, organization);
                  insert.setObject(2, clinicId);
                  insert.setLong(3, ++number[0]);
                  insert.setObject(4, event.sessionId());
                  insert.setString(5, event.getClass().getSimpleName());
                  insert.setObject(6, each.at().atOffset(ZoneOffset.UTC));
                  insert.setObject(7, each.actorId());
                  insert.setString(8, data(event));
                  insert.addBatch();
                }
                insert.executeBatch();
              }
            });
  }

  private long lastNumber(UUID organizationId, UUID clinicId, int count) {
    return ((Number)
            database
                .createNativeQuery(
                    """
                    insert into event_counter (organization_id, clinic_id, last_number)
                    values (:organization, :clinic, :count)
                    on conflict on constraint event_counter_pk
                    do update set last_number = event_counter.last_number + excluded.last_number
                    returning last_number
                    """)
                .setParameter("organization", organizationId)
                .setParameter("clinic", clinicId)
                .setParameter("count", count)
                .getSingleResult())
        .longValue();
  }

  private String data(ClinicEvent event) {
    try {
      return WordedJson.asCodes(json).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event cannot be written as JSON", e);
    }
  }
}
