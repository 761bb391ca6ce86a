package org.chairside.live;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Looks now and then whether a clinic's counter has moved without a hint, as after a crash. */
@ApplicationScoped
class MissedEventPoll {

  private final AgroalDataSource database;
  private final EventSignal eventSignal;

  MissedEventPoll(AgroalDataSource database, EventSignal eventSignal) {
    this.database = database;
    this.eventSignal = eventSignal;
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void poll() throws SQLException {
    Set<UUID> clinics = eventSignal.clinics();
    if (clinics.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select clinic_id, last_number from event_counter where clinic_id = any(?)")) {
      Array ids = connection.createArrayOf("uuid", clinics.toArray());
      query.setArray(1, ids);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        eventSignal.tell(row.getObject(1, UUID.class), row.getLong(2));
      }
    }
  }
}
