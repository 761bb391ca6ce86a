package org.chairside.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Passwords that an admin reads out to somebody who forgot theirs. */
@ApplicationScoped
class TemporaryPasswords {

  // Without those that look or sound like another.
  private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int CHARACTERS_OF_GROUP = 4;

  private final SecureRandom random = new SecureRandom();
  private final Duration lasts;

  TemporaryPasswords(@ConfigProperty(name = "chairside.temporary-password-lasts") Duration lasts) {
    this.lasts = lasts;
  }

  /** How long one can be used. */
  Duration lasts() {
    return lasts;
  }

  /** A new one: four groups of four characters, 79 random bits. */
  String make() {
    return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private String group() {
    return IntStream.range(0, CHARACTERS_OF_GROUP)
        .mapToObj(_ -> CHARACTERS.charAt(random.nextInt(CHARACTERS.length())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
