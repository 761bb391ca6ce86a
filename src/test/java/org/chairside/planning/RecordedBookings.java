package org.chairside.planning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Real chair bookings of ten infusion sites over a year, where {@code ../shared/data} (or {@code
 * -Dchairside.data}) is there. They are kept as they were booked, perhaps with cancelled ones among
 * them: some days hold more patients at once than the site has chairs, and many put two into one
 * chair. Times are each site's wall clock; the zone is not recorded.
 */
final class RecordedBookings {

  private static final Path FOLDER =
      Path.of(System.getProperty("chairside.data", "../shared/data")).resolve("scheduling");

  private RecordedBookings() {}

  /**
   * One booking; half-open.
   *
   * @param order grows with the time of the booking within a site; a few stand twice
   * @param chair from 0
   */
  record Booking(String site, int order, int chair, LocalDateTime start, LocalDateTime end) {

    int minutes() {
      return Math.toIntExact(Duration.between(start, end).toMinutes());
    }
  }

  /**
   * What the recording's makers counted of a site's day.
   *
   * @param chairsUsed different chairs with a booking
   * @param maxOverlap the most bookings at once, half-open: the fewest chairs that the day needs
   * @param sameChairOverlaps bookings that start before an earlier one of their chair has ended
   * @param lastEnd 00:00 is the midnight after the day
   */
  record Facts(
      DayOfWeek weekday,
      int bookings,
      int chairsAtSite,
      int chairsUsed,
      int maxOverlap,
      boolean fitsTheChairs,
      int sameChairOverlaps,
      LocalTime firstStart,
      LocalTime lastEnd,
      int bookedMinutes) {}

  /** A site's day with its bookings in the order in which they were booked. */
  record Day(String site, LocalDate date, List<Booking> bookings, Facts facts) {}

  /** Whether the recording is there; a test that needs it is skipped where it is not. */
  static boolean areThere() {
    return Files.isRegularFile(FOLDER.resolve("infusion_chair_bookings.csv"));
  }

  static String absent() {
    return "no recorded bookings at " + FOLDER + ": skipped";
  }

  /** Every day of every site on which something was booked, site by site and in order. */
  static List<Day> days() throws IOException {
    record Key(String site, LocalDate date) {}
    Map<Key, List<Booking>> bookings =
        rows("infusion_chair_bookings.csv", RecordedBookings::booking).stream()
            .sorted(Comparator.comparing(Booking::site).thenComparingInt(Booking::order))
            .collect(Collectors.groupingBy(b -> new Key(b.site(), b.start().toLocalDate())));
    return rows("infusion_site_day_facts.csv", Function.identity()).stream()
        .map(
            row -> {
              String site = row.get("site");
              LocalDate date = LocalDate.parse(row.get("date"));
              return new Day(
                  site, date, bookings.getOrDefault(new Key(site, date), List.of()), facts(row));
            })
        .sorted(Comparator.comparing(Day::site).thenComparing(Day::date))
        .toList();
  }

  /** How many bookings there are, so that none is lost on the way into days. */
  static int count() throws IOException {
    return rows("infusion_chair_bookings.csv", Function.identity()).size();
  }

  private static Booking booking(CSVRecord row) {
    return new Booking(
        row.get("site"),
        number(row, "booking_order"),
        number(row, "chair"),
        LocalDateTime.parse(row.get("start")),
        LocalDateTime.parse(row.get("end")));
  }

  private static Facts facts(CSVRecord row) {
    return new Facts(
        weekday(row.get("weekday")),
        number(row, "bookings"),
        number(row, "chairs_at_site"),
        number(row, "chairs_used"),
        number(row, "max_overlap"),
        row.get("fits_the_chairs").equals("yes"),
        number(row, "same_chair_overlaps"),
        time(row.get("first_start")),
        time(row.get("last_end")),
        number(row, "booked_minutes"));
  }

  private static int number(CSVRecord row, String column) {
    return Integer.parseInt(row.get(column));
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text, DateTimeFormatter.ofPattern("HH:mm"));
  }

  private static DayOfWeek weekday(String text) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static <T> List<T> rows(String file, Function<CSVRecord, T> reader) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(Files.newBufferedReader(FOLDER.resolve(file)));
        Stream<CSVRecord> records = parser.stream()) {
      return records.map(reader).toList();
    }
  }
}
