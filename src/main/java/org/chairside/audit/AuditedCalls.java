package org.chairside.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Arrays;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.platform.Actor;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Located;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Records every change in its own transaction: no change without an entry. */
@OneTransaction
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 1)
class AuditedCalls {

  private final EventLog events;
  private final CurrentVertxRequest request;
  private final AuditQueue queue;
  private final RightsChanges rights;
  private final Clock clock;

  AuditedCalls(
      EventLog events,
      CurrentVertxRequest request,
      AuditQueue queue,
      RightsChanges rights,
      Clock clock) {
    this.rights = rights;
    this.events = events;
    this.request = request;
    this.queue = queue;
    this.clock = clock;
  }

  @AroundInvoke
  @Nullable Object written(InvocationContext invocation) throws Exception {
    rights.begin();
    Object answer = invocation.proceed();
    Method method = invocation.getMethod();
    String route = AuditedCall.route(method);
    if (route == null || !AuditedCall.isKept(route)) {
      return answer;
    }
    RoutingContext context = request.getCurrent();
    AuditedCall call = HttpCall.of(route, context);
    if (isStream(method)) {
      // A stream's answer has no end like other answers.
      HttpCall.markAsWritten(context);
      queue.add(unwritten(context, call, 200, null));
    } else if (!HttpMethod.GET.equals(context.request().method())) {
      HttpCall.markAsWritten(context);
      AuditedCall made = answer instanceof Located view ? call.making(view.location()) : call;
      events.writeBeside(NewEntries.last(unwritten(context, made, status(method), answer)));
    }
    return answer;
  }

  private Unwritten unwritten(
      RoutingContext context, AuditedCall call, int status, @Nullable Object answer) {
    Actor actor = Actor.current();
    return HttpCall.unwritten(
        context, call, status, actor, clock.instant(), answer, rights.noted());
  }

  private static boolean isStream(Method method) {
    return Arrays.asList(method.getParameterTypes()).contains(SseEventSink.class);
  }

  private static int status(Method method) {
    ResponseStatus declared = method.getAnnotation(ResponseStatus.class);
    return declared != null ? declared.value() : method.getReturnType() == void.class ? 204 : 200;
  }
}
