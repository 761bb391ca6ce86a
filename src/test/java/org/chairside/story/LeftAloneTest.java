package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.chairside.ApplicationTest;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** What time alone brings comes to each session by itself. */
@ApplicationTest
class LeftAloneTest {

  @Inject AgroalDataSource database;

  @Test
  void whoHoldsOneSessionKeepsTheClockFromNoOther() throws Exception {
    Ward ward = Ward.open();
    UUID held = ward.aCheckedInSession();
    UUID other = ward.aBookedSessionFor(ward.aPatient(), 1);
    ward.nurse.post("/api/sessions/" + other + "/check-in").then().statusCode(200);
    Instant now = Ward.now();
    overdueAt(held, now.plusSeconds(2));
    overdueAt(other, now.plusSeconds(5));
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      hold(holder, held);
      awaitOverdue(ward, other, now.plusSeconds(10));
      assertThat(isOverdue(ward, held)).isFalse();
      holder.rollback();
      holder.setAutoCommit(true);
    }
    awaitOverdue(ward, held, Instant.now().plusSeconds(5));
  }

  private static void hold(Connection holder, UUID session) throws SQLException {
    try (PreparedStatement lock =
        holder.prepareStatement("select 1 from infusion_session where id = ? for update")) {
      lock.setObject(1, session);
      lock.execute();
    }
  }

  /** As if the patient had been checked in, and that written down, 45 minutes before. */
  private void overdueAt(UUID session, Instant at) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update infusion_session
                set checked_in_at = ?, phase_recorded_at = ?, next_check_at = ? where id = ?
                """)) {
      update.setObject(1, at.minus(Duration.ofMinutes(45)).atOffset(ZoneOffset.UTC));
      update.setObject(2, at.minus(Duration.ofMinutes(45)).atOffset(ZoneOffset.UTC));
      update.setObject(3, at.atOffset(ZoneOffset.UTC));
      update.setObject(4, session);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static boolean isOverdue(Ward ward, UUID session) {
    return ward.session(session).get("flags").findValuesAsText("code").contains("vitals-overdue");
  }

  private static void awaitOverdue(Ward ward, UUID session, Instant latest) {
    while (!isOverdue(ward, session)) {
      assertThat(Instant.now()).isBefore(latest);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
