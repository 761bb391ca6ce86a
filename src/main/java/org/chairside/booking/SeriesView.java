package org.chairside.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chairside.planning.GapRule;
import org.chairside.planning.Proposal;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Placed;
import org.chairside.planning.Proposal.Reason;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * A series that could be booked now.
 *
 * @param score 100 for one with nothing to wish for, less what each session costs on average
 * @param explanation what it is like, in sentences
 * @param costs what it costs points, all sessions together, and for what
 */
public record SeriesView(
    Kind kind,
    List<PlacedSession> sessions,
    int score,
    List<String> explanation,
    List<Cost> costs) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

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

  /** Points that the series costs, and the reason. */
  public record Cost(Reason reason, int points) {}

  public static SeriesView of(Proposal proposal, Series series, ClinicSchedule schedule) {
    return new SeriesView(
        proposal.kind(),
        proposal.sessions().stream().map(placed -> session(placed, schedule)).toList(),
        proposal.score(),
        explanation(proposal, series, schedule),
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

  private static List<String> explanation(
      Proposal proposal, Series series, ClinicSchedule schedule) {
    WallClock clock = series.wall();
    List<Placed> placed = proposal.sessions();
    List<String> words = new ArrayList<>();
    words.add(
        switch (proposal.kind()) {
          case SOONEST -> "as soon as wishes and gaps allow";
          case STEADY -> "the same weekdays and the same hour, as far as can be";
          case CALMEST -> "at the calmest hours of the floor";
          case NEAREST -> "as near as can be to what was asked for";
        });
    if (placed.isEmpty()) {
      return words;
    }
    words.add(period(placed, clock));
    gaps(placed, series, clock).ifPresent(words::add);
    words.add(hours(placed, clock));
    words.add("on " + weekdays(placed, clock));
    words.add(floor(placed, schedule));
    proposal.parts().stream()
        .filter(part -> part.reason() == Reason.WISHES)
        .forEach(_ -> words.add("some sessions are not on the days or at the hours wished for"));
    return words;
  }

  private static String period(List<Placed> placed, WallClock clock) {
    LocalDate first = clock.dateOf(placed.getFirst().start());
    LocalDate last = clock.dateOf(placed.getLast().start());
    return placed.size() == 1
        ? "one session on " + DAY.format(first)
        : "%d sessions from %s to %s".formatted(placed.size(), DAY.format(first), DAY.format(last));
  }

  private static java.util.Optional<String> gaps(
      List<Placed> placed, Series series, WallClock clock) {
    List<String> days =
        IntStream.range(1, placed.size())
            .filter(i -> placed.get(i).index() == placed.get(i - 1).index() + 1)
            .mapToObj(
                i -> {
                  int gap =
                      GapRule.days(
                          clock.dateOf(placed.get(i - 1).start()),
                          clock.dateOf(placed.get(i).start()));
                  GapRule asked = series.gapRules().before(placed.get(i).index());
                  return asked == null || asked.target() == gap
                      ? Integer.toString(gap)
                      : gap + " (target " + asked.target() + ")";
                })
            .toList();
    return days.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of("days between them: " + String.join(", ", days));
  }

  private static String hours(List<Placed> placed, WallClock clock) {
    List<LocalTime> times =
        placed.stream().map(each -> clock.timeOf(each.start())).sorted().distinct().toList();
    return times.size() == 1
        ? "always at " + times.getFirst()
        : "between " + times.getFirst() + " and " + times.getLast();
  }

  private static String weekdays(List<Placed> placed, WallClock clock) {
    return placed.stream()
        .map(each -> clock.dateOf(each.start()).getDayOfWeek())
        .distinct()
        .sorted()
        .map(day -> day.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH) + "s")
        .collect(Collectors.joining(", "));
  }

  private static String floor(List<Placed> placed, ClinicSchedule schedule) {
    int busiest =
        placed.stream()
            .mapToInt(each -> schedule.busiest(new Interval(each.start(), each.end())))
            .max()
            .orElse(0);
    return "with at most %d of %d chairs taken by others at the same time"
        .formatted(busiest, schedule.resources().chairs().size());
  }
}
