package org.chairside.whatif;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chairside.charting.Chart;
import org.chairside.charting.SessionMonitor;
import org.chairside.monitoring.ChartHistory;
import org.chairside.monitoring.Difference;
import org.chairside.monitoring.ProtocolEvaluator;
import org.chairside.monitoring.Replay;
import org.chairside.pastsession.SessionHistory;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.protocol.Protocols;
import org.chairside.session.InfusionSession;
import org.chairside.whatif.WhatIf.Question;
import org.chairside.whatif.WhatIfs.Waiting;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers what-if questions, one at a time on each replica, on every core. It only reads sessions,
 * in small transactions, so that charting is not delayed. If a replica dies, another restarts its
 * question.
 */
@ApplicationScoped
class WhatIfRunner {

  private static final Logger LOG = Logger.getLogger(WhatIfRunner.class);
  private static final int CHUNK = 100;
  private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(30);

  private final UUID replica = UUID.randomUUID();
  private final Transactions transactions;
  private final WhatIfs questions;
  private final SessionHistory history;
  private final Protocols protocols;
  private final SessionMonitor monitor;
  private final Clock clock;

  WhatIfRunner(
      Transactions transactions,
      WhatIfs questions,
      SessionHistory history,
      Protocols protocols,
      SessionMonitor monitor,
      Clock clock) {
    this.transactions = transactions;
    this.questions = questions;
    this.history = history;
    this.protocols = protocols;
    this.monitor = monitor;
    this.clock = clock;
  }

  private record Job(
      Actor actor, UUID id, ProtocolEvaluator then, List<UUID> sessions, Instant now) {}

  /** One session with what it is judged by. */
  private record Recorded(UUID sessionId, ChartHistory history, ProtocolEvaluator now) {}

  private record Replayed(UUID sessionId, Replay now, Replay then) {}

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void tick() throws SQLException {
    questions.firstWaiting(givenUpBefore()).ifPresent(this::answer);
  }

  private Instant givenUpBefore() {
    return clock.instant().minus(GIVEN_UP_AFTER);
  }

  private void answer(Waiting waiting) {
    Actor actor = Actor.system(waiting.organizationId());
    try {
      takeUp(actor, waiting.id());
    } catch (InterruptedException e) {
      // The program stops; another replica, or the next start, takes the question up.
      Thread.currentThread().interrupt();
    } catch (RuntimeException | ExecutionException failure) {
      LOG.errorf(failure, "what-if %s could not be answered", waiting.id());
      transactions.run(actor, () -> giveUp(waiting.id()));
    }
  }

  private void takeUp(Actor actor, UUID id) throws InterruptedException, ExecutionException {
    Job job = transactions.call(actor, () -> start(actor, id));
    if (job != null) {
      replay(job);
    }
  }

  private @Nullable Job start(Actor actor, UUID id) {
    WhatIf whatIf = questions.lock(id);
    if (!whatIf.isWaiting(givenUpBefore())) {
      return null;
    }
    Question question = whatIf.question();
    List<UUID> sessions =
        history.startedBetween(question.from(), question.until(), question.clinicId());
    Instant now = clock.instant();
    Protocols.Revised revised =
        protocols.revised(question.protocolCode(), question.protocolVersion());
    ProtocolEvaluator then = new ProtocolEvaluator(revised.document());
    whatIf.start(replica, revised.revision(), sessions.size(), now);
    return new Job(actor, id, then, sessions, now);
  }

  private void giveUp(UUID id) {
    WhatIf whatIf = questions.lock(id);
    // A question that fails at its start would be retried forever.
    if (whatIf.isQueued() || whatIf.isRunBy(replica)) {
      whatIf.fail(clock.instant());
    }
  }

  private void replay(Job job) throws InterruptedException, ExecutionException {
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      try {
        Queue<Future<List<Replayed>>> chunks = new ArrayDeque<>();
        for (int i = 0; i < job.sessions().size(); i += CHUNK) {
          List<UUID> ids = job.sessions().subList(i, Math.min(i + CHUNK, job.sessions().size()));
          chunks.add(cores.submit(() -> replay(job, ids)));
        }
        collect(job, chunks);
      } finally {
        cores.shutdownNow();
      }
    }
  }

  // A chunk's results are released as soon as they are counted.
  private void collect(Job job, Queue<Future<List<Replayed>>> chunks)
      throws InterruptedException, ExecutionException {
    Tally tally = new Tally();
    List<SessionDifference> differences = new ArrayList<>();
    int done = 0;
    while (!chunks.isEmpty()) {
      for (Replayed session : chunks.remove().get()) {
        List<Difference> found = tally.add(session.now(), session.then());
        if (!found.isEmpty()) {
          differences.add(new SessionDifference(job.id(), session.sessionId(), found));
        }
        done++;
      }
      int replayed = done;
      if (!transactions.call(job.actor(), () -> progress(job.id(), replayed))) {
        return;
      }
    }
    transactions.run(job.actor(), () -> finish(job.id(), tally.comparison(), differences));
  }

  /** Whether to continue: not if it was canceled or another replica took over. */
  private boolean progress(UUID id, int done) {
    WhatIf whatIf = questions.lock(id);
    boolean ours = whatIf.isRunBy(replica);
    if (ours) {
      whatIf.progress(done, clock.instant());
    }
    return ours;
  }

  private void finish(UUID id, Comparison comparison, List<SessionDifference> differences) {
    WhatIf whatIf = questions.lock(id);
    if (whatIf.isRunBy(replica)) {
      questions.save(differences);
      whatIf.finish(comparison, clock.instant());
    }
  }

  private List<Replayed> replay(Job job, List<UUID> ids) {
    return transactions.call(job.actor(), () -> recorded(ids)).stream()
        .map(
            session ->
                new Replayed(
                    session.sessionId(),
                    Replay.of(session.now(), session.history(), job.now()),
                    Replay.of(job.then(), session.history(), job.now())))
        .toList();
  }

  private List<Recorded> recorded(List<UUID> ids) {
    List<InfusionSession> sessions = history.readOnly(ids);
    var charts = monitor.charts(sessions);
    List<Recorded> recorded = new ArrayList<>();
    for (InfusionSession session : sessions) {
      Chart chart = charts.get(session.id());
      ProtocolEvaluator evaluator = monitor.evaluator(session);
      if (chart != null && evaluator != null) {
        recorded.add(new Recorded(session.id(), chart.history(), evaluator));
      }
    }
    return recorded;
  }
}
