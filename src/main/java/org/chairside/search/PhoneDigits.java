package org.chairside.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers, compared by their digits alone. */
public final class PhoneDigits {

  // Fewer digits could be a year, an MRN or a house number.
  private static final int FEWEST = 4;

  /** A local number in most countries; shorter ones are shared by many. */
  private static final int A_NUMBER = 7;

  private static final int LONGEST_COUNTRY_CODE = 3;
  private static final int WITH_NORTH_AMERICAN_CODE = 11;
  private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

  private PhoneDigits() {}

  /** The digits without leading zeros; null where there is none. */
  public static @Nullable String of(String phone) {
    String all = allDigits(Folding.plain(phone));
    String digits = LEADING_ZEROS.matcher(all).replaceAll("");
    return digits.isEmpty() ? null : digits;
  }

  /**
   * What to look for in stored digits: the number, and where it has a country code also without it.
   * Empty where these are too few digits for a phone number.
   */
  static Set<String> sought(String phone) {
    String plain = Folding.plain(phone).strip();
    String all = allDigits(plain);
    String digits = LEADING_ZEROS.matcher(all).replaceAll("");
    boolean isInternational = plain.startsWith("+") || plain.startsWith("00");
    boolean isNorthAmerican = digits.startsWith("1") && digits.length() == WITH_NORTH_AMERICAN_CODE;
    int longestCode = isInternational ? LONGEST_COUNTRY_CODE : isNorthAmerican ? 1 : 0;
    Set<String> sought = new LinkedHashSet<>(List.of(all, digits));
    sought.removeIf(each -> each.length() < FEWEST);
    for (int code = 1; code <= longestCode && digits.length() - code >= A_NUMBER; code++) {
      sought.add(digits.substring(code));
    }
    return sought;
  }

  /** Whether both are one number, one perhaps written with its country code. */
  public static boolean areSame(@Nullable String one, @Nullable String other) {
    return one != null
        && other != null
        && Math.min(one.length(), other.length()) >= A_NUMBER
        && (one.endsWith(other) || other.endsWith(one));
  }

  /** With what every way to write this number ends; empty where it is too short to tell. */
  public static Optional<String> ending(@Nullable String digits) {
    return digits == null || digits.length() < A_NUMBER
        ? Optional.empty()
        : Optional.of(digits.substring(digits.length() - A_NUMBER));
  }

  private static String allDigits(String plain) {
    return NO_DIGIT.matcher(TRUNK_ZERO.matcher(plain).replaceAll("")).replaceAll("");
  }
}
