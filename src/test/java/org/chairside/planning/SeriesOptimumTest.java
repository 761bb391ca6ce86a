package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No series is cheaper than the one that is proposed: a constraint solver with its own model of
 * rules and prices proves it. {@code mvn -Ptrial -Dtrial=planning} does so for many more.
 */
class SeriesOptimumTest {

  /** Every twist of {@link SeriesCase}, without a way through among them. */
  @ParameterizedTest
  @ValueSource(longs = {2, 4, 5, 6, 9, 11, 18, 25, 27, 32, 34, 38})
  void proposedSeriesIsCheapest(long seed) {
    for (ProvenSeries proven : ProvenSeries.of(seed, 60)) {
      assertThat(proven.isProven()).as("%s is proven", proven).isTrue();
      assertThat(proven.cost()).as("%s", proven).isEqualTo(proven.optimum());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 4})
  void searchAndSolverAgreeOnImpossible(long seed) {
    boolean isTight = seed == 11;
    assertThat(ProvenSeries.of(seed, 60))
        .allSatisfy(proven -> assertThat(proven.isImpossible()).isEqualTo(isTight));
  }
}
