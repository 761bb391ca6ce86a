package org.chairside.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.chairside.live.EventSignal.News;
import org.chairside.live.RecentEvents.ToldEvent;
import org.chairside.live.StreamPermissions.Reader;
import org.chairside.message.Language;
import org.jboss.logging.Logger;

/**
 * One open stream: sends what it has not sent yet, in order, waits until there is more, and begins
 * again. The next events go out when those before have been taken, so that a slow reader delays
 * only its own stream.
 */
final class EventStream implements Runnable {

  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final long RETRY_MILLIS = 1_000;

  private final RecentEvents events;
  private final EventSignal eventSignal;
  private final StreamPermissions permissions;
  private final StreamLane lane;
  private final StreamMeters meters;
  private final Reader reader;
  private final SseEventSink sink;
  private final Sse sse;
  private final HttpServerResponse response;
  private final Language language;
  private long last;
  private long lastBeforeOpening;

  EventStream(
      RecentEvents events,
      EventSignal eventSignal,
      StreamPermissions permissions,
      StreamLane lane,
      StreamMeters meters,
      Reader reader,
      long last,
      SseEventSink sink,
      Sse sse,
      HttpServerResponse response,
      Language language) {
    this.events = events;
    this.eventSignal = eventSignal;
    this.permissions = permissions;
    this.lane = lane;
    this.meters = meters;
    this.reader = reader;
    this.last = last;
    this.sink = sink;
    this.sse = sse;
    this.response = response;
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
    try (sink;
        StreamLane.Place _ = lane.enter()) {
      News news = eventSignal.news(reader.clinicId());
      lastBeforeOpening = news.lastNumber();
      while (!sink.isClosed() && permissions.holds(reader, news.wakes())) {
        sendAll(news.lastNumber());
        awaitNewsAfter(news);
        if (eventSignal.isStopping()) {
          // The reader comes back soon, to another replica or to the next start of this one.
          send(sse.newEventBuilder().comment("come back").reconnectDelay(RETRY_MILLIS).build());
          return;
        }
        news = eventSignal.news(reader.clinicId());
      }
    } catch (CompletionException | IllegalStateException gone) {
      LOG.debug("a reader has gone", gone);
    } catch (SQLException e) {
      // The reader comes back with the last id that it saw.
      LOG.warnf("a stream ends for want of the database: %s", e.getSQLState());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      permissions.forget(reader);
    }
  }

  private void sendAll(long newest) throws SQLException, InterruptedException {
    long before = last;
    List<ToldEvent> some =
        events.between(reader.actor().organizationId(), reader.clinicId(), last, newest);
    while (!some.isEmpty()) {
      write(some);
      last = some.getLast().number();
      some = events.between(reader.actor().organizationId(), reader.clinicId(), last, newest);
    }
    if (last > before) {
      Thread.sleep(lane.rest());
    }
  }

  /** All at once: the framework's own sender would word and send each of them for each stream. */
  private void write(List<ToldEvent> some) {
    Buffer text = Buffer.buffer();
    for (ToldEvent event : some) {
      text.appendBytes(event.in(language));
    }
    write(text);
    // What happened before is no news, however late its reader comes.
    some.stream()
        .filter(event -> event.number() > lastBeforeOpening)
        .forEach(event -> meters.handedOver(event.at()));
  }

  private void write(Buffer text) {
    meters.handingOver(() -> response.write(text).toCompletionStage().toCompletableFuture().join());
  }

  private void awaitNewsAfter(News news) throws InterruptedException {
    if (!eventSignal.await(reader.clinicId(), news.wakes(), HEARTBEAT)) {
      permissions.forget(reader);
      write(Buffer.buffer(": still here\n\n"));
    }
  }

  private void send(OutboundSseEvent event) {
    meters.handingOver(() -> sink.send(event).toCompletableFuture().join());
  }
}
