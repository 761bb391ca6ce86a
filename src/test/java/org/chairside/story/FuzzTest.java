package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Fuzzer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the answer is one that the contract has, gives nobody what is not theirs, and
 * does not show how it is made. {@code -Dchairside.requests=100000} goes on longer; a run is
 * repeated by its seed, which is printed: {@code -Dchairside.seed=}.
 */
@ApplicationTest
class FuzzTest {

  private static final int FEW = 800;

  private static final int REQUESTS =
      Integer.getInteger("chairside.requests", FEW * Integer.getInteger("chairside.effort", 1));

  /** Few calls are the same in every build; who asks for more looks for what nobody has seen. */
  private static final long SEED =
      Long.getLong("chairside.seed", REQUESTS == FEW ? 20_261_128L : new Random().nextLong());

  @Test
  void everyAnswerIsDeclaredAndGivesNothingAway() {
    var fuzzer = new Fuzzer(() -> TestClinic.open(Fuzzer.CHAIRS), SEED);

    fuzzer.go(REQUESTS);

    System.out.printf(
        "fuzzed from seed %d: %s, 99 %% answered within %d ms, %d operations succeeded%n",
        SEED, fuzzer.answered(), fuzzer.slowest(0.01).toMillis(), fuzzer.accepted().size());
    assertThat(fuzzer.faults()).as("seed %d", SEED).isEmpty();
    // else it tries only how well requests are refused
    assertThat(fuzzer.accepted()).as("operations that succeeded").hasSizeGreaterThan(25);
  }
}
