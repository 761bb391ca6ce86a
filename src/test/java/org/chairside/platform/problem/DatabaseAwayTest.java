package org.chairside.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

  private static Throwable failure(String state) {
    return new IllegalStateException(new SQLException("as the driver says it", state));
  }

  /** No connection, a refused account, a full disk, a shutdown, a held lock, a standby. */
  @ParameterizedTest
  @ValueSource(strings = {"08006", "28P01", "53100", "57P01", "55P03", "25006"})
  void databaseThatCannotWorkIsAway(String state) {
    assertThat(DatabaseAway.isBehind(failure(state))).isTrue();
  }

  /** A broken constraint, a syntax error. */
  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601"})
  void refusalOfWorkIsNoOutage(String state) {
    assertThat(DatabaseAway.isBehind(failure(state))).isFalse();
  }

  @Test
  void heldLockIsToldFromOtherOutages() {
    assertThat(DatabaseAway.isHeldLock(failure("55P03"))).isTrue();
    assertThat(DatabaseAway.isHeldLock(failure("57P01"))).isFalse();
  }
}
