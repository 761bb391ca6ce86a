package org.chairside.platform.transaction;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

  @AroundInvoke
  @Nullable Object inTurn(InvocationContext call) throws Exception {
    Semaphore free = turns.of(line(call));
    if (free.getQueueLength() >= Turns.MOST_WAITING
        || !free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new ServiceUnavailableException("too many such calls at once");
    }
    try {
      return call.proceed();
    } finally {
      free.release();
    }
  }

  private static InTurn.Line line(InvocationContext call) {
    return call.getInterceptorBinding(InTurn.class).value();
  }
}
