package org.chairside.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * The one clock. It ticks in milliseconds, so that a moment reads the same in an answer as it does
 * when it comes back from the database.
 */
public final class ApplicationClock {

  private static final ScopedValue<Instant> FIXED = ScopedValue.newInstance();

  private ApplicationClock() {}

  @Produces
  @ApplicationScoped
  static Clock clock() {
    Clock real = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    InstantSource source = () -> FIXED.isBound() ? FIXED.get() : real.instant();
    return source.withZone(ZoneOffset.UTC);
  }

  /**
   * Does the work as though it were the given moment. The demo clinic writes its history this way;
   * nothing else may.
   */
  public static void at(Instant moment, Runnable work) {
    ScopedValue.where(FIXED, moment).run(work);
  }
}
