package org.chairside.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.platform.Actor;
import org.chairside.staff.AccountEvent;
import org.hibernate.Session;

/** Records who signed in and out; a failed attempt has no person. */
@ApplicationScoped
class AuditedAccounts {

  private final AuditQueue queue;
  private final EntityManager database;
  private final Clock clock;

  AuditedAccounts(AuditQueue queue, EntityManager database, Clock clock) {
    this.queue = queue;
    this.database = database;
    this.clock = clock;
  }

  void heard(@Observes AccountEvent event) {
    var entry =
        new Unwritten(
            event.organizationId(),
            clock.instant(),
            event.kind().isDone() ? event.staffId() : null,
            event.address(),
            "POST",
            new AuditedCall(event.kind().route(), ids(event), null),
            event.kind().status(),
            Set.of(),
            event.kind().means(),
            event.rights());
    if (Actor.isBound()) {
      database.flush();
      database.unwrap(Session.class).doWork(c -> NewEntries.write(c, List.of(entry)));
    } else {
      queue.add(entry);
    }
  }

  private static String ids(AccountEvent event) {
    String staff = event.staffId() == null ? "" : "staff=" + event.staffId();
    String provider = event.providerId() == null ? "" : "id=" + event.providerId();
    return staff.isEmpty() || provider.isEmpty() ? provider + staff : provider + "&" + staff;
  }
}
