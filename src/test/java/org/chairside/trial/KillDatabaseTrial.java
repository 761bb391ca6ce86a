package org.chairside.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chairside.Replica;
import org.chairside.platform.database.PostgresNode;

/**
 * Kills the postmaster of a PostgreSQL while sixteen nurses chart, starts it again, and looks
 * whether everything that was confirmed is there, once: {@code mvn -Ptrial -Dtrial=kill-database}.
 */
final class KillDatabaseTrial {

  private static final long SEED = 20260302;

  private KillDatabaseTrial() {}

  public static void main(String[] args) throws Exception {
    System.exit(run(Integer.getInteger("rounds", 30), System.out).isEmpty() ? 0 : 1);
  }

  /** Runs this many rounds and returns what was lost, doubled, changed or told wrongly. */
  static List<String> run(int rounds, PrintStream out) throws Exception {
    try (PostgresNode database = PostgresNode.ofTheBuild("kill-database")) {
      database.create();
      Map<String, String> environment = new HashMap<>(database.access().environment());
      environment.putAll(Server.FIRST);
      try (Replica replica = Replica.start(environment);
          BusyClinic clinic = BusyClinic.at(replica.uri())) {
        List<Duration> times = new ArrayList<>();
        Random random = new Random(SEED);
        for (int round = 1; round <= rounds; round++) {
          clinic.begin();
          Thread.sleep(random.nextInt(500, 1500)); // no synchronization: at any moment
          Instant killed = Instant.now();
          database.kill9();
          database.start();
          Instant started = Instant.now();
          clinic.awaitConfirmationOfEach(started);
          clinic.pause();
          Duration first = clinic.untilFirstConfirmation(killed);
          times.add(first);
          out.printf(
              "kill of PostgreSQL %2d: up again after %d ms, first write confirmed after %d ms; %d confirmed so far, %d of them sent again%n",
              round,
              Duration.between(killed, started).toMillis(),
              first.toMillis(),
              clinic.confirmed(),
              clinic.repeated());
        }
        List<String> faults = clinic.faults();
        out.printf(
            "%d kills of PostgreSQL: %d writes confirmed, %d of them sent again, %d of these had been written before the kill; first write confirmed after %d ms (median); %s%n",
            rounds,
            clinic.confirmed(),
            clinic.repeated(),
            clinic.writtenUnconfirmed(),
            times.stream().sorted().skip(rounds / 2).findFirst().orElseThrow().toMillis(),
            BusyClinic.verdict(faults));
        return faults;
      }
    }
  }
}
