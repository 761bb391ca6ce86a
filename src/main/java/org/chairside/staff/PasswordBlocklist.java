package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that a guesser tries first (NIST SP 800-63B): the commonest ones, those made of a name
 * that the guesser knows, and those made of repeated or consecutive characters. Nothing is required
 * of a password's composition.
 */
@ApplicationScoped
class PasswordBlocklist {

  private static final String COMMON = "/passwords/common.txt";
  private static final String PRODUCT = "chairside";
  // Shorter words occur in good passphrases by chance.
  private static final int SHORTEST_NAME = 4;
  // What has to be left of a password without the names in it.
  private static final int LEAST_BESIDE_NAMES = 8;
  private static final int MOST_RUNS = 3;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Set<String> common = read();

  private static Set<String> read() {
    try (InputStream in = PasswordBlocklist.class.getResourceAsStream(COMMON)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + COMMON + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Why a guesser would try this password early, or null.
   *
   * @param names of the account, its person and organization
   * @param shortest the least length of a password, in characters
   */
  @Nullable Message reason(String password, List<String> names, int shortest) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (common.contains(lower)) {
      return STAFF.passwordCommon();
    }
    if (isMostlyNames(lower, names)) {
      return STAFF.passwordNamed();
    }
    return isRepetition(lower, shortest) || isFewRuns(lower) ? STAFF.passwordPattern() : null;
  }

  private static boolean isMostlyNames(String lower, List<String> names) {
    List<String> known =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(NO_WORD.split(name))))
            .filter(word -> word.length() >= SHORTEST_NAME)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String rest = lower.replace(PRODUCT, "");
    for (String name : known) {
      rest = rest.replace(name, "");
    }
    return !rest.equals(lower) && rest.length() < LEAST_BESIDE_NAMES;
  }

  /** Whether a part shorter than any password is repeated: it is no longer than that part. */
  private static boolean isRepetition(String text, int shortest) {
    IntPredicate repeats =
        part ->
            IntStream.range(part, text.length())
                .allMatch(i -> text.charAt(i) == text.charAt(i - part));
    return IntStream.range(1, Math.min(shortest, text.length() / 2 + 1)).anyMatch(repeats);
  }

  /** Whether nearly every character is the one before, or next to it: aaaa, abcd, 9876. */
  private static boolean isFewRuns(String text) {
    long breaks =
        IntStream.range(1, text.length())
            .filter(i -> Math.abs(text.charAt(i) - text.charAt(i - 1)) > 1)
            .count();
    return breaks < MOST_RUNS;
  }
}
