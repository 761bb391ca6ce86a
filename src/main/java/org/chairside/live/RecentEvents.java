package org.chairside.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.chairside.message.Language;
import org.chairside.platform.event.Events;
import org.chairside.platform.event.Events.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of the clinics that have readers, read from the database and worded once for
 * all streams of this replica.
 */
@ApplicationScoped
class RecentEvents {

  private static final int KEPT = 500;
  private static final int BATCH = 200;

  private final Events events;
  private final ObjectMapper json;
  private final StreamLane lane;
  private final Map<UUID, Latest> byClinic = new ConcurrentHashMap<>();

  RecentEvents(Events events, ObjectMapper json, StreamLane lane) {
    this.events = events;
    this.json = json;
    this.lane = lane;
  }

  /** An event as a stream sends it. */
  private record StreamEvent(
      long id,
      String type,
      Instant at,
      @Nullable UUID sessionId,
      @Nullable UUID actorId,
      JsonNode data) {}

  /** An event with its text in each language in which it was told. */
  final class ToldEvent {

    private final StoredEvent event;
    private final Map<Language, byte[]> texts = new ConcurrentHashMap<>();

    private ToldEvent(StoredEvent event) {
      this.event = event;
    }

    long number() {
      return event.number();
    }

    /** When it happened. */
    Instant at() {
      return event.at();
    }

    /** As a stream sends it: its number and its JSON, with the messages in this language. */
    byte[] in(Language language) {
      return texts.computeIfAbsent(language, this::write);
    }

    private byte[] write(Language language) {
      try {
        String data =
            json.writeValueAsString(
                new StreamEvent(
                    event.number(),
                    event.type(),
                    event.at(),
                    event.sessionId(),
                    event.actorId(),
                    language.sayIn(event.data())));
        return "id:%d\ndata:%s\n\n".formatted(number(), data).getBytes(UTF_8);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an event cannot be written as JSON", e);
      }
    }
  }

  /** All events of a clinic after one number up to another. */
  private static final class Latest {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ToldEvent> events = new ArrayList<>();
    private long after;
    private long upTo;

    private Latest(long number) {
      after = number;
      upTo = number;
    }

    private void add(ToldEvent event) {
      events.add(event);
      upTo = event.number();
    }

    private void forgetOldest() {
      if (events.size() > 2 * KEPT) {
        List<ToldEvent> oldest = events.subList(0, events.size() - KEPT);
        after = oldest.getLast().number();
        oldest.clear();
      }
    }

    /** Goes on from there: what came while nobody read is read by those alone who ask for it. */
    private void skipTo(long number) {
      events.clear();
      after = number;
      upTo = number;
    }

    // Numbers have no gaps.
    private List<ToldEvent> between(long number, long newest) {
      int first = (int) Math.min(number - after, events.size());
      int end = Math.clamp(newest - after, first, events.size());
      return List.copyOf(events.subList(first, Math.min(first + BATCH, end)));
    }
  }

  /**
   * The first events of a clinic after one number up to another, in order; none where that was the
   * last.
   */
  List<ToldEvent> between(UUID organizationId, UUID clinicId, long number, long newest)
      throws SQLException, InterruptedException {
    Latest latest =
        byClinic.computeIfAbsent(clinicId, _ -> new Latest(Math.max(number, newest - KEPT)));
    latest.lock.lockInterruptibly();
    try {
      if (newest - latest.upTo > KEPT) {
        latest.skipTo(newest - KEPT);
      }
      if (newest > latest.upTo) {
        readOn(latest, organizationId, clinicId);
      }
      if (number >= latest.after) {
        return latest.between(number, newest);
      }
    } finally {
      latest.lock.unlock();
    }
    return read(organizationId, clinicId, number).stream()
        .filter(event -> event.number() <= newest)
        .toList();
  }

  private void readOn(Latest latest, UUID organizationId, UUID clinicId)
      throws SQLException, InterruptedException {
    List<ToldEvent> batch;
    do {
      batch = read(organizationId, clinicId, latest.upTo);
      batch.forEach(latest::add);
      latest.forgetOldest();
    } while (batch.size() == BATCH);
  }

  private List<ToldEvent> read(UUID organizationId, UUID clinicId, long number)
      throws SQLException, InterruptedException {
    return lane.inTurn(() -> events.after(organizationId, clinicId, number, BATCH)).stream()
        .map(ToldEvent::new)
        .toList();
  }
}
