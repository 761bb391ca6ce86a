package org.chairside.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Only the work that reads much waits longer, however it ends. */
@ApplicationTest
class LongReadsTest {

  private static final int CONNECTIONS = 10;
  private static final int LONG_MILLIS = 25_000;

  @Inject AgroalDataSource pool;
  @Inject EntityManager database;
  @Inject LongReads longReads;
  @Inject Transactions transactions;

  private final Actor anybody = Actor.system(UUID.randomUUID());

  @Test
  void onlyThatTransactionWaitsLonger() throws SQLException {
    Set<Integer> usual = patiences();
    assertThat(usual).hasSize(1).allMatch(millis -> millis < LONG_MILLIS);
    transactions.run(
        anybody,
        () -> {
          longReads.allow();
          assertThat(patienceWithin()).isEqualTo(LONG_MILLIS);
        });
    assertThat(patiences()).isEqualTo(usual);
  }

  @Test
  void connectionIsAsImpatientAsOthersAfterFailedWork() throws SQLException {
    Set<Integer> usual = patiences();
    assertThatThrownBy(
            () ->
                transactions.run(
                    anybody,
                    () -> {
                      longReads.allow();
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessageContaining("on purpose");
    assertThat(patiences()).isEqualTo(usual);
  }

  @Test
  void lostConnectionLeavesRoomForOthers() throws SQLException {
    Set<Integer> usual = patiences();
    for (int i = 0; i <= pool.getConfiguration().connectionPoolConfiguration().maxSize(); i++) {
      assertThatThrownBy(() -> transactions.run(anybody, this::loseConnectionOfLongRead))
          .hasStackTraceContaining("terminating connection")
          .satisfies(
              failure ->
                  assertThat(failure.getSuppressed())
                      .noneMatch(IllegalStateException.class::isInstance));
    }
    assertThat(patiences()).isEqualTo(usual);
  }

  private void loseConnectionOfLongRead() {
    longReads.allow();
    database
        .createNativeQuery("select pg_terminate_backend(pg_backend_pid())", Boolean.class)
        .getSingleResult();
  }

  private int patienceWithin() {
    return database.unwrap(Session.class).doReturningWork(Connection::getNetworkTimeout);
  }

  /** Of many of the pool's connections, which are lent at once. */
  private Set<Integer> patiences() throws SQLException {
    List<Connection> lent = new ArrayList<>();
    Set<Integer> millis = new TreeSet<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        lent.add(pool.getConnection());
        millis.add(lent.getLast().getNetworkTimeout());
      }
    } finally {
      for (Connection each : lent) {
        each.close();
      }
    }
    return millis;
  }
}
