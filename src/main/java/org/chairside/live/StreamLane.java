package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/**
 * Lets the streams of this replica use few of its database connections at once: however many there
 * are, charting does not wait behind its own news.
 */
@ApplicationScoped
class StreamLane {

  private static final int CONNECTIONS = 4;

  private final Semaphore places = new Semaphore(CONNECTIONS, true);

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
