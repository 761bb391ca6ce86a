package org.chairside.platform.web;

import static org.chairside.platform.web.RequestMessages.REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.message.Message;
import org.chairside.platform.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the bodies of requests before any thread is given to them: who sends half a body holds a
 * socket, and no more than that. A body has to make progress all the time, and no more than so many
 * are read at once.
 */
@ApplicationScoped
class BodyIntake {

  private static final int AFTER_THE_EDGE = 900;
  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** What has to arrive in each span of patience. */
  private static final int LEAST_PROGRESS_BYTES = 4096;

  private final Vertx vertx;
  private final long largestBody;
  private final Duration patience;
  private final int mostAtOnce;
  private final AtomicInteger arriving = new AtomicInteger();

  BodyIntake(
      Vertx vertx,
      @ConfigProperty(name = "chairside.largest-body-bytes") long largestBody,
      @ConfigProperty(name = "chairside.body-patience") Duration patience,
      @ConfigProperty(name = "chairside.bodies-at-once") int mostAtOnce) {
    this.vertx = vertx;
    this.largestBody = largestBody;
    this.patience = patience;
    this.mostAtOnce = mostAtOnce;
  }

  void register(@Observes Filters filters) {
    filters.register(this::take, AFTER_THE_EDGE);
  }

  private void take(RoutingContext context) {
    if (WITHOUT_BODY.contains(context.request().method())) {
      context.next();
    } else if (arriving.incrementAndGet() > mostAtOnce) {
      arriving.decrementAndGet();
      EarlyRefusal.send(context, ProblemType.UNAVAILABLE, REQUEST.tooManyAtOnce());
    } else {
      new Arrival(context).begin();
    }
  }

  /** One body on its way; everything happens on the connection's own event loop. */
  private final class Arrival {

    private final RoutingContext context;
    private final Buffer body = Buffer.buffer();
    private int seenAtLastCheck = -LEAST_PROGRESS_BYTES;
    private long timer;
    private boolean over;

    Arrival(RoutingContext context) {
      this.context = context;
    }

    void begin() {
      HttpServerRequest request = context.request();
      timer = vertx.setPeriodic(patience.toMillis(), _ -> check());
      request.exceptionHandler(_ -> end());
      request.handler(this::add);
      request.endHandler(_ -> complete());
      request.resume();
    }

    /** The first span asks for nothing yet: a slow network needs a while to begin. */
    private void check() {
      if (body.length() - seenAtLastCheck < LEAST_PROGRESS_BYTES) {
        refuse(ProblemType.TIMEOUT, REQUEST.tooSlow(patience.toSeconds()));
      }
      seenAtLastCheck = body.length();
    }

    private void add(Buffer part) {
      if (over) {
        return;
      }
      if (body.length() + part.length() > largestBody) {
        refuse(ProblemType.TOO_LARGE, REQUEST.bytesAtMost(largestBody));
      } else {
        body.appendBuffer(part);
      }
    }

    private void complete() {
      if (end()) {
        ((RoutingContextInternal) context).setBody(body);
        context.next();
      }
    }

    private void refuse(ProblemType type, Message detail) {
      if (end()) {
        EarlyRefusal.send(context, type, detail);
      }
    }

    /** Whether this is the first end that it comes to. */
    private boolean end() {
      if (over) {
        return false;
      }
      over = true;
      vertx.cancelTimer(timer);
      arriving.decrementAndGet();
      return true;
    }
  }
}
