package org.chairside.search;

import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A month as people write it: {@code 1975-06}, {@code 06/1975}, {@code Jun 1975}, {@code Juni
 * 1975}.
 *
 * @param start where it begins in the text
 * @param end the first character after it
 * @param meanings the months it can mean: mar is no other than March, ju is none
 */
record WrittenMonth(int start, int end, Set<YearMonth> meanings) {

  private static final String YEAR = "(?<year>(?:19|20)\\d{2})";
  private static final String NUMBER = "(?<number>0?[1-9]|1[0-2])";
  private static final Pattern A_YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private static final Pattern NAMED = WrittenDate.alone(WrittenDate.MONTH + "[\\s,/-]*" + YEAR);

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<![\\p{L}\\p{N}\\p{Pd}])" + YEAR + "[-./]" + NUMBER + "(?![-./]?\\d)");

  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<![\\p{L}\\p{N}\\p{Pd}./])" + NUMBER + "[-./]" + YEAR + "(?![-./]?\\d)");

  WrittenMonth {
    meanings = Set.copyOf(meanings);
  }

  /**
   * The first month in the text.
   *
   * @param plain small letters, digits 0 to 9, without whole dates
   */
  static Optional<WrittenMonth> in(String plain) {
    return Stream.of(NAMED, YEAR_FIRST, YEAR_LAST)
        .flatMap(pattern -> pattern.matcher(plain).results())
        .map(WrittenMonth::read)
        .filter(month -> !month.meanings().isEmpty())
        .min((one, other) -> Integer.compare(one.start(), other.start()));
  }

  /** The year that the word is; empty where it is none in which a patient can be born. */
  static Set<String> years(String word) {
    return A_YEAR.matcher(word).matches() ? Set.of(word) : Set.of();
  }

  private static WrittenMonth read(MatchResult found) {
    int year = Integer.parseInt(found.group("year"));
    Set<Integer> months =
        found.namedGroups().containsKey("number")
            ? Set.of(Integer.parseInt(found.group("number")))
            : WrittenDate.months(found.group("month"));
    return new WrittenMonth(
        found.start(),
        found.end(),
        months.stream().map(month -> YearMonth.of(year, month)).collect(Collectors.toSet()));
  }
}
