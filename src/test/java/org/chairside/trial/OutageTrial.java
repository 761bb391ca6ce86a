package org.chairside.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.platform.database.PostgresNode;
import org.chairside.testclinic.TestClinic;

/**
 * Prints, for a database that hangs, restarts, is killed, refuses the password, has a full disk,
 * loses its standby or is replaced by it, how soon a nurse is told and how soon she can go on:
 * {@code mvn -Ptrial -Dtrial=outage}.
 */
final class OutageTrial {

  private static final int CHUNK = 1 << 16;

  private OutageTrial() {}

  public static void main(String[] args) throws Exception {
    System.exit(run(System.out).isEmpty() ? 0 : 1);
  }

  /** Returns what was answered wrongly, lost or doubled. */
  static List<String> run(PrintStream out) throws Exception {
    List<String> faults = new ArrayList<>();
    oneServer(out, faults);
    if (HaProxy.isInstalled()) {
      twoServers(out, faults);
    } else {
      out.println(HaProxy.ABSENT);
    }
    wrongPasswordAtStart(out);
    return faults;
  }

  private static void oneServer(PrintStream out, List<String> faults) throws Exception {
    try (PostgresNode database = PostgresNode.ofTheBuild("outage")) {
      database.create();
      Map<String, String> environment = new HashMap<>(database.access().environment());
      environment.putAll(Server.FIRST);
      try (Replica replica = Replica.start(environment)) {
        TestClinic clinic =
            TestClinic.at(replica.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 1);
        Outage outage = new Outage(replica.uri(), clinic, clinic.aRunningSession(), out);
        judge(outage, "hung", () -> database.signal("STOP"), () -> database.signal("CONT"), faults);
        judge(outage, "stopped and started", database::stop, database::start, faults);
        judge(outage, "killed and started", database::kill9, database::start, faults);
        judge(
            outage,
            "password changed",
            () -> {
              database.execute("alter role chairside password 'another'");
              database.execute(
                  "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'chairside'");
            },
            () -> database.execute("alter role chairside password 'of-a-test'"),
            faults);
        fullDisk(database, outage, out, faults);
      }
    }
  }

  /** Only where the trial's directory is on a small file system of its own. */
  private static void fullDisk(
      PostgresNode database, Outage outage, PrintStream out, List<String> faults) throws Exception {
    Path filler = database.cluster().resolveSibling("filler");
    if (Files.getFileStore(database.cluster()).getTotalSpace() > 1L << 30) {
      out.println(
          "full disk                          skipped: target/scratch is not on a file system of under 1 GB");
      return;
    }
    judge(
        outage,
        outage.measureFirstRefused(
            "full disk",
            () -> fill(filler),
            () -> {
              out.printf("full disk%25s readiness %d%n", "", outage.readinessAfterAWhile());
              Files.delete(filler);
            }),
        faults);
  }

  private static void fill(Path filler) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (var file = Files.newOutputStream(filler)) {
      while (true) {
        file.write(chunk);
      }
    } catch (IOException full) {
      // as it has to be
    }
  }

  private static void twoServers(PrintStream out, List<String> faults) throws Exception {
    try (HighAvailability installation = HighAvailability.start()) {
      TestClinic clinic =
          TestClinic.at(installation.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 1);
      Outage outage =
          new Outage(installation.replica().uri(), clinic, clinic.aRunningSession(), out);
      judge(
          outage,
          "standby stopped and started",
          () -> installation.pair().standby().stop(),
          () -> {
            installation.pair().standby().start();
            installation.pair().awaitSynchronousStandby();
          },
          faults);
      judge(
          outage,
          "standby stopped and given up",
          () -> installation.pair().standby().stop(),
          () -> installation.pair().goOnWithoutStandby(),
          faults);
      installation.pair().addStandby();
      judge(
          outage,
          "killed, and its standby promoted",
          () -> installation.pair().primary().kill9(),
          () -> installation.pair().promoteStandby(),
          faults);
    }
  }

  private static void judge(
      Outage outage, String name, Outage.Step breaking, Outage.Step mending, List<String> faults)
      throws Exception {
    judge(outage, outage.measure(name, breaking, mending), faults);
  }

  private static void judge(Outage outage, Outage.Found found, List<String> faults) {
    if (found.answer().status() != 503 && found.answer().status() != 201) {
      faults.add(found.set() + " was answered " + found.answer());
    }
    if (outage.charted(found.set()) != 1) {
      faults.add(found.set() + ": charted " + outage.charted(found.set()) + " times");
    }
  }

  private static void wrongPasswordAtStart(PrintStream out) throws Exception {
    try (PostgresNode database = PostgresNode.ofTheBuild("wrong-password")) {
      database.create();
      Map<String, String> environment = new HashMap<>(database.access().environment());
      environment.put("QUARKUS_DATASOURCE_PASSWORD", "not this one");
      Instant begun = Instant.now();
      Replica replica = Replica.launch(environment);
      int code = replica.awaitEnd();
      out.printf(
          "wrong password at the start        ended with %d after %d ms: %s%n",
          code, Duration.between(begun, Instant.now()).toMillis(), replica.output().strip());
    }
  }
}
