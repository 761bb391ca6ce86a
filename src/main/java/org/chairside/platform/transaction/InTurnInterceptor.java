package org.chairside.platform.transaction;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Admits calls in order of arrival, before their transactions begin. */
@InTurn
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 1)
class InTurnInterceptor {

  private static final long LONGEST_WAIT_SECONDS = 25;

  private final Turns turns;

  InTurnInterceptor(Turns turns) {
    this.turns = turns;
  }

  /** The permits of this replica: a third of its connections, so that charting finds the others. */
  @Singleton
  static class Turns {
    private final Semaphore free;

    Turns(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
      free = new Semaphore(Math.max(1, connections / 3), true);
    }
  }

  @AroundInvoke
  @Nullable Object inTurn(InvocationContext call) throws Exception {
    if (!turns.free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new ServiceUnavailableException("too many bookings at once");
    }
    try {
      return call.proceed();
    } finally {
      turns.free.release();
    }
  }
}
