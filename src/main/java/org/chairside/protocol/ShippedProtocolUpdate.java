package org.chairside.protocol;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.Organizations;

/** At startup, brings the protocols of a newer release to existing organizations. */
@ApplicationScoped
class ShippedProtocolUpdate {

  private final Transactions transactions;
  private final Protocols protocols;
  private final Organizations organizations;

  ShippedProtocolUpdate(
      Transactions transactions, Protocols protocols, Organizations organizations) {
    this.transactions = transactions;
    this.protocols = protocols;
    this.organizations = organizations;
  }

  void arrive(@Observes StartupEvent start) {
    deliver();
  }

  void deliver() {
    transactions
        .call(Actor.system(new UUID(0, 0)), organizations::ids)
        .forEach(id -> transactions.run(Actor.system(id), protocols::ship));
  }
}
