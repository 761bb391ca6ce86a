package org.chairside.platform.transaction;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.chairside.platform.Actor;

/** Deletes remembered answers once no legitimate retry can arrive. */
@ApplicationScoped
class Forgetting {

  // A tablet may be without a network for a weekend.
  private static final Duration KEPT = Duration.ofDays(4);
  private static final Actor EVERYWHERE = Actor.system(new UUID(0, 0));

  private final Transactions transactions;
  private final IdempotentAnswers answers;

  Forgetting(Transactions transactions, IdempotentAnswers answers) {
    this.transactions = transactions;
    this.answers = answers;
  }

  @Scheduled(every = "1h", delayed = "10m")
  void forget() {
    transactions.run(EVERYWHERE, () -> answers.forgetOlderThan(KEPT));
  }
}
