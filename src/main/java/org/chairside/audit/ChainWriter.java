package org.chairside.audit;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chairside.audit.AuditChain.Link;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;

/**
 * Numbers committed entries and appends them to their organization's chain a moment later, so that
 * callers do not wait for the chain. One replica at a time does so for an organization.
 */
@Startup
@ApplicationScoped
class ChainWriter {

  private static final int TOGETHER = 500;

  private final EveryOrganization everyOrganization;
  private final OneOrganization oneOrganization;
  private final Clock ticks;
  private final AtomicLong waiting = new AtomicLong();
  private volatile long finishedAt;

  ChainWriter(
      EveryOrganization everyOrganization, OneOrganization oneOrganization, MeterRegistry metrics) {
    this.everyOrganization = everyOrganization;
    this.oneOrganization = oneOrganization;
    ticks = metrics.config().clock();
    finishedAt = ticks.monotonicTime();
    TimeGauge.builder(
            "chairside.audit.since.sealing",
            () -> ticks.monotonicTime() - finishedAt,
            TimeUnit.NANOSECONDS)
        .register(metrics);
    metrics.gauge("chairside.audit.unsealed", waiting);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void seal() throws SQLException {
    for (UUID organization : waiting()) {
      while (sealSome(organization) == TOGETHER) {
        // there is more
      }
    }
    finishedAt = ticks.monotonicTime();
  }

  private Set<UUID> waiting() throws SQLException {
    try (Connection connection = everyOrganization.connect()) {
      Map<UUID, Long> unsealed = AuditRows.unsealedByOrganization(connection);
      waiting.set(unsealed.values().stream().mapToLong(Long::longValue).sum());
      return unsealed.keySet();
    }
  }

  /** How many were sealed; 0 if another replica is sealing. */
  private int sealSome(UUID organization) throws SQLException {
    try (Connection connection = oneOrganization.connect(organization)) {
      connection.setAutoCommit(false);
      try {
        int sealed = isMine(connection, organization) ? sealSome(connection, organization) : 0;
        connection.commit();
        return sealed;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static boolean isMine(Connection connection, UUID organization) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select pg_try_advisory_xact_lock(hashtextextended('audit ' || ?, 0))")) {
      query.setString(1, organization.toString());
      ResultSet row = query.executeQuery();
      return row.next() && row.getBoolean(1);
    }
  }

  private static int sealSome(Connection connection, UUID organization) throws SQLException {
    Link last = AuditRows.last(connection, organization);
    long number = last == null ? 0 : last.number();
    String before = last == null ? AuditChain.BEGINNING : last.hash();
    List<AuditEntry> entries = AuditRows.unsealed(connection, organization, TOGETHER);
    List<Link> links = new ArrayList<>();
    for (AuditEntry entry : entries) {
      String hash = AuditChain.hash(before, ++number, entry);
      links.add(new Link(number, before, hash, entry));
      before = hash;
    }
    AuditRows.append(connection, organization, links);
    return entries.size();
  }
}
