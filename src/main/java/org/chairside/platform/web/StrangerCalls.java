package org.chairside.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chairside.platform.problem.TooManyAttempts;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds how often somebody who is not signed in may call, from one address and from all together,
 * in each minute on this replica: such a call may ask a provider, who bounds us in turn, or write a
 * challenge.
 */
@ApplicationScoped
public class StrangerCalls {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Clock clock;
  private final int mostFromAddress;
  private final int mostOfAll;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private Instant since = Instant.EPOCH;
  private int all;

  StrangerCalls(
      Clock clock,
      @ConfigProperty(name = "chairside.oidc.calls-from-address") int mostFromAddress,
      @ConfigProperty(name = "chairside.oidc.calls-of-all") int mostOfAll) {
    this.clock = clock;
    this.mostFromAddress = mostFromAddress;
    this.mostOfAll = mostOfAll;
  }

  /**
   * Counts a call from this address.
   *
   * @throws TooManyAttempts where it is one too many in this minute
   */
  public synchronized void count(String address) {
    Instant now = clock.instant();
    if (!now.isBefore(since.plus(MINUTE))) {
      since = now;
      all = 0;
      byAddress.clear();
    }
    int from = byAddress.getOrDefault(address, 0);
    if (all >= mostOfAll || from >= mostFromAddress) {
      throw new TooManyAttempts(Duration.between(now, since.plus(MINUTE)));
    }
    all++;
    byAddress.put(address, from + 1);
  }
}
