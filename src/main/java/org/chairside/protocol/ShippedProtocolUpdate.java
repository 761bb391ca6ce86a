package org.chairside.protocol;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.transaction.Transactions;

/** At startup, brings the protocols of a newer release to existing organizations. */
@ApplicationScoped
class ShippedProtocolUpdate {

  private final Transactions transactions;
  private final Protocols protocols;
  private final EveryOrganization everyOrganization;

  ShippedProtocolUpdate(
      Transactions transactions, Protocols protocols, EveryOrganization everyOrganization) {
    this.transactions = transactions;
    this.protocols = protocols;
    this.everyOrganization = everyOrganization;
  }

  void arrive(@Observes StartupEvent start) throws SQLException {
    deliver();
  }

  void deliver() throws SQLException {
    for (UUID id : everyOrganization.ids()) {
      transactions.run(Actor.system(id), protocols::ship);
    }
  }
}
