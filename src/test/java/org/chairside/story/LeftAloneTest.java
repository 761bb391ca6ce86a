package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Time-based checks reach each session independently. */
@ApplicationTest
class LeftAloneTest {

  @Test
  void lockedSessionDelaysNoOther() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID held = clinic.aCheckedInSession();
    UUID other = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.nurse.post("/api/sessions/" + other + "/check-in").then().statusCode(200);
    Instant now = TestClinic.now();
    overdueAt(held, now.plusSeconds(2));
    overdueAt(other, now.plusSeconds(5));
    try (Connection holder = TestDatabase.shared().connectAsOwner()) {
      holder.setAutoCommit(false);
      hold(holder, held);
      awaitOverdue(clinic, other, now.plusSeconds(10));
      assertThat(isOverdue(clinic, held)).isFalse();
      holder.rollback();
      holder.setAutoCommit(true);
    }
    awaitOverdue(clinic, held, Instant.now().plusSeconds(5));
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
    try (Connection connection = TestDatabase.shared().connectAsOwner();
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

  private static boolean isOverdue(TestClinic clinic, UUID session) {
    return clinic.session(session).get("flags").findValuesAsText("code").contains("vitals-overdue");
  }

  private static void awaitOverdue(TestClinic clinic, UUID session, Instant latest) {
    await().atMost(Duration.between(Instant.now(), latest)).until(() -> isOverdue(clinic, session));
  }
}
