package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two rounds of what {@code mvn -Ptrial-kill} does in twenty. */
@ResourceLock("load") // what makes the machine busy takes turns
class KillIT {

  @Test
  void everyAnsweredWriteIsThereAfterAKill() throws Exception {
    assertThat(KillTrial.run(2, System.out)).isEmpty();
  }
}
