package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.OutcomeUnknown;
import org.chairside.platform.transaction.Transactions;
import org.junit.jupiter.api.Test;

/** The connection is lost at different moments of a transaction. */
@ApplicationTest
class UnknownOutcomeTest {

  private static final Actor SOMEBODY = Actor.system(UUID.randomUUID());

  @Inject Transactions transactions;
  @Inject EntityManager database;

  @Test
  void lossDuringCommitIsUnknownOutcome() {
    assertThatThrownBy(() -> transactions.run(SOMEBODY, this::endOwnConnection))
        .isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void lossBeforeCommitIsKnownOutcome() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    SOMEBODY,
                    () -> {
                      endOwnConnection();
                      database.createNativeQuery("select 1").getSingleResult();
                    }))
        .isNotInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void databaseRefusalIsKnownOutcome() {
    assertThat(OutcomeUnknown.isLeftOpenBy(new SQLException("duplicate", "23505"))).isFalse();
    assertThat(
            OutcomeUnknown.isLeftOpenBy(new IllegalStateException(new SQLException("x", "40P01"))))
        .isFalse();
    assertThat(OutcomeUnknown.isLeftOpenBy(new SQLException("connection lost", "08006"))).isTrue();
    assertThat(OutcomeUnknown.isLeftOpenBy(new SQLException("no state"))).isTrue();
  }

  private void endOwnConnection() {
    Number process =
        (Number) database.createNativeQuery("select pg_backend_pid()").getSingleResult();
    try (Connection other = TestDatabase.shared().connect();
        PreparedStatement end = other.prepareStatement("select pg_terminate_backend(?)")) {
      end.setInt(1, process.intValue());
      end.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
