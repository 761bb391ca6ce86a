package org.chairside.platform.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.chairside.TestDatabase;

/**
 * A primary and a synchronous standby: a commit is confirmed when both have it on disk. The fail-
 * over is the operator's, step by step as {@code docs/operations.md} has it.
 */
public final class StandbyPair implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestDatabase.Access access;
  private PostgresNode primary;
  private PostgresNode standby;

  private StandbyPair(PostgresNode primary, PostgresNode standby) {
    this.primary = primary;
    this.standby = standby;
    access =
        PostgresNode.access(
            "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/chairside?targetServerType=primary"
                .formatted(primary.port(), standby.port()));
  }

  /**
   * A primary of the version that the build brings; its standby is yet to be {@link #addStandby
   * added}.
   */
  public static StandbyPair start() throws IOException, SQLException {
    StandbyPair pair =
        new StandbyPair(PostgresNode.ofTheBuild("primary"), PostgresNode.ofTheBuild("standby"));
    try {
      pair.primary.create();
      return pair;
    } catch (IOException | SQLException | RuntimeException e) {
      pair.close();
      throw e;
    }
  }

  /** How replicas reach whichever of the two is the primary. */
  public TestDatabase.Access access() {
    return access;
  }

  public PostgresNode primary() {
    return primary;
  }

  public PostgresNode standby() {
    return standby;
  }

  /**
   * Makes the other server a standby of the primary, whatever was in it, and has every commit wait
   * for it from then on.
   */
  public void addStandby() throws IOException, SQLException {
    standby.createAsStandbyOf(primary);
    primary.execute("alter system set synchronous_standby_names = '*'");
    primary.execute("select pg_reload_conf()");
    awaitSynchronousStandby();
  }

  /** Waits until the standby has what the primary has, and confirms commits. */
  public void awaitSynchronousStandby() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                primary.number("select count(*) from pg_stat_replication where sync_state = 'sync'")
                    == 1);
  }

  /**
   * Has commits wait for the primary's own disk alone: what the operator does without a standby.
   */
  public void goOnWithoutStandby() throws SQLException {
    primary.execute("alter system set synchronous_standby_names = ''");
    primary.execute("select pg_reload_conf()");
  }

  /** Promotes the standby of a primary that is dead. The dead one is the standby to be, then. */
  public void promoteStandby() throws SQLException {
    standby.promote();
    PostgresNode dead = primary;
    primary = standby;
    standby = dead;
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }
}
