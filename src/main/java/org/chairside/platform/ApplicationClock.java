package org.chairside.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only clock. It ticks in milliseconds, so that an instant is the same in an answer as when
 * read from the database.
 */
public final class ApplicationClock {

  private static final ScopedValue<Instant> FIXED = ScopedValue.newInstance();

  private ApplicationClock() {}

  /**
   * The clock. In a demo it may run faster than the world's, from a moment on: the same moment over
   * a restart, so that time never runs backward.
   *
   * @param pace minutes of the demo in a minute of the world
   * @param pacedSince the moment; the start of the program where it is not set
   */
  @Produces
  @ApplicationScoped
  static Clock clock(
      @ConfigProperty(name = "chairside.demo") boolean demo,
      @ConfigProperty(name = "chairside.demo.pace") int pace,
      @ConfigProperty(name = "chairside.demo.paced-since") Optional<Instant> pacedSince) {
    Clock real = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    Instant since = pacedSince.orElseGet(real::instant);
    InstantSource passing =
        demo ? () -> since.plus(Duration.between(since, real.instant()).multipliedBy(pace)) : real;
    InstantSource source = () -> FIXED.isBound() ? FIXED.get() : passing.instant();
    return source.withZone(ZoneOffset.UTC);
  }

  /**
   * Does the work as if it were the given moment. Only the demo clinic may use it, to write its
   * history.
   */
  public static void at(Instant moment, Runnable work) {
    ScopedValue.where(FIXED, moment).run(work);
  }
}
