package org.chairside.duecheck;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chairside.charting.SessionMonitor;
import org.chairside.duecheck.DueSessions.Due;
import org.chairside.duecheck.DueSessions.Found;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.jboss.logging.Logger;

/**
 * Checks sessions for what only time brings, such as overdue vital signs.
 *
 * <p>Every replica asks every second for due sessions, each skipping the rows that another holds.
 * Each session is then looked at under its lock and only if it is still due, so that a crash loses
 * nothing and two replicas raise nothing twice. A session locked by somebody is skipped, so that it
 * does not delay the others.
 *
 * <p>A few sessions share a transaction: events of a clinic are numbered until the commit is on the
 * disk, so a commit for each session would serialize them. If one of them cannot be evaluated, each
 * is checked separately.
 */
@Startup
@ApplicationScoped
class DueCheckJob {

  private static final Logger LOG = Logger.getLogger(DueCheckJob.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int MOST = 1000;
  private static final int TOGETHER = 10;
  // Leaves most connections to people.
  private static final int AT_ONCE = 4;

  private final DueSessions sessions;
  private final Transactions transactions;
  private final SessionMonitor monitor;
  private final Clock clock;
  private final Counter failed;
  private volatile Instant dueSince;

  DueCheckJob(
      DueSessions sessions,
      Transactions transactions,
      SessionMonitor monitor,
      Clock clock,
      MeterRegistry metrics) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.monitor = monitor;
    this.clock = clock;
    failed = metrics.counter("chairside.due.checks.failed");
    dueSince = clock.instant().plus(EVERY);
    TimeGauge.builder("chairside.due.checks.late", this::millisLate, TimeUnit.MILLISECONDS)
        .register(metrics);
  }

  /** How late the oldest check is; it grows also while nothing can be asked or nobody asks. */
  private long millisLate() {
    return Math.max(0, Duration.between(dueSince, clock.instant()).toMillis());
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void tick() throws SQLException {
    Instant now = clock.instant();
    Found found = sessions.until(now, MOST);
    // What falls due from now on is found by the next round.
    dueSince = found.since() == null ? now.plus(EVERY) : found.since();
    List<List<Due>> batches = batches(found.sessions());
    if (batches.isEmpty()) {
      return;
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("clock-", 0).factory())) {
      batches.forEach(batch -> threads.execute(() -> look(batch)));
    }
  }

  /** Each for one organization, the longest due first. */
  private static List<List<Due>> batches(List<Due> due) {
    Map<UUID, List<Due>> byOrganization =
        due.stream()
            .collect(
                Collectors.groupingBy(
                    Due::organizationId, LinkedHashMap::new, Collectors.toList()));
    List<List<Due>> batches = new ArrayList<>();
    for (List<Due> of : byOrganization.values()) {
      for (int i = 0; i < of.size(); i += TOGETHER) {
        batches.add(of.subList(i, Math.min(i + TOGETHER, of.size())));
      }
    }
    return batches;
  }

  private void look(List<Due> batch) {
    try {
      transactions.run(
          Actor.system(batch.getFirst().organizationId()),
          () -> batch.forEach(due -> monitor.lookAgain(due.sessionId())));
    } catch (RuntimeException failure) {
      if (batch.size() > 1) {
        batch.forEach(due -> look(List.of(due)));
      } else {
        failed.increment();
        LOG.errorf(failure, "session %s could not be looked at", batch.getFirst().sessionId());
      }
    }
  }
}
