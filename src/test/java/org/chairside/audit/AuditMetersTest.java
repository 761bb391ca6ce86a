package org.chairside.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** What the operator's meters tell of the audit. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class AuditMetersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject EveryOrganization everyOrganization;
  @Inject OneOrganization oneOrganization;

  private final MockClock ticks = new MockClock();
  private final MeterRegistry metrics = new SimpleMeterRegistry(SimpleConfig.DEFAULT, ticks);

  private double sinceSealing() {
    return metrics.get("chairside.audit.since.sealing").timeGauge().value(TimeUnit.SECONDS);
  }

  private double unsealed() {
    return metrics.get("chairside.audit.unsealed").gauge().value();
  }

  @Test
  void timeSinceLastRoundIsKnown() throws SQLException {
    ChainWriter writer = new ChainWriter(everyOrganization, oneOrganization, metrics);
    ticks.add(Duration.ofSeconds(70));
    assertThat(sinceSealing()).isEqualTo(70);
    writer.seal();
    assertThat(sinceSealing()).isZero();
    ticks.add(Duration.ofSeconds(3));
    assertThat(sinceSealing()).isEqualTo(3);
  }

  @Test
  void entriesThatWaitAreKnown() throws SQLException {
    ChainWriter writer = new ChainWriter(everyOrganization, oneOrganization, metrics);
    TestClinic clinic = TestClinic.open();
    String organization = clinic.admin.get("/api/me").path("organization.id");
    try (Connection another = TestDatabase.shared().connectAsOwner()) {
      another.setAutoCommit(false);
      // As a replica that is sealing this organization's entries, and hangs.
      try (PreparedStatement lock =
          another.prepareStatement(
              "select pg_advisory_xact_lock(hashtextextended('audit ' || ?, 0))")) {
        lock.setString(1, organization);
        lock.execute();
      }
      clinic.aPatient();
      writer.seal();
      assertThat(unsealed()).isPositive();
      another.rollback();
    }
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              writer.seal();
              return unsealed() == 0;
            });
  }

  @Test
  void lostEntryIsCounted() {
    AuditQueue queue = new AuditQueue(oneOrganization, metrics);
    Unwritten call =
        new Unwritten(
            UUID.randomUUID(),
            Instant.EPOCH,
            null,
            "127.0.0.1",
            "GET",
            new AuditedCall("/me", "", null),
            200,
            Set.of(),
            null,
            List.of());
    for (int i = 0; i < 20_000; i++) {
      queue.add(call);
    }
    assertThat(metrics.get("chairside.audit.unwritten").gauge().value()).isEqualTo(20_000);
    assertThat(metrics.get("chairside.audit.lost").counter().count()).isZero();
    queue.add(call);
    assertThat(metrics.get("chairside.audit.lost").counter().count()).isEqualTo(1);
  }
}
