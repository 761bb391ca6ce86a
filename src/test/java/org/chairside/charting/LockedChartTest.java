package org.chairside.charting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.observation.Measured;
import org.chairside.observation.Observation.Entry;
import org.chairside.observation.Observation.Source;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.Sessions;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** What is charted is judged by the session as it is under the lock. */
@ApplicationTest
class LockedChartTest {

  @Inject Charting charting;
  @Inject Sessions sessions;
  @Inject Transactions transactions;

  @Test
  void sessionThatEndedSinceItWasReadTakesNoSet() throws SQLException {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    Actor work = Actor.system(TestDatabase.shared().organizationOf(session));
    boolean[] ended = {false};

    assertThatThrownBy(
            () ->
                transactions.run(
                    work,
                    () -> {
                      sessions.get(session);
                      if (!ended[0]) {
                        cancel(clinic, session);
                        ended[0] = true;
                      }
                      charting.record(session, calm());
                    }))
        .isInstanceOf(Conflict.class);

    assertThat(
            clinic
                .nurse
                .get("/api/sessions/" + session + "/observations")
                .<Integer>path("items.size()"))
        .isZero();
  }

  private static void cancel(TestClinic clinic, UUID session) {
    clinic
        .nurse
        .post("/api/sessions/" + session + "/cancel", Map.of("reason", "the patient feels unwell"))
        .then()
        .statusCode(200);
  }

  private static Entry calm() {
    return new Entry(
        TestClinic.now(), Measured.allNormal().vitals(), null, null, false, Source.CHAIR);
  }
}
