package org.chairside.reminder;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.reminder.DueMails.Claimed;
import org.jboss.logging.Logger;

/**
 * Sends what is due. A mail is claimed and its attempt counted in a separate transaction before it
 * is tried; if the claiming replica crashes, another takes over when the claim expires. Decision
 * 0008 says how close this is to exactly once.
 */
final class ReminderSender {

  private static final Logger LOG = Logger.getLogger(ReminderSender.class);
  private static final int TOGETHER = 20;
  // Longer than any one mail may take, see MailServer; a few of them are claimed at once.
  private static final Duration CLAIM = Duration.ofMinutes(10);

  private final DueMails mails;
  private final Transactions transactions;
  private final ReminderDelivery delivery;
  private final MailTransport transport;
  private final Clock clock;

  ReminderSender(
      DueMails mails,
      Transactions transactions,
      ReminderDelivery delivery,
      MailTransport transport,
      Clock clock) {
    this.mails = mails;
    this.transactions = transactions;
    this.delivery = delivery;
    this.transport = transport;
    this.clock = clock;
  }

  /** Sends everything that is due and that nobody else is sending. */
  void send() throws SQLException {
    for (Set<Claimed> due = claim(); !due.isEmpty(); due = claim()) {
      due.forEach(this::deliver);
    }
  }

  /** Claims some of the mails that are due. */
  Set<Claimed> claim() throws SQLException {
    Instant now = clock.instant();
    return mails.claim(now, now.plus(CLAIM), TOGETHER);
  }

  private void deliver(Claimed mail) {
    Actor actor = Actor.system(mail.organizationId());
    try {
      transactions.run(actor, () -> delivery.deliver(mail.mailId(), transport));
    } catch (AddressRefused refused) {
      LOG.warnf("mail %s was not sent: its address was refused for good", mail.mailId());
      transactions.run(actor, () -> delivery.giveUp(mail.mailId()));
    } catch (RuntimeException failure) {
      // A mail server's message may contain the refused address: only the kind is logged.
      LOG.warnf("mail %s was not sent: %s", mail.mailId(), failure.getClass().getSimpleName());
      transactions.run(actor, () -> delivery.putOff(mail.mailId()));
    }
  }
}
