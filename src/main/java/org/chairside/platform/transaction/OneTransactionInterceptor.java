package org.chairside.platform.transaction;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import org.chairside.platform.Actor;
import org.jspecify.annotations.Nullable;

/** Wraps a resource's call into its transaction. */
@OneTransaction
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class OneTransactionInterceptor {

  private final Transactions transactions;
  private final IdempotentAnswers answers;
  private final SecurityIdentity identity;
  private final CurrentVertxRequest request;

  OneTransactionInterceptor(
      Transactions transactions,
      IdempotentAnswers answers,
      SecurityIdentity identity,
      CurrentVertxRequest request) {
    this.transactions = transactions;
    this.answers = answers;
    this.identity = identity;
    this.request = request;
  }

  @AroundInvoke
  @Nullable Object inOneTransaction(InvocationContext call) {
    HttpServerRequest http = request.getCurrent().request();
    if (call.getMethod().isAnnotationPresent(GET.class)) {
      return transactions.read(Actor.of(identity), call::proceed);
    }
    String key = isRemembered(http, call) ? http.getHeader("Idempotency-Key") : null;
    return transactions.call(
        Actor.of(identity),
        () ->
            key == null
                ? call.proceed()
                : answers.once(key, request.getCurrent().normalizedPath(), call));
  }

  private static boolean isRemembered(HttpServerRequest http, InvocationContext call) {
    return HttpMethod.POST.equals(http.method())
        && !Secret.class.isAssignableFrom(call.getMethod().getReturnType());
  }
}
