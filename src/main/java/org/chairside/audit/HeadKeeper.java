package org.chairside.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.HeadFiles.Kept;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Signs the last link of each organization's chain every few minutes and keeps it in a file, out of
 * reach of somebody who can write only to the database. If the directory cannot be written, the log
 * says so once, the check compares no new heads, and charting goes on.
 */
@ApplicationScoped
class HeadKeeper {

  private static final Logger LOG = Logger.getLogger(HeadKeeper.class);

  private final EveryOrganization everyOrganization;
  private final OneOrganization oneOrganization;
  private final Clock clock;
  private final Path directory;
  private final HeadFiles files;
  private final Map<UUID, Long> signed = new HashMap<>();
  private @Nullable InstallationKey key;
  private boolean hasFailed;

  HeadKeeper(
      EveryOrganization everyOrganization,
      OneOrganization oneOrganization,
      Clock clock,
      Config config) {
    this.everyOrganization = everyOrganization;
    this.oneOrganization = oneOrganization;
    this.clock = clock;
    this.directory = AuditDirectory.of(config);
    this.files = new HeadFiles(directory);
  }

  /** The heads that were signed for this organization. */
  Kept keptFor(UUID organization) throws IOException {
    return files.of(organization);
  }

  /** The signed heads of all organizations that are wanted. */
  Map<UUID, List<SignedHead>> keptForAll(Predicate<SignedHead> wanted) throws IOException {
    return files.ofAll(wanted);
  }

  /** Signs what was sealed since the last time. */
  @Scheduled(every = "{chairside.audit.sign-every}", concurrentExecution = ConcurrentExecution.SKIP)
  void sign() throws SQLException {
    Map<UUID, Link> heads = heads();
    try {
      keep(heads);
      hasFailed = false;
    } catch (IOException e) {
      if (!hasFailed) {
        LOG.errorf("The audit's heads cannot be kept in %s: %s", directory, e);
      }
      hasFailed = true;
    }
  }

  void stopping(@Observes ShutdownEvent stop) {
    try {
      sign();
    } catch (SQLException e) {
      LOG.warnf("The audit's last heads were not signed: %s", e.getMessage());
    }
  }

  private Map<UUID, Link> heads() throws SQLException {
    Map<UUID, Link> heads = new HashMap<>();
    for (UUID organization : everyOrganization.ids()) {
      try (Connection connection = oneOrganization.connect(organization)) {
        Link last = AuditRows.last(connection, organization);
        if (last != null) {
          heads.put(organization, last);
        }
      }
    }
    return heads;
  }

  private synchronized void keep(Map<UUID, Link> heads) throws IOException {
    InstallationKey signing = key();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<SignedHead> news = new ArrayList<>();
    heads.forEach(
        (organization, link) -> {
          if (link.number() > signed.getOrDefault(organization, 0L)) {
            news.add(SignedHead.of(organization, link.number(), link.hash(), now, signing));
          }
        });
    files.append(news);
    news.forEach(head -> signed.put(head.organizationId(), head.number()));
  }

  private InstallationKey key() throws IOException {
    InstallationKey known = key;
    if (known == null) {
      files.prepare();
      known = InstallationKey.in(directory);
      files
          .ofAll(_ -> true)
          .forEach((organization, heads) -> signed.put(organization, heads.getLast().number()));
      key = known;
    }
    return known;
  }
}
