package org.chairside.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.staff.AccountEvent;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Records who signed in and out; a failed attempt has no person. */
@ApplicationScoped
class AuditedAccounts {

  private static final int DONE = 204;
  private static final int INVALID = 400;
  private static final int NOT_SIGNED_IN = 401;
  private static final int REFUSED = 403;
  private static final int TOO_MANY = 429;

  private final AuditQueue queue;
  private final EntityManager database;
  private final Clock clock;

  AuditedAccounts(AuditQueue queue, EntityManager database, Clock clock) {
    this.queue = queue;
    this.database = database;
    this.clock = clock;
  }

  void heard(@Observes AccountEvent event) {
    int status = status(event.kind());
    var entry =
        new Unwritten(
            event.organizationId(),
            clock.instant(),
            status == DONE ? event.staffId() : null,
            event.address(),
            "POST",
            new AuditedCall(route(event.kind()), ids(event), null),
            status,
            Set.of(),
            means(event.kind()),
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

  /** By what somebody got in; null where nobody did, or it is not told. */
  private static @Nullable Means means(AccountEventKind kind) {
    return switch (kind) {
      case SIGNED_IN, PASSWORD_CHANGED, PIN_SET -> Means.PASSWORD;
      case UNLOCKED -> Means.PIN;
      case CAME_FROM_PROVIDER -> Means.OIDC;
      default -> null;
    };
  }

  private static int status(AccountEventKind kind) {
    return switch (kind) {
      case SIGNED_IN,
          SIGNED_OUT,
          SIGNED_OUT_EVERYWHERE,
          PIN_SET,
          LOCKED,
          UNLOCKED,
          PASSWORD_CHANGED,
          REAUTHENTICATED,
          CAME_FROM_PROVIDER,
          SIGNED_OUT_BY_PROVIDER ->
          DONE;
      case SIGN_IN_FAILED, UNLOCK_FAILED, PROVIDER_FAILED -> NOT_SIGNED_IN;
      case PROVIDER_REFUSED -> REFUSED;
      case PASSWORD_CHANGE_FAILED, REAUTHENTICATION_FAILED -> INVALID;
      case SIGN_IN_REFUSED, PASSWORD_CHANGE_REFUSED, REAUTHENTICATION_REFUSED -> TOO_MANY;
    };
  }

  private static String route(AccountEventKind kind) {
    return switch (kind) {
      case SIGNED_IN, SIGN_IN_FAILED, SIGN_IN_REFUSED -> "/auth/login";
      case SIGNED_OUT -> "/auth/logout";
      case SIGNED_OUT_EVERYWHERE -> "/me/sign-out-everywhere";
      case PIN_SET -> "/auth/pin";
      case LOCKED -> "/auth/lock";
      case UNLOCKED, UNLOCK_FAILED -> "/auth/unlock";
      case PASSWORD_CHANGED, PASSWORD_CHANGE_FAILED, PASSWORD_CHANGE_REFUSED -> "/me/password";
      case REAUTHENTICATED, REAUTHENTICATION_FAILED, REAUTHENTICATION_REFUSED ->
          "/me/reauthentication";
      case CAME_FROM_PROVIDER, PROVIDER_FAILED, PROVIDER_REFUSED -> "/auth/providers/{id}/callback";
      case SIGNED_OUT_BY_PROVIDER -> "/auth/providers/{id}/backchannel-logout";
    };
  }
}
