package org.chairside.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills the program while sixteen nurses chart, starts it again on the same directory, and looks
 * whether everything that was answered is there: {@code mvn -Ptrial -Dtrial=kill}.
 */
public final class KillTrial {

  private static final long SEED = 20260302;

  private KillTrial() {}

  public static void main(String[] args) throws Exception {
    List<String> faults = run(Integer.getInteger("rounds", 20), System.out);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** Runs this many rounds and returns what was lost, doubled, changed or told wrongly. */
  static List<String> run(int rounds, PrintStream out) throws InterruptedException {
    try (Server server = new Server("kill");
        BusyClinic clinic = BusyClinic.at(server.uri())) {
      List<Duration> times = new ArrayList<>();
      Random random = new Random(SEED);
      for (int round = 1; round <= rounds; round++) {
        clinic.begin(); // a program that has just started is slow
        Thread.sleep(random.nextInt(1000, 2000)); // no synchronization: at any moment
        Instant killed = Instant.now();
        server.kill9();
        server.startAgain();
        clinic.awaitConfirmationOfEach(killed);
        clinic.pause();
        Duration first = clinic.untilFirstConfirmation(killed);
        times.add(first);
        List<String> faults = clinic.faults();
        out.printf(
            "kill %3d: first write confirmed %d ms after it; %d confirmed so far, %d of them sent again: %s%n",
            round,
            first.toMillis(),
            clinic.confirmed(),
            clinic.repeated(),
            BusyClinic.verdict(faults));
        if (!faults.isEmpty()) {
          return faults;
        }
      }
      out.printf(
          "%d kills of the program: %d writes confirmed, %d of them sent again, %d of these had been written before the kill; streams resumed %d times; first write confirmed after %d ms (median)%n",
          rounds,
          clinic.confirmed(),
          clinic.repeated(),
          clinic.writtenUnconfirmed(),
          clinic.resumed(),
          times.stream().sorted().skip(rounds / 2).findFirst().orElseThrow().toMillis());
      return List.of();
    }
  }
}
