package org.chairside.reminder;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
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

  private final AgroalDataSource database;
  private final Transactions transactions;
  private final ReminderDelivery delivery;
  private final MailTransport transport;
  private final Clock clock;

  ReminderSender(
      AgroalDataSource database,
      Transactions transactions,
      ReminderDelivery delivery,
      MailTransport transport,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.delivery = delivery;
    this.transport = transport;
    this.clock = clock;
  }

  record Claimed(UUID organizationId, UUID mailId) {}

  /** Sends everything that is due and that nobody else is sending. */
  void send() throws SQLException {
    for (Set<Claimed> mails = claim(); !mails.isEmpty(); mails = claim()) {
      mails.forEach(this::deliver);
    }
  }

  /** Claims some of the mails that are due. */
  Set<Claimed> claim() throws SQLException {
    Instant now = clock.instant();
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                with due as (
                  select organization_id, id from reminder
                  where status = 'PENDING' and due_at <= ?
                    and (claimed_until is null or claimed_until <= ?)
                  order by due_at limit ? for update skip locked
                )
                update reminder r set attempts = r.attempts + 1, claimed_until = ?
                from due where r.organization_id = due.organization_id and r.id = due.id
                returning r.organization_id, r.mail_id
                """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.setInt(3, TOGETHER);
      update.setObject(4, now.plus(CLAIM).atOffset(ZoneOffset.UTC));
      ResultSet row = update.executeQuery();
      Set<Claimed> mails = new LinkedHashSet<>();
      while (row.next()) {
        mails.add(new Claimed(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return mails;
    }
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
