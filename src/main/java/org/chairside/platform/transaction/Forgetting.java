package org.chairside.platform.transaction;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.EveryOrganization;

/** Deletes remembered answers once no legitimate retry can arrive. */
@ApplicationScoped
class Forgetting {

  // A tablet may be without a network for a weekend.
  private static final Duration KEPT = Duration.ofDays(4);

  private final EveryOrganization everyOrganization;
  private final Transactions transactions;
  private final IdempotentAnswers answers;

  Forgetting(
      EveryOrganization everyOrganization, Transactions transactions, IdempotentAnswers answers) {
    this.everyOrganization = everyOrganization;
    this.transactions = transactions;
    this.answers = answers;
  }

  @Scheduled(every = "1h", delayed = "10m")
  void forget() throws SQLException {
    for (UUID organization : everyOrganization.ids()) {
      transactions.run(Actor.system(organization), () -> answers.forgetOlderThan(KEPT));
    }
  }
}
