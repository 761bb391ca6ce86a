package org.chairside.protocol;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;

/** At startup, brings the protocols of a newer release to existing organizations. */
@ApplicationScoped
class ShippedProtocolUpdate {

  private final Transactions transactions;
  private final Protocols protocols;
  private final EntityManager database;

  ShippedProtocolUpdate(Transactions transactions, Protocols protocols, EntityManager database) {
    this.transactions = transactions;
    this.protocols = protocols;
    this.database = database;
  }

  void arrive(@Observes StartupEvent start) {
    deliver();
  }

  void deliver() {
    organizations().forEach(id -> transactions.run(Actor.system(id), protocols::ship));
  }

  private List<UUID> organizations() {
    return transactions.call(
        Actor.system(new UUID(0, 0)),
        () ->
            database
                .createQuery("select o.id from Organization o order by o.id", UUID.class)
                .getResultList());
  }
}
