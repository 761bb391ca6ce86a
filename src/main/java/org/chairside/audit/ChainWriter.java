package org.chairside.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.audit.AuditChain.Link;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;

/**
 * Numbers committed entries and appends them to their organization's chain a moment later, so that
 * callers do not wait for the chain. One replica at a time does so for an organization.
 */
@ApplicationScoped
class ChainWriter {

  private static final int TOGETHER = 500;

  private final EveryOrganization everyOrganization;
  private final OneOrganization oneOrganization;

  ChainWriter(EveryOrganization everyOrganization, OneOrganization oneOrganization) {
    this.everyOrganization = everyOrganization;
    this.oneOrganization = oneOrganization;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void seal() throws SQLException {
    for (UUID organization : waiting()) {
      while (sealSome(organization) == TOGETHER) {
        // there is more
      }
    }
  }

  private List<UUID> waiting() throws SQLException {
    try (Connection connection = everyOrganization.connect()) {
      return AuditRows.organizationsWithUnsealed(connection);
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
