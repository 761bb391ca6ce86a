package org.chairside.reminder;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import org.chairside.platform.transaction.Transactions;
import org.jboss.logging.Logger;

/** Plans and sends every few seconds, on every replica. */
@ApplicationScoped
class ReminderClock {

  private static final Logger LOG = Logger.getLogger(ReminderClock.class);

  private final ReminderPlanner planner;
  private final ReminderSender sender;
  private final MailServer server;
  private volatile boolean saidThatThereIsNoServer;

  ReminderClock(
      ReminderPlanner planner,
      DueMails mails,
      Transactions transactions,
      ReminderDelivery delivery,
      MailServer server,
      Clock clock) {
    this.planner = planner;
    this.server = server;
    sender = new ReminderSender(mails, transactions, delivery, server, clock);
  }

  @Scheduled(
      every = "${chairside.reminders.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void tick() throws SQLException {
    planner.plan();
    if (server.isConfigured()) {
      sender.send();
    } else if (!saidThatThereIsNoServer) {
      saidThatThereIsNoServer = true;
      LOG.warn("No mail server is configured: reminders wait until QUARKUS_MAILER_FROM is set.");
    }
  }
}
