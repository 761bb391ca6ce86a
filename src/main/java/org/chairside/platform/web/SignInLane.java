package org.chairside.platform.web;

import static org.chairside.platform.web.RequestMessages.REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chairside.platform.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Admits so many attempts to sign in at once, and fewer from one address: checking a password is
 * the most expensive thing that a stranger can ask for, and charting must not wait behind it.
 */
@ApplicationScoped
class SignInLane {

  // After the body has arrived: a half-sent attempt takes no place in the lane.
  private static final int AFTER_THE_BODY = 800;
  private static final Set<String> PATHS =
      Set.of(
          "/api/auth/login",
          "/api/auth/passkey",
          "/api/auth/second-factor",
          "/api/auth/unlock",
          "/api/me/password",
          "/api/me/reauthentication");

  private final int most;
  private final int mostOfOneAddress;
  private final LateRefusals refusals;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int all;

  SignInLane(
      @ConfigProperty(name = "chairside.sign-in.at-once") int most,
      @ConfigProperty(name = "chairside.sign-in.at-once-from-one-address") int mostOfOneAddress,
      LateRefusals refusals) {
    this.most = most;
    this.mostOfOneAddress = mostOfOneAddress;
    this.refusals = refusals;
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, AFTER_THE_BODY);
  }

  private void admit(RoutingContext context) {
    if (!HttpMethod.POST.equals(context.request().method())
        || !PATHS.contains(context.normalizedPath())) {
      context.next();
      return;
    }
    String address = String.valueOf(context.request().remoteAddress().hostAddress());
    if (enter(address)) {
      var place = new AtomicBoolean(true);
      Runnable leaving =
          () -> {
            if (place.getAndSet(false)) {
              leave(address);
            }
          };
      refusals.whenDecided(context, leaving);
      context.addEndHandler(_ -> leaving.run());
      context.next();
    } else {
      refusals.later(
          () -> EarlyRefusal.send(context, ProblemType.UNAVAILABLE, REQUEST.signInsAtOnce()));
    }
  }

  private synchronized boolean enter(String address) {
    if (all >= most || byAddress.getOrDefault(address, 0) >= mostOfOneAddress) {
      return false;
    }
    all++;
    byAddress.merge(address, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(String address) {
    all--;
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }
}
