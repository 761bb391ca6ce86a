package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chairside.planning.RecordedBookings.Booking;
import org.chairside.planning.RecordedBookings.Day;
import org.chairside.planning.RecordedBookings.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The recorded bookings are read as their makers counted them: every fact of every site's day
 * agrees with its bookings.
 */
class RecordedBookingsTest {

  @BeforeAll
  static void needsTheRecording() {
    assumeTrue(RecordedBookings.areThere(), RecordedBookings.absent());
  }

  @Test
  void factsMatchBookings() throws IOException {
    for (Day day : RecordedBookings.days()) {
      assertThat(counted(day)).as(day.site() + " " + day.date()).isEqualTo(day.facts());
    }
  }

  @Test
  void everyBookingIsRead() throws IOException {
    List<Day> days = RecordedBookings.days();
    assertThat(RecordedBookings.count()).isEqualTo(8611);
    assertThat(days.stream().mapToInt(day -> day.bookings().size()).sum()).isEqualTo(8611);
    assertThat(days).hasSize(1274);
    assertThat(days.stream().map(Day::site).distinct()).hasSize(10);
  }

  @Test
  void bookingsAreInOrderOfBooking() throws IOException {
    for (Day day : RecordedBookings.days()) {
      assertThat(day.bookings()).isSortedAccordingTo(Comparator.comparingInt(Booking::order));
      assertThat(day.bookings())
          .allSatisfy(
              booking -> {
                assertThat(booking.site()).isEqualTo(day.site());
                assertThat(booking.start().toLocalDate()).isEqualTo(day.date());
                assertThat(booking.minutes()).isPositive();
              });
    }
  }

  /** What no plan can keep: a replay has to leave out what does not fit. */
  @Test
  void someDaysExceedTheirChairs() throws IOException {
    List<Day> days = RecordedBookings.days();
    assertThat(days.stream().filter(day -> !day.facts().fitsTheChairs())).hasSize(77);
    assertThat(days.stream().filter(day -> day.facts().sameChairOverlaps() > 0)).hasSize(486);
  }

  private static Facts counted(Day day) {
    List<Booking> bookings = day.bookings();
    int most = mostAtOnce(bookings);
    int chairs = day.facts().chairsAtSite();
    return new Facts(
        day.date().getDayOfWeek(),
        bookings.size(),
        chairs,
        Math.toIntExact(bookings.stream().map(Booking::chair).distinct().count()),
        most,
        most <= chairs,
        doubleBooked(bookings),
        bookings.stream().map(Booking::start).min(Comparator.naturalOrder()).get().toLocalTime(),
        bookings.stream().map(Booking::end).max(Comparator.naturalOrder()).get().toLocalTime(),
        bookings.stream().mapToInt(Booking::minutes).sum());
  }

  /** By a sweep over starts and ends; who ends at an instant has left before who starts then. */
  private static int mostAtOnce(List<Booking> bookings) {
    TreeMap<LocalDateTime, Integer> changes = new TreeMap<>();
    for (Booking booking : bookings) {
      changes.merge(booking.start(), 1, Integer::sum);
      changes.merge(booking.end(), -1, Integer::sum);
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }

  private static int doubleBooked(List<Booking> bookings) {
    return bookings.stream().collect(Collectors.groupingBy(Booking::chair)).values().stream()
        .mapToInt(RecordedBookingsTest::startBeforeAnEarlierEnds)
        .sum();
  }

  private static int startBeforeAnEarlierEnds(Collection<Booking> ofOneChair) {
    LocalDateTime free = LocalDateTime.MIN;
    int early = 0;
    for (Booking booking :
        ofOneChair.stream()
            .sorted(Comparator.comparing(Booking::start).thenComparing(Booking::end))
            .toList()) {
      if (booking.start().isBefore(free)) {
        early++;
      }
      free = booking.end().isAfter(free) ? booking.end() : free;
    }
    return early;
  }
}
