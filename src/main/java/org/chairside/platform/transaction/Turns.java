package org.chairside.platform.transaction;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.chairside.platform.transaction.InTurn.Line;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many calls of each line run at once on this replica: planning has a third of its connections
 * and reports a fifth, so that charting always finds others.
 */
@Singleton
class Turns {

  /** Each that waits holds one of 200 threads; charting needs the others. */
  static final int MOST_WAITING = 50;

  private final Semaphore planning;
  private final Semaphore reports;

  Turns(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
    planning = new Semaphore(Math.max(1, connections / 3), true);
    reports = new Semaphore(Math.max(1, connections / 5), true);
  }

  /** The turns of the line, given out in order of arrival. */
  Semaphore of(Line line) {
    return switch (line) {
      case PLANNING -> planning;
      case REPORTS -> reports;
    };
  }
}
