package org.chairside.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.staff.AccountEvent;

/** Records who signed in and out; a failed attempt has no person. */
@ApplicationScoped
class AuditedAccounts {

  private static final int DONE = 204;
  private static final int NOT_SIGNED_IN = 401;
  private static final int TOO_MANY = 429;

  private final AuditQueue queue;
  private final Clock clock;

  AuditedAccounts(AuditQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  void heard(@Observes AccountEvent event) {
    boolean failed =
        switch (event.kind()) {
          case SIGN_IN_FAILED, SIGN_IN_REFUSED, UNLOCK_FAILED -> true;
          case SIGNED_IN, SIGNED_OUT, PIN_SET, LOCKED, UNLOCKED -> false;
        };
    queue.add(
        new Unwritten(
            event.organizationId(),
            clock.instant(),
            failed ? null : event.staffId(),
            event.address(),
            "POST",
            new AuditedCall(route(event.kind()), "staff=" + event.staffId(), null),
            event.kind() == AccountEvent.AccountEventKind.SIGN_IN_REFUSED
                ? TOO_MANY
                : failed ? NOT_SIGNED_IN : DONE,
            Set.of()));
  }

  private static String route(AccountEvent.AccountEventKind kind) {
    return switch (kind) {
      case SIGNED_IN, SIGN_IN_FAILED, SIGN_IN_REFUSED -> "/auth/login";
      case SIGNED_OUT -> "/auth/logout";
      case PIN_SET -> "/auth/pin";
      case LOCKED -> "/auth/lock";
      case UNLOCKED, UNLOCK_FAILED -> "/auth/unlock";
    };
  }
}
