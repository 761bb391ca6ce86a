package org.chairside.audit;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chairside.platform.Actor;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Records reads, refusals and failures, which commit nothing themselves. */
class AuditedAnswers {

  private final CurrentIdentityAssociation identity;
  private final CurrentVertxRequest request;
  private final AuditQueue queue;
  private final Clock clock;

  AuditedAnswers(
      CurrentIdentityAssociation identity,
      CurrentVertxRequest request,
      AuditQueue queue,
      Clock clock) {
    this.identity = identity;
    this.request = request;
    this.queue = queue;
    this.clock = clock;
  }

  @ServerResponseFilter
  void note(ResourceInfo resource, ContainerResponseContext response) {
    Method method = resource.getResourceMethod();
    String route = AuditedCall.route(method);
    RoutingContext context = request.getCurrent();
    int status = response.getStatus();
    if (route == null
        || !AuditedCall.isKept(route)
        || method.isAnnotationPresent(PermitAll.class)
        || status == 401
        || (HttpCall.isWritten(context) && status < 400)) {
      return;
    }
    AuditedCall call = HttpCall.of(route, context);
    Instant at = clock.instant();
    Object answer = status < 400 ? response.getEntity() : null;
    // The caller is known by now, so this returns at once.
    identity
        .getDeferredIdentity()
        .subscribe()
        .with(
            caller -> {
              Actor actor = actor(caller);
              if (actor != null) {
                queue.add(HttpCall.unwritten(context, call, status, actor, at, answer, List.of()));
              }
            },
            nobody -> {});
  }

  private static @Nullable Actor actor(@Nullable SecurityIdentity caller) {
    return caller == null ? null : caller.getAttribute(Actor.ATTRIBUTE);
  }
}
