package org.chairside.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.platform.database.OneOrganization;
import org.jboss.logging.Logger;

/**
 * Collects calls that changed nothing and writes them in batches. It is emptied before the program
 * ends; a crash can lose the last reads, never a change.
 */
@ApplicationScoped
class AuditQueue {

  private static final Logger LOG = Logger.getLogger(AuditQueue.class);
  private static final int LONGEST = 20_000;
  private static final int TOGETHER = 500;
  private static final Duration GATHERING = Duration.ofMillis(50);
  private static final Duration LISTENING = Duration.ofMillis(200);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final BlockingQueue<Unwritten> waiting = new ArrayBlockingQueue<>(LONGEST);
  private final OneOrganization organization;
  private final Thread writer = Thread.ofVirtual().name("audit").unstarted(this::writeUntilTheEnd);
  private final Counter lost;
  private volatile boolean ending;

  AuditQueue(OneOrganization organization, MeterRegistry metrics) {
    this.organization = organization;
    metrics.gaugeCollectionSize("chairside.audit.unwritten", Tags.empty(), waiting);
    lost = metrics.counter("chairside.audit.lost");
  }

  void start(@Observes StartupEvent event) {
    writer.start();
  }

  void end(@Observes ShutdownEvent event) throws InterruptedException {
    ending = true;
    if (!writer.join(FAREWELL)) {
      LOG.errorf("%d entries of the audit were not written", waiting.size());
    }
  }

  /** Adds a call, which is written soon. */
  void add(Unwritten call) {
    if (!waiting.offer(call)) {
      lost.increment();
      LOG.error("an entry of the audit is lost: the database has not taken any for too long");
    }
  }

  private void writeUntilTheEnd() {
    try {
      while (!ending || !waiting.isEmpty()) {
        Unwritten first = waiting.poll(LISTENING.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          Thread.sleep(GATHERING);
          List<Unwritten> together = new ArrayList<>(List.of(first));
          waiting.drainTo(together, TOGETHER - 1);
          writeAll(together);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll(List<Unwritten> calls) throws InterruptedException {
    Map<UUID, List<Unwritten>> byOrganization =
        calls.stream().collect(Collectors.groupingBy(Unwritten::organizationId));
    for (Map.Entry<UUID, List<Unwritten>> each : byOrganization.entrySet()) {
      write(each.getKey(), each.getValue());
    }
  }

  private void write(UUID organizationId, List<Unwritten> calls) throws InterruptedException {
    while (true) {
      try (Connection connection = organization.connect(organizationId)) {
        connection.setAutoCommit(false);
        NewEntries.write(connection, calls);
        connection.commit();
        return;
      } catch (SQLException e) {
        LOG.warnf("the audit waits for the database (%s)", e.getSQLState());
        Thread.sleep(BEFORE_ANOTHER_TRY);
      }
    }
  }
}
