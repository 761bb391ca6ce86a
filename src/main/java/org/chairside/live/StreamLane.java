package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps charting from waiting behind its own news, however many streams this replica has: they use
 * few of its database connections at once, and the more they are the longer each rests after it
 * sent news, so that it sends what came meanwhile together.
 */
@ApplicationScoped
class StreamLane {

  private static final int CONNECTIONS = 4;
  private static final Duration REST_FOR_EACH_STREAM = Duration.ofNanos(100_000);
  private static final Duration LONGEST_REST = Duration.ofMillis(250);

  private final Semaphore places = new Semaphore(CONNECTIONS, true);
  private final AtomicInteger streams = new AtomicInteger();

  /** A stream is open until its place is closed. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  Place enter() {
    streams.incrementAndGet();
    return streams::decrementAndGet;
  }

  /** How many streams are open. */
  int streams() {
    return streams.get();
  }

  /**
   * How long a stream sends nothing after it sent news; the screen of one clinic sees none of it.
   */
  Duration rest() {
    Duration rest = REST_FOR_EACH_STREAM.multipliedBy(streams.get());
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  interface Question<T> {
    T ask() throws SQLException;
  }

  /** Asks the database when it is this stream's turn. */
  <T> T inTurn(Question<T> question) throws SQLException, InterruptedException {
    places.acquire();
    try {
      return question.ask();
    } finally {
      places.release();
    }
  }
}
