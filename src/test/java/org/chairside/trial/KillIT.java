package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.PackagedApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two rounds, nightly ten, of what {@code mvn -Ptrial -Dtrial=kill} does in twenty. */
@PackagedApplicationTest
@ResourceLock("load") // what makes the machine busy takes turns
class KillIT {

  @Test
  void answeredWritesSurviveKill() throws Exception {
    int rounds = 2 * Integer.getInteger("chairside.effort", 1);
    assertThat(KillTrial.run(rounds, System.out)).isEmpty();
  }
}
