package org.chairside.staff;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** For how long a sign-in may be without a request before it ends. */
@ApplicationScoped
public class SignInIdling {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);
  // A request is noted late by this part of the limit at most.
  private static final int PART = 10;

  private final Duration limit;

  SignInIdling(@ConfigProperty(name = "chairside.sign-in.idle") Duration limit) {
    this.limit = limit;
  }

  /** A sign-in that was last seen at this instant or before has ended. */
  public Instant seenAfter(Instant now) {
    return now.minus(limit);
  }

  /** A request is noted where the last noted one is from before this instant. */
  public Instant notedBefore(Instant now) {
    Duration part = limit.dividedBy(PART);
    return now.minus(part.compareTo(NOTED_EVERY) < 0 ? part : NOTED_EVERY);
  }
}
