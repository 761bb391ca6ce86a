package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.UUID;
import org.chairside.PackagedApplicationTest;
import org.chairside.platform.database.StandbyPair;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two replicas behind HAProxy, on a primary and its synchronous standby. */
@PackagedApplicationTest
@ResourceLock("load") // what makes the machine busy takes turns
class HighAvailabilityIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One fail-over, nightly five; {@code mvn -Ptrial -Dtrial=fail-over} has ten. */
  @Test
  void confirmedWritesSurviveFailOver() throws Exception {
    assumeTrue(HaProxy.isInstalled(), HaProxy.ABSENT);
    int rounds = Integer.getInteger("chairside.effort", 1);
    assertThat(FailOverTrial.run(rounds, System.out)).isEmpty();
  }

  @Test
  void lostStandbyIsSaidAsItIs() throws Exception {
    assumeTrue(HaProxy.isInstalled(), HaProxy.ABSENT);
    try (HighAvailability installation = HighAvailability.start()) {
      TestClinic clinic =
          TestClinic.at(installation.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 1);
      UUID session = clinic.aRunningSession();
      lostStandby(installation, clinic, session);
    }
  }

  /** Nobody confirms the commit: it may be saved, and is once somebody does. */
  private static void lostStandby(HighAvailability installation, TestClinic clinic, UUID session)
      throws Exception {
    StandbyPair pair = installation.pair();
    Outage outage = new Outage(installation.replica().uri(), clinic, session, System.out);
    String name = "no standby";
    Outage.Found found =
        outage.measure(
            name,
            () -> pair.standby().stop(),
            () -> {
              installation.replica().awaitOutput("takes no writes (no standby confirms)");
              assertThat(installation.replica().isReady()).isFalse();
              assertOutcomeUnknown(outage.tryOnce(name));
              pair.goOnWithoutStandby();
            });
    assertOutcomeUnknown(found.answer());
    assertThat(outage.charted(name)).isEqualTo(1);
    await().atMost(PATIENCE).until(installation.replica()::isReady);
    pair.addStandby();
  }

  /**
   * Also when it is asked again: while the first try waits, nobody can say that nothing was saved.
   */
  private static void assertOutcomeUnknown(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().path("code").asText()).isEqualTo("problem.outcome-unknown");
  }
}
