package org.chairside.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.audit.Verification.Found;
import org.chairside.audit.Verification.Part;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.jboss.logging.Logger;

/**
 * Checks every chain by itself, part by part: each time from where the last check ended, and from
 * the beginning after a start. What is broken is said in the log and as a metric.
 */
@Startup
@ApplicationScoped
class ChainWatch {

  private static final Logger LOG = Logger.getLogger(ChainWatch.class);
  private static final int LINKS_AT_ONCE = 5_000;

  private final EveryOrganization everyOrganization;
  private final OneOrganization oneOrganization;
  private final HeadKeeper heads;
  private final Map<UUID, Long> checkedTo = new HashMap<>();
  private final Set<UUID> broken = ConcurrentHashMap.newKeySet();

  ChainWatch(
      EveryOrganization everyOrganization,
      OneOrganization oneOrganization,
      HeadKeeper heads,
      MeterRegistry metrics) {
    this.everyOrganization = everyOrganization;
    this.oneOrganization = oneOrganization;
    this.heads = heads;
    metrics.gauge("chairside.audit.broken.chains", broken, Set::size);
  }

  @Scheduled(
      every = "{chairside.audit.check-every}",
      delayed = "2m",
      concurrentExecution = ConcurrentExecution.SKIP)
  void check() throws SQLException, IOException {
    Map<UUID, List<SignedHead>> signed =
        heads.keptForAll(head -> head.number() > checkedTo.getOrDefault(head.organizationId(), 0L));
    for (UUID organization : everyOrganization.ids()) {
      List<SignedHead> kept = signed.getOrDefault(organization, List.of());
      while (checkPart(organization, kept) == LINKS_AT_ONCE) {
        // there is more
      }
    }
  }

  /** How many links were read. */
  private long checkPart(UUID organization, List<SignedHead> signed) throws SQLException {
    long start = checkedTo.getOrDefault(organization, 0L);
    Found found;
    try (Connection connection = oneOrganization.connect(organization)) {
      connection.setAutoCommit(false);
      found = Verification.of(connection, organization, signed, new Part(start, LINKS_AT_ONCE));
      connection.rollback();
    }
    if (found.isIntact()) {
      checkedTo.put(organization, found.checkedTo());
      return found.checkedTo() - start;
    }
    if (broken.add(organization)) {
      LOG.errorf(
          "The audit of organization %s does not hold from entry %d on; GET /api/audit/verify says more",
          organization, found.firstBroken());
    }
    return 0;
  }
}
