package org.chairside.trial;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.testclinic.TestClinic;
import org.chairside.trial.Load.Figures;

/**
 * Measures the packaged application against {@code pgbench}, which repeats the very statements that
 * the application sends, on the same tables of the same durable database: {@code mvn -Pbench}. Both
 * take turns, after the application has been warmed up. Load, application and database share the
 * machine. It writes {@code docs/performance.md}.
 */
public final class BenchTrial {

  private static final Path REPORT = Path.of("docs", "performance.md");
  private static final int CLINICS = 8;
  private static final int SETS = 49;
  private static final int SAMPLE = 64;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ROUND = Duration.ofSeconds(12);
  private static final double STEADY = 1.04;
  private static final int LONGEST_WARM_UP = 8;

  private final ScratchDatabase database;
  private final Replica replica;
  private final Path directory;
  private final BenchFloor floor;
  private final Load load;
  private final PgBench bare;

  private BenchTrial(ScratchDatabase database, Replica replica, Path directory)
      throws SQLException {
    this.database = database;
    this.replica = replica;
    this.directory = directory;
    floor = new BenchFloor(replica, CLINICS);
    load = new Load(replica.uri().toString(), directory);
    bare = new PgBench(database.access().application(), database.organization(), directory);
  }

  public static void main(String[] args) throws Exception {
    List<String> missing = Tools.missing("wrk", "pgbench");
    if (!missing.isEmpty()) {
      System.out.println("Skipped: no " + String.join(" and no ", missing) + " on this machine.");
      return;
    }
    Path directory = Scratch.directory("bench");
    try (var database = new ScratchDatabase("bench-database")) {
      database.logValues();
      try (Replica replica = database.replica()) {
        new BenchTrial(database, replica, directory).run();
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  /** What a kind of call came to, all rounds together. */
  private record Row(String name, List<Figures> rounds, double jvmMillis, double databaseMillis) {

    double perSecond() {
      return median(rounds.stream().map(Figures::perSecond).toList());
    }

    double p99() {
      return median(rounds.stream().map(Figures::p99).toList());
    }

    void writeTo(Markdown page) {
      page.row(
          name,
          Markdown.decimal(0, perSecond()),
          Markdown.decimal(1, median(rounds.stream().map(Figures::p50).toList())),
          Markdown.decimal(1, median(rounds.stream().map(Figures::p95).toList())),
          Markdown.decimal(1, p99()),
          Markdown.decimal(2, jvmMillis),
          Markdown.decimal(2, databaseMillis));
    }

    private static double median(List<Double> values) {
      return values.stream().sorted().toList().get(values.size() / 2);
    }
  }

  private interface Round {
    Figures run(Duration lasts) throws IOException, InterruptedException;
  }

  private void run() throws Exception {
    floor.chart(replica.uri(), SETS);
    warmUp(lasts -> load.reads(floor.sessions(), lasts));
    warmUp(lasts -> load.reads(floor.boards(), lasts));
    Measured me = new Measured("GET /api/me");
    Measured session = new Measured("GET a session");
    Measured board = new Measured("GET a board of 25 chairs");
    for (int i = 0; i < ROUNDS; i++) {
      me.add(lasts -> load.reads(floor.me(), lasts));
      session.add(lasts -> load.reads(floor.sessions(), lasts));
      board.add(lasts -> load.reads(floor.boards(), lasts));
    }
    warmUp(lasts -> load.vitals(floor.vitals(), lasts));
    SentStatements sent = recordStatements();
    Measured vitals = new Measured("POST a set of vital signs");
    Measured same = new Measured("pgbench, the same statements");
    for (int i = 0; i < ROUNDS; i++) {
      vitals.add(lasts -> load.vitals(floor.vitals(), lasts));
      same.add(bare::run);
      database.forgetRepeated();
    }
    PaperImports imports = new PaperImports(replica.uri());
    int half = floor.size() / 2;
    imports.setsPerSecond(floor.vitals().subList(0, half));
    double imported = imports.setsPerSecond(floor.vitals().subList(half, floor.size()));
    report(sent, imported, vitals.row(), same.row(), me.row(), session.row(), board.row());
  }

  /** Until the rate no longer grows. */
  private void warmUp(Round round) throws IOException, InterruptedException {
    double before = 0;
    for (int i = 0; i < LONGEST_WARM_UP; i++) {
      double now = round.run(WARM_UP).perSecond();
      System.out.printf(Locale.ROOT, "warming up: %.0f/s%n", now);
      if (now < before * STEADY) {
        return;
      }
      before = now;
    }
  }

  /** Rounds of one kind, with the processor time that they took. */
  private final class Measured {
    private final String name;
    private final List<Figures> rounds = new ArrayList<>();
    private double calls;
    private double jvm;
    private double postgres;

    Measured(String name) {
      this.name = name;
    }

    void add(Round round) throws IOException, InterruptedException {
      double jvmBefore = ProcessorTime.of(replica.pid());
      double postgresBefore = ProcessorTime.of(database.pid());
      Figures figures = round.run(ROUND);
      jvm += ProcessorTime.of(replica.pid()) - jvmBefore;
      postgres += ProcessorTime.of(database.pid()) - postgresBefore;
      calls += figures.perSecond() * ROUND.toSeconds();
      rounds.add(figures);
      System.out.printf(Locale.ROOT, "%s: %.0f/s%n", name, figures.perSecond());
    }

    Row row() {
      return new Row(name, rounds, jvm / calls, postgres / calls);
    }
  }

  /** The statements of one set in each of a sample of sessions, as scripts for pgbench. */
  private SentStatements recordStatements() throws Exception {
    SentStatements one = null;
    database.logStatements(true);
    for (int session : floor.sample(SAMPLE)) {
      one = sentByOneSet(session);
      bare.add(one.script(sentByOneSet(session)));
    }
    database.logStatements(false);
    return one;
  }

  private SentStatements sentByOneSet(int session) throws Exception {
    Load.Call call = floor.vitals().get(session);
    long from = Files.size(database.log());
    new Api(URI.create(replica.uri().toString()), call.token())
        .post(call.path(), TestClinic.set(TestClinic.now(), Map.of()))
        .expect(201);
    // The commit is in the log before the answer is sent.
    byte[] log = Files.readAllBytes(database.log());
    String since = new String(log, (int) from, log.length - (int) from, StandardCharsets.UTF_8);
    return SentStatements.in(since, "insert into observation");
  }

  private void report(
      SentStatements sent, double imported, Row vitals, Row same, Row me, Row session, Row board)
      throws IOException, InterruptedException {
    Markdown page = new Markdown();
    page.line("# Performance");
    page.line("");
    page.line(
        "`mvn -Pbench` wrote this page. The application as it is packaged, `pgbench` (which repeats");
    page.line(
        "the very statements that the application was seen to send, on the same tables of the same");
    page.line(
        "durable database), the load and the database shared one machine and took turns after a");
    page.line(
        "warm-up, in %d rounds of %d s, with %d connections."
            .formatted(ROUNDS, ROUND.toSeconds(), Load.CONNECTIONS));
    page.line("");
    page.line("| | |");
    page.line("|---|---|");
    page.row("commit", Tools.run(List.of("git", "rev-parse", "--short", "HEAD")).strip());
    page.row("machine", Machine.words());
    page.row(
        "data",
        "%d clinics with %d running infusions, of %d sets each while they are read"
            .formatted(floor.clinics(), floor.size(), SETS + 1));
    page.line("");
    page.line("| call | a second | p50 ms | p95 ms | p99 ms | JVM ms | database ms |");
    page.line("|---|---|---|---|---|---|---|");
    List.of(vitals, same, me, session, board).forEach(row -> row.writeTo(page));
    page.line("");
    page.line("The last two columns are processor time for each call.");
    page.line("");
    page.line(
        "Files of 1,000 sets, four at once: %s sets a second, judged and answered."
            .formatted(Markdown.decimal(0, imported)));
    page.line("");
    page.line("| ratio | |");
    page.line("|---|---|");
    page.row("rate of a POST to that of `pgbench`", of(vitals.perSecond(), same.perSecond()));
    page.row("its 99th percentile to that of `pgbench`", of(vitals.p99(), same.p99()));
    page.row(
        "its processor time, JVM to database", of(vitals.jvmMillis(), vitals.databaseMillis()));
    page.row("a session to `/api/me`", of(session.perSecond(), me.perSecond()));
    page.row("a board to `/api/me`", of(board.perSecond(), me.perSecond()));
    page.line("");
    page.line("What one quiet set of vital signs sends, %d statements:".formatted(sent.count()));
    page.line("");
    sent.listed().forEach(each -> page.line("    " + each));
    // The one that was measured rests meanwhile.
    new Starts(database.access(), directory).describeIn(page);
    Files.writeString(REPORT, page.toString());
    System.out.println(page);
  }

  private static String of(double one, double other) {
    return Markdown.decimal(2, one / other);
  }
}
