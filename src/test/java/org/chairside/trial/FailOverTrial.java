package org.chairside.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills the primary PostgreSQL under sixteen writers behind HAProxy and two replicas, promotes its
 * synchronous standby, and looks whether everything that was confirmed is there, once: {@code mvn
 * -Ptrial -Dtrial=fail-over}.
 */
final class FailOverTrial {

  private static final long SEED = 20260302;

  private FailOverTrial() {}

  public static void main(String[] args) throws Exception {
    if (!HaProxy.isInstalled()) {
      System.out.println(HaProxy.ABSENT);
      return;
    }
    System.exit(run(Integer.getInteger("rounds", 10), System.out).isEmpty() ? 0 : 1);
  }

  /** So many fail-overs; returns what was lost, doubled, changed, or told wrongly. */
  static List<String> run(int rounds, PrintStream out) throws Exception {
    try (HighAvailability installation = HighAvailability.start();
        BusyClinic clinic = BusyClinic.at(installation.uri())) {
      List<Duration> times = new ArrayList<>();
      Random random = new Random(SEED);
      for (int round = 1; round <= rounds; round++) {
        clinic.begin();
        Thread.sleep(random.nextInt(500, 1500)); // no synchronization: the kill comes at any moment
        Instant killed = Instant.now();
        installation.pair().primary().kill9();
        installation.pair().promoteStandby();
        Instant promoted = Instant.now();
        clinic.awaitConfirmationOfEach(promoted);
        if (round < rounds) {
          installation.pair().addStandby();
        }
        clinic.pause();
        Duration first = clinic.untilFirstConfirmation(killed);
        times.add(first);
        out.printf(
            "fail-over %2d: promoted %d ms after the kill, first write confirmed after %d ms; %d confirmed so far, %d of them sent again%n",
            round,
            Duration.between(killed, promoted).toMillis(),
            first.toMillis(),
            clinic.confirmed(),
            clinic.repeated());
      }
      List<String> faults = clinic.faults();
      out.printf(
          "%d fail-overs: %d writes confirmed, %d of them sent again, streams resumed %d times; first write confirmed after %s ms (median); %s%n",
          rounds,
          clinic.confirmed(),
          clinic.repeated(),
          clinic.resumed(),
          times.stream().sorted().skip(rounds / 2).findFirst().orElseThrow().toMillis(),
          BusyClinic.verdict(faults));
      return faults;
    }
  }
}
