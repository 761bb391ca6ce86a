package org.chairside.booking;

import static org.chairside.booking.BookingMessages.BOOKING;
import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.breach.BlockedDays;
import org.chairside.message.Message;
import org.chairside.planning.SeriesRequest.Wishes;
import org.chairside.planning.SeriesSearch.Obstacle;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** Proposals for the remaining sessions of a course. */
@Path("/")
@OneTransaction
@InTurn
@RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
class ProposalResource {

  private static final int DAYS_TO_BEGIN = 14;
  private static final int MOST_DAYS = 366;
  private static final int PROPOSALS = 3;

  private final SeriesLookup lookup;
  private final SeriesPlanner planner;
  private final Clock clock;

  ProposalResource(SeriesLookup lookup, SeriesPlanner planner, Clock clock) {
    this.lookup = lookup;
    this.planner = planner;
    this.clock = clock;
  }

  /**
   * What the proposals should look like.
   *
   * @param from the first day, in the clinic's calendar; today where left out or earlier
   * @param until the last day; default: as far as the longest gaps reach, at most a year
   * @param count how many series; default 3
   * @param sessions at most how many of the course's sessions; default: all remaining or, without a
   *     last day, those that fit into a year
   */
  public record NewProposals(
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable @Valid Preference prefer,
      @Nullable @Range(min = 1, max = 10) Integer count,
      @Nullable @Range(min = 1, max = 100) Integer sessions) {}

  /**
   * The patient's preferred times; they exclude nothing.
   *
   * @param from the earliest start by the clinic's clock
   * @param until the latest start; a proposal whose sessions end later says so
   */
  public record Preference(
      @Nullable @Size(max = 7) List<@NotNull DayOfWeek> days,
      @Nullable @JsonFormat(pattern = "HH:mm") LocalTime from,
      @Nullable @JsonFormat(pattern = "HH:mm") LocalTime until) {

    Wishes wishes() {
      return new Wishes(days == null ? Set.of() : Set.copyOf(days), from, until);
    }
  }

  /**
   * Series that break no rule now, the most different first.
   *
   * @param notices rules that could not be checked
   * @param obstacle why there is no series; null if there is one
   * @param blockedDays which rule leaves the session of the obstacle no start on which days
   */
  public record Proposals(
      List<SeriesView> proposals,
      List<Message> notices,
      @Nullable Message obstacle,
      List<BlockedDays> blockedDays) {}

  @POST
  @Path("/courses/{id}/proposals")
  public Proposals propose(UUID id, @Valid @NotNull NewProposals wanted) {
    Series series = lookup.look(id);
    series.requireOpen();
    if (series.remaining() == 0) {
      throw new Conflict(BOOKING.everySessionBooked());
    }
    if (series.clinic().hours().isEmpty()) {
      throw new Conflict(BOOKING.hoursNotSet());
    }
    LocalDate today = series.wall().dateOf(clock.instant());
    LocalDate asked = wanted.from() == null ? today : wanted.from();
    LocalDate from = asked.isBefore(today) ? today : asked;
    int sessions = sessions(wanted, series);
    LocalDate last = today.plusDays(MOST_DAYS);
    LocalDate needed = from.plusDays(DAYS_TO_BEGIN + series.daysAtMost(sessions));
    LocalDate until =
        wanted.until() == null ? (needed.isAfter(last) ? last : needed) : wanted.until();
    refuseWrongPeriod(from, until, today);
    Wishes wishes = wanted.prefer() == null ? Wishes.NONE : wanted.prefer().wishes();
    FoundSeries found =
        planner.proposals(
            series,
            from,
            until,
            wishes,
            sessions,
            wanted.count() == null ? PROPOSALS : wanted.count());
    return new Proposals(
        found.proposals().stream()
            .map(proposal -> SeriesView.of(proposal, series, found.schedule(), wishes))
            .toList(),
        found.notices(series),
        found.obstacle() == null ? null : words(found.obstacle(), series),
        found.blockedDays(series));
  }

  private static int sessions(NewProposals wanted, Series series) {
    if (wanted.sessions() != null) {
      return wanted.sessions();
    }
    return wanted.until() == null
        ? series.sessionsWithin(MOST_DAYS - 2 * DAYS_TO_BEGIN)
        : series.remaining();
  }

  private static void refuseWrongPeriod(LocalDate from, LocalDate until, LocalDate today) {
    if (until.isBefore(from)) {
      throw new Invalid("until", FIELD.notBefore(from));
    }
    if (until.isAfter(today.plusDays(MOST_DAYS))) {
      throw new Invalid("until", FIELD.daysAheadAtMost(MOST_DAYS));
    }
  }

  private static Message words(Obstacle obstacle, Series series) {
    if (obstacle.until().isBefore(obstacle.from())) {
      return BOOKING.noDayLeft(obstacle.index() + 1, obstacle.from());
    }
    return BOOKING.noPlace(
        obstacle.index() + 1, series.course().sessions(), obstacle.from(), obstacle.until());
  }
}
