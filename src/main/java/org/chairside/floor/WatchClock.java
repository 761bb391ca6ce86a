package org.chairside.floor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.jboss.logging.Logger;

/**
 * Looks at the sessions whose time has come: what only time brings, such as vital signs overdue.
 *
 * <p>Every replica asks every second for due sessions, each skipping the rows that another holds.
 * Each session is then looked at in a transaction of its own, under its lock and only if it is
 * still due, so that a crash loses nothing and two replicas raise nothing twice.
 */
@ApplicationScoped
class WatchClock {

  private static final Logger LOG = Logger.getLogger(WatchClock.class);
  private static final int BATCH = 200;

  private final AgroalDataSource database;
  private final Transactions transactions;
  private final InfusionFloor floor;
  private final Clock clock;

  WatchClock(
      AgroalDataSource database, Transactions transactions, InfusionFloor floor, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.floor = floor;
    this.clock = clock;
  }

  private record Due(UUID organizationId, UUID sessionId) {}

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void tick() throws SQLException {
    due().forEach(this::look);
  }

  private List<Due> due() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, id from infusion_session
                where next_check_at <= ?
                order by next_check_at limit ?
                for update skip locked
                """)) {
      query.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      query.setInt(2, BATCH);
      ResultSet row = query.executeQuery();
      List<Due> due = new ArrayList<>();
      while (row.next()) {
        due.add(new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return due;
    }
  }

  private void look(Due due) {
    try {
      transactions.run(Actor.system(due.organizationId()), () -> floor.lookAgain(due.sessionId()));
    } catch (RuntimeException failure) {
      // One session that cannot be judged must not keep the clock from the others.
      LOG.errorf(failure, "session %s could not be looked at", due.sessionId());
    }
  }
}
