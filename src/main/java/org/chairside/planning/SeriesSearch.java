package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chairside.planning.CheapestPath.Path;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Placed;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.WallClock;

/**
 * The best complete series for a course. Two sessions of a course never share a day, so that they
 * meet in their gaps and hours alone: {@link CheapestPath} finds the optimum over the whole {@link
 * StartGrid}, not the first series that fits.
 */
public final class SeriesSearch {

  private static final int FAR_APART = 3;

  private final SeriesRequest request;
  private final WallClock clock;
  private final SeriesLayers layers;
  private final ProposalWriter writer;

  /**
   * A search over this plan.
   *
   * @param schedule without those of the course's sessions that may be placed again
   */
  public SeriesSearch(ClinicSchedule schedule, SeriesRequest request) {
    this.request = request;
    clock = schedule.resources().clock();
    StartGrid grid = new StartGrid(schedule, request);
    Pricing pricing = new Pricing(schedule, request);
    layers = new SeriesLayers(schedule, request, grid, pricing);
    writer = new ProposalWriter(schedule, request, layers, grid, pricing);
  }

  // ------------------------------------------------------------------ proposals

  /**
   * At most this many series, each the best of its kind and clearly different from the earlier
   * ones: a third of its sessions on another day or an hour away.
   *
   * @return none if no series keeps the rules: {@link #obstacle} says why
   */
  public List<Proposal> proposals(int count) {
    List<Proposal> found = new ArrayList<>();
    Kind[] kinds = {Kind.SOONEST, Kind.STEADY, Kind.CALMEST};
    for (int i = 0; i < 2 * count && found.size() < count; i++) {
      Kind kind = kinds[i % kinds.length];
      Optional<Proposal> next = best(kind, i < kinds.length ? List.of() : found);
      if (next.isEmpty()) {
        return found;
      }
      if (!isClearlyNew(next.get(), found)) {
        next = best(kind, found).filter(other -> isClearlyNew(other, found));
      }
      next.ifPresent(found::add);
    }
    return found;
  }

  /** The best series of this kind; empty where no series keeps the rules. */
  public Optional<Proposal> best(Kind kind) {
    return best(kind, List.of());
  }

  private Optional<Proposal> best(Kind kind, List<Proposal> seen) {
    return kind == Kind.STEADY ? steadiest(seen) : cheapest(kind, seen);
  }

  private boolean isClearlyNew(Proposal proposal, List<Proposal> others) {
    return others.stream()
        .allMatch(
            other -> {
              long apart =
                  proposal.sessions().stream().filter(each -> isApart(each, other)).count();
              return apart * FAR_APART >= proposal.sessions().size();
            });
  }

  private boolean isApart(Placed placed, Proposal other) {
    Instant its =
        other.sessions().stream()
            .filter(each -> each.index() == placed.index())
            .findFirst()
            .map(Placed::start)
            .orElse(Instant.MAX);
    return !clock.dateOf(placed.start()).equals(clock.dateOf(its))
        || Math.abs(layers.slot(placed.start()) - layers.slot(its)) >= SeriesLayers.CLOSE_SLOTS;
  }

  private Optional<Proposal> cheapest(Kind kind, List<Proposal> seen) {
    Path path =
        new CheapestPath(layers.priced(kind, seen), layers.gaps(true), Pricing.DRIFT).find();
    return Optional.ofNullable(path).map(found -> writer.proposal(kind, null, found, true));
  }

  private Optional<Proposal> steadiest(List<Proposal> seen) {
    SteadySearch search =
        new SteadySearch(request, layers.priced(Kind.STEADY, seen), layers.gaps(true));
    return Optional.ofNullable(search.pattern())
        .map(pattern -> writer.proposal(Kind.STEADY, pattern, search.in(pattern), true));
  }

  // ------------------------------------------------------------------ the smallest repair

  /**
   * The series nearest to where its links would best stay: the fewest moved, and those by as little
   * as can be.
   */
  public Optional<Proposal> repair() {
    Path path = new CheapestPath(layers.near(), layers.gaps(false), 0).find();
    return Optional.ofNullable(path)
        .map(found -> writer.proposal(Kind.NEAREST, null, found, false));
  }

  // ------------------------------------------------------------------ why there is none

  /**
   * Why no series can be found.
   *
   * @param index the first session that has no place, among the course's active sessions, from 0
   * @param from the first day on which it could be, given those before it
   * @param until the last day
   */
  public record Obstacle(int index, LocalDate from, LocalDate until) {}

  /** Where every series ends that keeps the rules so far. */
  public Obstacle obstacle() {
    CheapestPath search =
        new CheapestPath(layers.priced(Kind.SOONEST, List.of()), layers.gaps(true), 0);
    search.find();
    int index = Math.min(search.reached(), request.sessions().size() - 1);
    GapRule gap = request.sessions().get(index).gap();
    LocalDate from = request.from();
    LocalDate until = request.until();
    if (index > 0 && gap != null) {
      var before = search.reachable(index - 1).orElseThrow();
      from = GapRule.later(from, LocalDate.ofEpochDay(before.first() + gap.min()));
      until = GapRule.earlier(until, LocalDate.ofEpochDay(before.last() + gap.max()));
    }
    return new Obstacle(index, from, until);
  }
}
