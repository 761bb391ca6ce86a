package org.chairside.platform.database;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.chairside.platform.problem.DatabaseAway;
import org.jboss.logging.Logger;

/**
 * Logs what failed in the background. A job that met a database that is away does its work the next
 * time: one line says so, where the framework's own words would be a page for each job and second.
 */
@ApplicationScoped
class ScheduledFailures {

  private static final Logger LOG = Logger.getLogger(ScheduledFailures.class);

  void failed(@Observes FailedExecution failed) {
    String job = failed.getExecution().getTrigger().getId();
    if (DatabaseAway.isBehind(failed.getException())) {
      LOG.warnf("the database is away: %s waits", job);
    } else {
      LOG.errorf(failed.getException(), "%s failed", job);
    }
  }
}
