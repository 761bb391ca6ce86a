package org.chairside.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.message.Language;

/**
 * A date as people write it: {@code 2001-03-28}, {@code 03/28/2001}, {@code 28.3.2001}, {@code Mar
 * 28, 2001}, {@code 28. März 2001}, with the months' names of every language that the product has.
 *
 * @param start where it begins in the text
 * @param end the first character after it
 * @param meanings the dates it can mean: 03/04/2001 is March 4 or April 3, 01 is 1901 or 2001
 */
record WrittenDate(int start, int end, Set<LocalDate> meanings) {

  private static final int SHORTEST_MONTH = 3;

  /** No patient is older; what says so is another number. */
  private static final int EARLIEST_YEAR = 1900;

  private static final List<Locale> LOCALES =
      Language.all().stream().map(language -> Locale.forLanguageTag(language.tag())).toList();

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);

  private static final Map<String, Set<Integer>> MONTHS = months();

  private static final String DAY_OF_WEEK =
      "(?:(?:" + oneOf(names(DayOfWeek.values(), DayOfWeek::getDisplayName)) + ")\\.?,?\\s*)?";

  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?";
  static final String MONTH = "(?<month>" + oneOf(MONTHS.keySet().stream()) + ")\\.?";
  private static final String YEAR = "(?<year>\\d{4}|\\d{2})";
  private static final String GAP = "[\\s,-]*";

  private static final List<Pattern> NAMED =
      Stream.of(
              DAY + GAP + MONTH + GAP + YEAR,
              MONTH + GAP + DAY + "[\\s,-]+" + YEAR,
              "(?<year>\\d{4})" + GAP + MONTH + GAP + DAY)
          .map(WrittenDate::alone)
          .toList();

  private static final Pattern YEAR_FIRST =
      alone("(?<year>\\d{4})(?<by>\\s?[-./]\\s?)(?<month>\\d{1,2})\\k<by>(?<day>\\d{1,2})\\.?");

  private static final Pattern YEAR_LAST =
      alone("(?<one>\\d{1,2})(?<by>\\s?[-./]\\s?)(?<two>\\d{1,2})\\k<by>" + YEAR);

  private static final Pattern COMPACT = alone("\\d{8}");

  WrittenDate {
    meanings = Set.copyOf(meanings);
  }

  static Pattern alone(String date) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}\\p{Pd}])" + DAY_OF_WEEK + date + "(?![\\p{L}\\p{N}])");
  }

  /**
   * The first date in the text.
   *
   * @param plain small letters, digits 0 to 9
   */
  static Optional<WrittenDate> in(String plain) {
    return Stream.of(
            NAMED.stream().flatMap(pattern -> all(pattern, plain, WrittenDate::named)),
            all(YEAR_FIRST, plain, WrittenDate::yearFirst),
            all(YEAR_LAST, plain, WrittenDate::yearLast),
            all(COMPACT, plain, WrittenDate::compact))
        .flatMap(each -> each)
        .filter(date -> !date.meanings().isEmpty())
        .min((one, other) -> Integer.compare(one.start(), other.start()));
  }

  private interface Reading {
    Stream<LocalDate> of(MatchResult found);
  }

  private static Stream<WrittenDate> all(Pattern pattern, String plain, Reading reading) {
    return pattern
        .matcher(plain)
        .results()
        .map(
            found ->
                new WrittenDate(
                    found.start(), found.end(), reading.of(found).collect(Collectors.toSet())));
  }

  private static Stream<LocalDate> named(MatchResult found) {
    return months(found.group("month")).stream()
        .flatMap(month -> dates(found, month, found.group("day")));
  }

  /** The months, from 1, that this name or beginning of a name can mean. */
  static Set<Integer> months(String name) {
    return MONTHS.getOrDefault(name, Set.of());
  }

  private static Stream<LocalDate> yearFirst(MatchResult found) {
    return dates(found, Integer.parseInt(found.group("month")), found.group("day"));
  }

  private static Stream<LocalDate> yearLast(MatchResult found) {
    String one = found.group("one");
    String two = found.group("two");
    Stream<LocalDate> dayFirst = dates(found, Integer.parseInt(two), one);
    // Only Germanic and Slavic countries write points, and none of them the month first.
    boolean isDayFirst = found.group("by").contains(".");
    return isDayFirst
        ? dayFirst
        : Stream.concat(dates(found, Integer.parseInt(one), two), dayFirst);
  }

  private static Stream<LocalDate> compact(MatchResult found) {
    String digits = found.group();
    int first = Integer.parseInt(digits.substring(0, 2));
    int second = Integer.parseInt(digits.substring(2, 4));
    int lastYear = Integer.parseInt(digits.substring(4));
    return Stream.of(
            date(
                Integer.parseInt(digits.substring(0, 4)),
                Integer.parseInt(digits.substring(4, 6)),
                Integer.parseInt(digits.substring(6))),
            date(lastYear, first, second),
            date(lastYear, second, first))
        .flatMap(Optional::stream);
  }

  private static Stream<LocalDate> dates(MatchResult found, int month, String day) {
    String year = found.group("year");
    IntStream years =
        year.length() == 4
            ? IntStream.of(Integer.parseInt(year))
            : IntStream.of(1900 + Integer.parseInt(year), 2000 + Integer.parseInt(year));
    return years
        .mapToObj(each -> date(each, month, Integer.parseInt(day)))
        .flatMap(Optional::stream);
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return year < EARLIEST_YEAR ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Map<String, Set<Integer>> months() {
    Map<String, Set<Integer>> months = new TreeMap<>();
    for (Month month : Month.values()) {
      names(new Month[] {month}, Month::getDisplayName)
          .flatMap(WrittenDate::beginnings)
          .forEach(
              name -> months.computeIfAbsent(name, _ -> new TreeSet<>()).add(month.getValue()));
    }
    return months;
  }

  private static Stream<String> beginnings(String name) {
    return IntStream.rangeClosed(SHORTEST_MONTH, name.length())
        .mapToObj(to -> name.substring(0, to));
  }

  private interface Naming<T> {
    String name(T what, TextStyle style, Locale locale);
  }

  /** With and without accents, and without the point of an abbreviation. */
  private static <T> Stream<String> names(T[] named, Naming<T> naming) {
    return Arrays.stream(named)
        .flatMap(
            each ->
                LOCALES.stream()
                    .flatMap(
                        locale -> STYLES.stream().map(style -> naming.name(each, style, locale))))
        .map(Folding::plain)
        .map(name -> name.replace(".", ""))
        .flatMap(name -> Stream.concat(Stream.of(name), Folding.spellings(name).stream()))
        .distinct();
  }

  private static String oneOf(Stream<String> words) {
    return words.map(Pattern::quote).collect(Collectors.joining("|"));
  }
}
