package org.chairside.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.chairside.message.Language;
import org.chairside.platform.event.Events;
import org.chairside.platform.event.Events.StoredEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: sends what it has not sent yet, in order, waits until there is more, and begins
 * again. The next event goes out when the one before has been taken, so that a slow reader delays
 * only its own stream.
 */
final class EventStream implements Runnable {

  /** An event as the stream sends it. */
  record StreamEvent(
      long id,
      String type,
      Instant at,
      @Nullable UUID sessionId,
      @Nullable UUID actorId,
      JsonNode data) {}

  /** Whether the reader may still read. */
  interface Permission {
    boolean holds() throws SQLException;
  }

  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int BATCH = 200;
  private static final long RETRY_MILLIS = 1_000;

  private final Events events;
  private final EventSignal eventSignal;
  private final ObjectMapper json;
  private final UUID organizationId;
  private final UUID clinicId;
  private final SseEventSink sink;
  private final Sse sse;
  private final Permission permission;
  private final Language language;
  private long last;

  EventStream(
      Events events,
      EventSignal eventSignal,
      ObjectMapper json,
      UUID organizationId,
      UUID clinicId,
      long last,
      SseEventSink sink,
      Sse sse,
      Permission permission,
      Language language) {
    this.events = events;
    this.eventSignal = eventSignal;
    this.json = json;
    this.organizationId = organizationId;
    this.clinicId = clinicId;
    this.last = last;
    this.sink = sink;
    this.sse = sse;
    this.permission = permission;
    this.language = language;
  }

  /** Sends the head of the answer and a comment; false where the reader has gone already. */
  static boolean open(SseEventSink sink, Sse sse) {
    try {
      sink.send(sse.newEventBuilder().comment("open").reconnectDelay(RETRY_MILLIS).build())
          .toCompletableFuture()
          .join();
      return true;
    } catch (CompletionException | IllegalStateException gone) {
      LOG.debug("a reader has gone", gone);
      return false;
    }
  }

  @Override
  public void run() {
    try (sink) {
      while (!sink.isClosed() && permission.holds()) {
        sendAllAndWait();
        if (eventSignal.isStopping()) {
          // The reader comes back soon, to another replica or to the next start of this one.
          send(sse.newEventBuilder().comment("come back").reconnectDelay(RETRY_MILLIS).build());
          return;
        }
      }
    } catch (CompletionException | IllegalStateException gone) {
      LOG.debug("a reader has gone", gone);
    } catch (SQLException e) {
      // The reader comes back with the last id that it saw.
      LOG.warnf("a stream ends for want of the database: %s", e.getSQLState());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAllAndWait() throws SQLException, InterruptedException {
    long wakes = eventSignal.wakes(clinicId);
    List<StoredEvent> batch;
    do {
      batch = events.after(organizationId, clinicId, last, BATCH);
      for (StoredEvent event : batch) {
        send(message(event));
        last = event.number();
      }
    } while (batch.size() == BATCH);
    if (!eventSignal.await(clinicId, wakes, HEARTBEAT)) {
      send(sse.newEventBuilder().comment("still here").build());
    }
  }

  private OutboundSseEvent message(StoredEvent event) {
    return sse.newEventBuilder().id(Long.toString(event.number())).data(told(event)).build();
  }

  private String told(StoredEvent event) {
    try {
      return json.writeValueAsString(
          new StreamEvent(
              event.number(),
              event.type(),
              event.at(),
              event.sessionId(),
              event.actorId(),
              language.sayIn(event.data())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  private void send(OutboundSseEvent event) {
    sink.send(event).toCompletableFuture().join();
  }
}
