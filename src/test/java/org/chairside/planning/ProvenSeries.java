package org.chairside.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chairside.planning.Proposal.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The best series of a kind as the search finds it, beside the proven optimum.
 *
 * @param load of the chairs' open time, at most; 1 is all of it
 * @param cost in points; null where the search finds no series
 * @param optimum null where there is none
 * @param isProven whether the solver proved its answer in the time it had
 */
public record ProvenSeries(
    String instance,
    String kind,
    int chairs,
    int sessions,
    int days,
    double load,
    @Nullable Integer cost,
    @Nullable Integer optimum,
    boolean isProven,
    double millis,
    long solverMillis) {

  private static final List<Kind> KINDS = List.of(Kind.SOONEST, Kind.STEADY, Kind.CALMEST);

  /** The three kinds of proposals for the instance of this seed. */
  public static List<ProvenSeries> of(long seed, double seconds) {
    List<ProvenSeries> rows = new ArrayList<>();
    for (Kind kind : KINDS) {
      SeriesCase each = new SeriesCase(seed);
      long began = System.nanoTime();
      Optional<Proposal> found = new SeriesSearch(each.schedule(), each.request()).best(kind);
      double millis = (System.nanoTime() - began) / 1e6;
      SeriesOracle.Optimum optimum =
          new SeriesOracle(
                  each.resources(),
                  each.schedule().appointments(),
                  each.availability(),
                  each.request(),
                  kind)
              .prove(seconds, 2);
      rows.add(
          new ProvenSeries(
              each.toString(),
              kind.name(),
              each.chairs(),
              each.sessions(),
              each.days(),
              each.load(),
              found.map(Proposal::cost).orElse(null),
              optimum.cost(),
              optimum.isProven(),
              millis,
              optimum.millis()));
    }
    return rows;
  }

  /** Whether both say that there is no series. */
  public boolean isImpossible() {
    return cost == null && optimum == null;
  }

  /** By how much the search is dearer than the optimum, in percent of it. */
  public double gap() {
    if (isImpossible()) {
      return 0;
    }
    return cost == null || optimum == null
        ? Double.POSITIVE_INFINITY
        : 100.0 * (cost - optimum) / Math.max(1, optimum);
  }
}
