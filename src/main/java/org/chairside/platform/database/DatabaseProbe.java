package org.chairside.platform.database;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.chairside.platform.problem.DatabaseAway;
import org.chairside.platform.problem.DatabaseFull;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database now and then whether it can write, in a thread of its own, so that readiness is
 * answered at once also while the database hangs. A database that cannot write is not ready: its
 * disk is full, it is a standby or waits for one, or it is gone.
 */
@ApplicationScoped
@Readiness
class DatabaseProbe implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(DatabaseProbe.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Takes room on the disk, which a small update does not, and gives it back. */
  private static final String TAKES_ROOM =
      "create temporary table room on commit drop as"
          + " select repeat(md5(i::text), 30) as filler from generate_series(1, 64) i";

  private static final String WRITES =
      "insert into database_probe values (1, now())"
          + " on conflict on constraint database_probe_pk do update set at = excluded.at";

  /** Commits wait for a synchronous standby; a role sees its own sessions. */
  private static final String AWAITED_STANDBY =
      "select exists (select from pg_stat_activity"
          + " where usename = current_user and wait_event = 'SyncRep')";

  private final AgroalDataSource database;
  private final Thread asking =
      Thread.ofPlatform().daemon().name("database-probe").unstarted(this::ask);
  private volatile @Nullable String trouble = "not asked yet";
  private volatile boolean wasFull;
  private volatile boolean stopping;

  DatabaseProbe(AgroalDataSource database, MeterRegistry metrics) {
    this.database = database;
    Gauge.builder("chairside.database.ready", () -> why() == null ? 1 : 0).register(metrics);
  }

  void start(@Observes StartupEvent start) {
    askOnce();
    asking.start();
  }

  void stop(@Observes ShutdownEvent stop) {
    stopping = true;
    asking.interrupt();
  }

  @Override
  public HealthCheckResponse call() {
    String now = why();
    var answer = HealthCheckResponse.named("database writes").status(now == null);
    return (now == null ? answer : answer.withData("trouble", now)).build();
  }

  /** Why it is not ready; null where it is. */
  private @Nullable String why() {
    return asking.isAlive() ? trouble : "not asked any more";
  }

  private void ask() {
    while (!stopping) {
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      askOnce();
    }
  }

  private void askOnce() {
    try {
      write();
      if (trouble != null) {
        LOG.info("the database takes writes");
      }
      trouble = null;
    } catch (SQLException e) {
      told(e);
    } catch (RuntimeException e) {
      LOG.error("the database could not be asked whether it takes writes", e);
      trouble = "fault";
    }
  }

  private void write() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        // A disk that was full is asked for room; otherwise that costs more than it tells.
        if (wasFull) {
          statement.execute(TAKES_ROOM);
        }
        statement.execute(WRITES);
        connection.commit();
        wasFull = false;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private void told(SQLException failure) {
    // Never back to false: somebody else may note a full disk meanwhile.
    if (DatabaseAway.isFull(failure)) {
      wasFull = true;
    }
    String said = wasFull ? "disk full" : reason(failure);
    if (!said.equals(trouble)) {
      LOG.errorf("the database takes no writes (%s)", said);
    }
    trouble = said;
  }

  private String reason(SQLException failure) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(AWAITED_STANDBY)) {
      if (row.next() && row.getBoolean(1)) {
        return "no standby confirms";
      }
    } catch (SQLException gone) {
      failure.addSuppressed(gone);
    }
    return String.valueOf(failure.getSQLState());
  }

  /** A request was told that the disk is full: not ready until there is room again. */
  void noticed(@Observes DatabaseFull full) {
    wasFull = true;
    trouble = "disk full";
  }
}
