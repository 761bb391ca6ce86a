package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A re-plan leaves no session without a place that could have one, and moves hardly more than the
 * proven fewest. {@code mvn -Ptrial -Dtrial=planning} holds many more against the proof.
 */
class ReplanOptimumTest {

  // Far more than it needs: the search ends when nothing improves, on a slow machine too.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void fewestSessionsMove() {
    List<ProvenReplan> proven =
        LongStream.of(0, 1, 2, 5, 7, 13, 14, 15, 19, 23, 27, 34, 35, 39)
            .mapToObj(seed -> ProvenReplan.of(seed, PATIENCE, 60))
            .toList();
    assertThat(proven)
        .allSatisfy(
            each -> {
              assertThat(each.isProven()).isTrue();
              assertThat(each.broken()).isPositive();
              assertThat(each.unsaved()).isEqualTo(each.fewestUnsaved());
              assertThat(each.moves()).isGreaterThanOrEqualTo(each.fewestMoves());
            });
    int fewest = proven.stream().mapToInt(ProvenReplan::fewestMoves).sum();
    assertThat(proven.stream().mapToInt(ProvenReplan::moves).sum())
        .isLessThanOrEqualTo(fewest * 105 / 100);
  }
}
