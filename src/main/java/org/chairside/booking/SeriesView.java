package org.chairside.booking;

import static org.chairside.booking.SeriesMessages.SERIES;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chairside.message.Message;
import org.chairside.planning.GapRule;
import org.chairside.planning.Proposal;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Placed;
import org.chairside.planning.Proposal.Reason;
import org.chairside.planning.SeriesRequest.Wishes;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * A series that could be booked now.
 *
 * @param score 100 for a perfect series, less the average cost of its sessions
 * @param explanation sentences that describe it
 * @param costs the points lost over all sessions, and why
 */
public record SeriesView(
    Kind kind,
    List<PlacedSession> sessions,
    int score,
    List<Message> explanation,
    List<Cost> costs) {

  /**
   * One session of it.
   *
   * @param sessionId the session that would be moved there; null for a new one
   * @param number its place in the course, from 1
   * @param nurseId who would see to the patient; null where no roster is written
   */
  public record PlacedSession(
      @Nullable UUID sessionId,
      int number,
      UUID chairId,
      String chair,
      @Nullable UUID nurseId,
      Instant start,
      Instant end) {}

  /** Points lost, and the reason. */
  public record Cost(Reason reason, int points) {}

  /** A series that was asked for without wishes. */
  public static SeriesView of(Proposal proposal, Series series, ClinicSchedule schedule) {
    return of(proposal, series, schedule, Wishes.NONE);
  }

  static SeriesView of(Proposal proposal, Series series, ClinicSchedule schedule, Wishes wishes) {
    return new SeriesView(
        proposal.kind(),
        proposal.sessions().stream().map(placed -> session(placed, schedule)).toList(),
        proposal.score(),
        explanation(proposal, series, schedule, wishes),
        proposal.parts().stream().map(part -> new Cost(part.reason(), part.points())).toList());
  }

  private static PlacedSession session(Placed placed, ClinicSchedule schedule) {
    var seat = schedule.resources().chairs().get(placed.chairId());
    return new PlacedSession(
        placed.sessionId(),
        placed.index() + 1,
        placed.chairId(),
        seat == null ? "" : seat.name(),
        placed.nurseId(),
        placed.start(),
        placed.end());
  }

  private static List<Message> explanation(
      Proposal proposal, Series series, ClinicSchedule schedule, Wishes wishes) {
    WallClock clock = series.wall();
    List<Placed> placed = proposal.sessions();
    List<Message> words = new ArrayList<>();
    words.add(
        switch (proposal.kind()) {
          case SOONEST -> SERIES.soonest();
          case STEADY -> SERIES.steady();
          case CALMEST -> SERIES.calmest();
          case NEAREST -> SERIES.nearest();
        });
    if (placed.isEmpty()) {
      return words;
    }
    words.add(period(placed, clock));
    gaps(placed, series, clock).ifPresent(words::add);
    words.add(hours(placed, clock));
    words.add(SERIES.on(Message.and(weekdays(placed, clock))));
    words.add(floor(placed, schedule));
    proposal.parts().stream()
        .filter(part -> part.reason() == Reason.WISHES)
        .forEach(_ -> words.add(SERIES.someOffWishes()));
    endsLate(placed, clock, wishes).ifPresent(words::add);
    return words;
  }

  /** Who wishes to come until one o'clock may well wish to leave by then. */
  private static Optional<Message> endsLate(List<Placed> placed, WallClock clock, Wishes wishes) {
    LocalTime until = wishes.until();
    return until == null
        ? Optional.empty()
        : placed.stream()
            .max(Comparator.comparingLong(each -> minutesOfItsDay(each, clock)))
            .filter(each -> minutesOfItsDay(each, clock) > until.toSecondOfDay() / 60)
            .map(each -> SERIES.endsAfterWish(clock.timeOf(each.end()), until));
  }

  /** When it ends, counted from the midnight before its start. */
  private static long minutesOfItsDay(Placed placed, WallClock clock) {
    return clock.timeOf(placed.start()).toSecondOfDay() / 60
        + Duration.between(placed.start(), placed.end()).toMinutes();
  }

  private static Message period(List<Placed> placed, WallClock clock) {
    LocalDate first = clock.dateOf(placed.getFirst().start());
    LocalDate last = clock.dateOf(placed.getLast().start());
    return placed.size() == 1
        ? SERIES.oneSession(first)
        : SERIES.sessions(placed.size(), first, last);
  }

  private static Optional<Message> gaps(List<Placed> placed, Series series, WallClock clock) {
    List<Message> days =
        IntStream.range(1, placed.size())
            .filter(i -> placed.get(i).index() == placed.get(i - 1).index() + 1)
            .mapToObj(i -> gap(placed.get(i - 1), placed.get(i), series, clock))
            .toList();
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(SERIES.daysBetween(Message.commas(days)));
  }

  private static Message gap(Placed before, Placed after, Series series, WallClock clock) {
    int gap = GapRule.days(clock.dateOf(before.start()), clock.dateOf(after.start()));
    GapRule asked = series.gapRules().before(after.index());
    return asked == null || asked.target() == gap
        ? SERIES.gap(gap)
        : SERIES.gapOffTarget(gap, asked.target());
  }

  private static Message hours(List<Placed> placed, WallClock clock) {
    List<LocalTime> times =
        placed.stream().map(each -> clock.timeOf(each.start())).sorted().distinct().toList();
    return times.size() == 1
        ? SERIES.alwaysAt(times.getFirst())
        : SERIES.between(times.getFirst(), times.getLast());
  }

  private static List<Message> weekdays(List<Placed> placed, WallClock clock) {
    return placed.stream()
        .map(each -> clock.dateOf(each.start()).getDayOfWeek())
        .distinct()
        .sorted()
        .map(day -> SERIES.weekday(day.name()))
        .toList();
  }

  private static Message floor(List<Placed> placed, ClinicSchedule schedule) {
    int busiest =
        placed.stream()
            .mapToInt(each -> schedule.busiest(new Interval(each.start(), each.end())))
            .max()
            .orElse(0);
    return SERIES.chairsTaken(busiest, schedule.resources().chairs().size());
  }
}
