package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A primary that comes back after its standby was promoted is not worked on. */
class TimelinesTest {

  private final Timelines timelines = new Timelines();

  /** Whether a connection to this server is given up when the pool lends it. */
  private boolean isGivenUp(PostgresNode server) throws SQLException {
    try (Connection connection = server.access().connect()) {
      timelines.onConnectionCreate(connection);
      timelines.onConnectionAcquire(connection);
      return connection.isClosed();
    }
  }

  @Test
  void returnedPrimaryIsGivenUp() throws Exception {
    try (StandbyPair pair = StandbyPair.start()) {
      pair.addStandby();
      assertThat(isGivenUp(pair.primary())).as("the primary").isFalse();

      pair.primary().kill9();
      pair.promoteStandby();
      assertThat(isGivenUp(pair.primary())).as("the promoted standby").isFalse();

      pair.standby().start();
      assertThat(isGivenUp(pair.standby())).as("the primary of before").isTrue();
      assertThat(isGivenUp(pair.primary())).as("the promoted standby, again").isFalse();
    }
  }
}
