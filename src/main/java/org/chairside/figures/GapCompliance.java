package org.chairside.figures;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chairside.course.TreatmentPhase;
import org.jspecify.annotations.Nullable;

/**
 * How the days between consecutive sessions of a course keep to its order. A gap belongs to the
 * phase of its later session.
 *
 * @param withinRange gaps from the phase's least to its most days
 * @param nearTarget gaps within one day of the phase's target
 */
record GapCompliance(Ratio withinRange, Ratio nearTarget) {

  private static final int NEAR_DAYS = 1;

  /**
   * A course's sessions that were not given up.
   *
   * @param starts in order, also those before the period
   */
  record Series(List<TreatmentPhase> phases, List<Instant> starts) {

    @Nullable TreatmentPhase phaseOf(int place) {
      int last = 0;
      for (TreatmentPhase phase : phases) {
        last += phase.sessions();
        if (place <= last) {
          return phase;
        }
      }
      return null;
    }
  }

  private record MeasuredGap(long days, TreatmentPhase.Gap ordered) {

    boolean isWithinRange() {
      return ordered.min() <= days && days <= ordered.max();
    }

    boolean isNearTarget() {
      return Math.abs(days - ordered.target()) <= NEAR_DAYS;
    }
  }

  static GapCompliance of(List<Series> all, Period period) {
    List<MeasuredGap> gaps = new ArrayList<>();
    for (Series series : all) {
      for (int i = 1; i < series.starts().size(); i++) {
        Instant later = series.starts().get(i);
        TreatmentPhase phase = series.phaseOf(i + 1);
        if (period.holds(later) && phase != null) {
          long days =
              ChronoUnit.DAYS.between(period.day(series.starts().get(i - 1)), period.day(later));
          gaps.add(new MeasuredGap(days, phase.gapDays()));
        }
      }
    }
    return new GapCompliance(
        Ratio.of(gaps, MeasuredGap::isWithinRange), Ratio.of(gaps, MeasuredGap::isNearTarget));
  }
}
