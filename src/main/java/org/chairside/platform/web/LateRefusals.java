package org.chairside.platform.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.platform.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who tries to sign in too often waiting for that answer, so that a guesser who asks again at
 * once does not take the processor from charting. Nothing but memory is held meanwhile.
 */
@ApplicationScoped
class LateRefusals {

  /** More than these are refused at once: their waiting would cost more than it spares. */
  private static final int MOST_WAITING = 1_000;

  private static final String GIVE_BACK = LateRefusals.class.getName();

  private final Vertx vertx;
  private final CurrentVertxRequest current;
  private final Duration delay;
  private final AtomicInteger waiting = new AtomicInteger();

  LateRefusals(
      Vertx vertx,
      CurrentVertxRequest current,
      @ConfigProperty(name = "chairside.sign-in.refusal-delay") Duration delay) {
    this.vertx = vertx;
    this.current = current;
    this.delay = delay;
  }

  /** Gives the answer when its time has come; on the thread of its connection. */
  void later(Runnable answer) {
    if (delay.isZero() || waiting.get() >= MOST_WAITING) {
      answer.run();
      return;
    }
    waiting.incrementAndGet();
    vertx.setTimer(
        delay.toMillis(),
        _ -> {
          waiting.decrementAndGet();
          answer.run();
        });
  }

  /** What a request gives back before its late answer, so that it keeps nobody else out. */
  void whenDecided(RoutingContext context, Runnable giveBack) {
    context.put(GIVE_BACK, giveBack);
  }

  /** Null, which suspends no answer, for all but the refusals. */
  @ServerResponseFilter
  @Nullable Uni<Void> delay(ContainerResponseContext response) {
    if (response.getStatus() != ProblemType.TOO_MANY_ATTEMPTS.status()) {
      return null;
    }
    if (current.getCurrent().get(GIVE_BACK) instanceof Runnable giveBack) {
      giveBack.run();
    }
    return Uni.createFrom().emitter(answer -> later(() -> answer.complete(null)));
  }
}
