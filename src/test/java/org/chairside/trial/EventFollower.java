package org.chairside.trial;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.trial.Charting.Event;

/**
 * Follows a clinic's live stream from its beginning. Where the stream breaks, it goes on after the
 * last event that it saw, as a browser does.
 */
final class EventFollower implements AutoCloseable {

  private static final long BEFORE_NEXT_TRY = 200;

  private final URI server;
  private final String token;
  private final UUID clinic;
  private final List<Event> seen = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private final AtomicInteger resumed = new AtomicInteger();
  private volatile boolean closing;

  EventFollower(URI server, String token, UUID clinic) {
    this.server = server;
    this.token = token;
    this.clinic = clinic;
    thread = Thread.ofPlatform().daemon().name("follower").start(this::follow);
  }

  private void follow() {
    while (!closing) {
      long last = last();
      try (EventTape tape = EventTape.after(last, server, token, clinic)) {
        while (!closing) {
          seen.add(Event.of(tape.next()));
        }
      } catch (IOException | Api.Unanswered | IllegalStateException broken) {
        resumed.incrementAndGet();
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BEFORE_NEXT_TRY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The number of the last event that came. */
  long last() {
    return seen.isEmpty() ? 0 : seen.getLast().number();
  }

  List<Event> seen() {
    return seen;
  }

  /** How often the stream broke. */
  int resumed() {
    return resumed.get();
  }

  /** The thread ends with the next event, or with the program. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
