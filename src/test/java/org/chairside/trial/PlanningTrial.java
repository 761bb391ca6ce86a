package org.chairside.trial;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.chairside.planning.PlanningSpeed;
import org.chairside.planning.PlanningSpeed.DayReplan;
import org.chairside.planning.PlanningSpeed.Proposals;
import org.chairside.planning.ProvenReplan;
import org.chairside.planning.ProvenSeries;

/**
 * Compares planning with proven optima, measures its time, and prints the results as Markdown:
 * {@code mvn -Ptrial -Dtrial=planning}. It fails where a series is more than 3 % dearer than the
 * optimum or where re-plans move more than 5 % more sessions than have to; a time never fails it.
 */
public final class PlanningTrial {

  private static final int INSTANCES = Integer.getInteger("instances", 36);
  private static final double SOLVER_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final List<Integer> CHAIRS = List.of(5, 10, 20, 50, 100);
  private static final int CLINIC = 20;
  private static final int TIMES = 15;
  private static final int WARM_UP = 25;

  private final Markdown out = new Markdown();
  private boolean isGood = true;

  private PlanningTrial() {}

  public static void main(String[] args) {
    PlanningTrial trial = new PlanningTrial();
    trial.out.line(
        "Measured on %s, Java %s, %d cores."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors()));
    trial.speed();
    trial.replanSpeed();
    trial.series();
    trial.replans();
    System.out.println(trial.out);
    System.exit(trial.isGood ? 0 : 1);
  }

  // ------------------------------------------------------------------ speed

  private void speed() {
    Proposals cold = PlanningSpeed.proposals(CLINIC, 1);
    PlanningSpeed.proposals(CLINIC, WARM_UP);
    List<Proposals> all =
        CHAIRS.stream().map(chairs -> PlanningSpeed.proposals(chairs, TIMES)).toList();
    double of20 = median(all.get(CHAIRS.indexOf(CLINIC)).whole());
    head("Three proposals for 12 sessions over 12 weeks at 85 % load");
    table("chairs", "booked sessions", "plan built ms", "proposals ms", "both ms", "to 20 chairs");
    for (Proposals each : all) {
      out.row(
          each.chairs(),
          each.booked(),
          decimal(median(each.built())),
          decimal(median(each.searched())),
          decimal(median(each.whole())),
          Markdown.decimal(2, median(each.whole()) / of20));
    }
    out.line("");
    out.line(
        "Medians of %d after %d to warm up; the very first of a new process took %s ms for %d chairs."
            .formatted(TIMES, WARM_UP, decimal(median(cold.whole())), CLINIC));
  }

  private void replanSpeed() {
    head("A day's re-plan, which looks for at most %d ms".formatted(PATIENCE.toMillis()));
    table("what", "chairs", "sessions of the day", "broken", "moves", "unsaved", "ms");
    for (int chairs : List.of(10, 32, 60, 100)) {
      for (long what = 0; what < 4; what++) {
        DayReplan each = PlanningSpeed.replan(40 + what, chairs, 0.85, PATIENCE);
        out.row(
            each.what(),
            each.chairs(),
            each.sessions(),
            each.broken(),
            each.moves(),
            each.unsaved(),
            decimal(each.millis()));
      }
    }
  }

  private static double median(List<Long> nanos) {
    return Nanos.at(nanos, 50);
  }

  // ------------------------------------------------------------------ quality

  private void series() {
    List<ProvenSeries> all = new ArrayList<>();
    LongStream.range(0, INSTANCES).forEach(s -> all.addAll(ProvenSeries.of(s, SOLVER_SECONDS)));
    head("Series beside the proven optimum");
    table(
        "instance",
        "best",
        "chairs",
        "days",
        "sessions",
        "load",
        "cost",
        "optimum",
        "gap %",
        "ms",
        "solver ms");
    for (ProvenSeries each : all) {
      out.row(
          each.instance(),
          each.kind(),
          each.chairs(),
          each.days(),
          each.sessions(),
          decimal(each.load()),
          each.cost() == null ? "none" : each.cost(),
          (each.optimum() == null ? "none" : each.optimum()) + (each.isProven() ? "" : " ?"),
          decimal(each.gap()),
          decimal(each.millis()),
          each.solverMillis());
    }
    List<Double> gaps =
        all.stream()
            .filter(each -> each.isProven() && !each.isImpossible())
            .map(ProvenSeries::gap)
            .sorted()
            .toList();
    long impossible = all.stream().filter(ProvenSeries::isImpossible).count();
    out.line("");
    out.line(
        "%d series of %d instances: %d without a way through, told by both; of the %d others that were proven the median gap is %s %%, the worst %s %%."
            .formatted(
                all.size(),
                INSTANCES,
                impossible,
                gaps.size(),
                decimal(gaps.get(gaps.size() / 2)),
                decimal(gaps.getLast())));
    isGood &= gaps.getLast() <= 3 && gaps.get(gaps.size() / 2) == 0;
  }

  private void replans() {
    List<ProvenReplan> all =
        LongStream.range(0, INSTANCES)
            .mapToObj(seed -> ProvenReplan.of(seed, PATIENCE, SOLVER_SECONDS))
            .toList();
    head("Re-plans beside the proven fewest moves");
    table(
        "instance",
        "chairs",
        "sessions",
        "broken",
        "unsaved",
        "fewest",
        "moves",
        "fewest",
        "ms",
        "solver ms");
    for (ProvenReplan each : all) {
      String doubt = each.isProven() ? "" : " ?";
      out.row(
          each.instance(),
          each.chairs(),
          each.sessions(),
          each.broken(),
          each.unsaved(),
          each.fewestUnsaved() + doubt,
          each.moves(),
          each.fewestMoves() + doubt,
          decimal(each.millis()),
          each.solverMillis());
    }
    List<ProvenReplan> proven = all.stream().filter(ProvenReplan::isProven).toList();
    int moves = proven.stream().mapToInt(ProvenReplan::moves).sum();
    int fewest = proven.stream().mapToInt(ProvenReplan::fewestMoves).sum();
    int unsaved = proven.stream().mapToInt(ProvenReplan::unsaved).sum();
    int fewestUnsaved = proven.stream().mapToInt(ProvenReplan::fewestUnsaved).sum();
    out.line("");
    out.line(
        "%d of %d were proven: %d moves where %d are the fewest (%s %% more), %d sessions unsaved where %d are the fewest."
            .formatted(
                proven.size(),
                all.size(),
                moves,
                fewest,
                decimal(100.0 * (moves - fewest) / fewest),
                unsaved,
                fewestUnsaved));
    out.line("A question mark is what the solver found and could not prove in the time it had.");
    isGood &= moves * 100 <= fewest * 105 && unsaved == fewestUnsaved;
  }

  // ------------------------------------------------------------------ writing

  private void head(String words) {
    out.line("");
    out.line("### " + words);
    out.line("");
  }

  private void table(Object... heads) {
    out.row(heads);
    out.line("|" + "---|".repeat(heads.length));
  }

  private static String decimal(double number) {
    return Markdown.decimal(1, number);
  }
}
