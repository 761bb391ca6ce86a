package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.chairside.testclinic.TestClinic;

/**
 * Sends all recorded sessions through the HTTP API of a running server: {@code mvn -Ptrial
 * -Dtrial=real-input}. Writes {@code docs/real-input.md}, and fails where a value was lost.
 */
public final class RealInputTrial {

  private static final Path REPORT = Path.of("docs", "real-input.md");
  private static final int THREADS = 3;
  private static final int CHAIRS = 12;

  private final TestClinic clinic;
  private final Api nurse;
  private final Api clinician;
  private final Instant firstDay;
  private int sessions;

  private RealInputTrial(Server server) {
    clinic = server.clinic(CHAIRS);
    nurse = new Api(server.uri(), clinic.nurse.token());
    clinician = new Api(server.uri(), clinic.clinician.token());
    firstDay =
        Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(300)).plusSeconds(50_400);
  }

  /** A data set after it went through. */
  record Done(String name, List<Charted> sessions, Tally tally) {

    int of(String count) {
      return tally.of(count);
    }

    /** Whether every value that was sent is stored or was refused, and nothing else is there. */
    boolean isWhole() {
      return of("values sent") == of("values stored") + of("values refused")
          && of("lost") == 0
          && of("not sent") == 0
          && of("sessions") == sessions.size();
    }
  }

  public static void main(String[] args) throws Exception {
    Path data = Path.of(System.getProperty("chairside.data", "../shared/data"));
    Path vitals = data.resolve("vitals");
    if (!Files.isDirectory(vitals)) {
      System.out.println(
          "Skipped: there are no recorded sessions in "
              + data
              + "; say where with -Dchairside.data");
      return;
    }
    Instant start = Instant.now();
    List<Done> done = new ArrayList<>();
    try (Server server = new Server("real-input")) {
      RealInputTrial trial = new RealInputTrial(server);
      done.add(
          trial.charted(
              "day clinic (pdac)",
              Recording.ofDayClinic(vitals.resolve("pdac_day_clinic_sessions"))));
      done.add(trial.charted("eICU cuff", Recording.ofFiles(vitals.resolve("eicu_nibp_sessions"))));
      done.add(trial.charted("CinC 2012", Recording.ofFiles(vitals.resolve("cinc2012_sessions"))));
    }
    String report = new Report(done).text();
    System.out.println(report);
    write(report);
    System.out.printf(
        "Written to %s in %d s%n", REPORT, Duration.between(start, Instant.now()).toSeconds());
    System.exit(done.stream().allMatch(Done::isWhole) ? 0 : 1);
  }

  private static void write(String report) throws IOException {
    Files.writeString(REPORT, report);
  }

  private Done charted(String name, List<Recording> recordings) throws Exception {
    Tally tally = new Tally();
    List<Charted> charted = new ArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Recording recording : recordings) {
        int chair = sessions % CHAIRS;
        Instant arrival = firstDay.plus(Duration.ofDays(sessions++ / CHAIRS));
        Charted session = new Charted(recording, clinic, nurse, clinician, arrival, tally);
        charted.add(session);
        running.add(threads.submit(() -> session.run(chair)));
      }
      for (Future<?> session : running) {
        session.get();
      }
    }
    return new Done(name, charted, tally);
  }

  /** What is printed, in Markdown. */
  private static final class Report {

    private final List<Done> sets;
    private final StringBuilder text = new StringBuilder();

    Report(List<Done> sets) {
      this.sets = sets;
    }

    String text() {
      line(
          """
          # Real input

          Written by `mvn -Ptrial -Dtrial=real-input` (`-Dchairside.data=DIRECTORY` where the recordings are not in
          `../shared/data`). Every session of three public data sets was sent through the HTTP API of the packaged
          application, on a fresh database and under the default protocol `ketamine-standard`. None of these people were
          given ketamine: the flags show what our thresholds do with such numbers, not how good the thresholds are.

          How a recording becomes a session:

          - It is booked, checked in and started in the past. The first row from which a value is accepted is the
            baseline, taken at the instant of the start; a clinician starts it with an override, without checklist and
            full set. The infusion is planned for 60 minutes and finished at minute 60 or with the last row; the patient
            is discharged, by a clinician's override, with the last row.
          - Each row is one POST with its own `takenAt`. Hourly medians such as 98.5 are rounded half up to whole numbers,
            as a nurse would; temperatures go in as they are. SaO2 goes in as SpO2. The recorded mean pressure is not sent
            (the program derives its own), and neither is the coma score, which is not ACVPU: consciousness, oxygen and
            sedation stay unknown. So no NEWS2 is complete; if `news2-total` is flagged, the known parts alone reach it.
          - Rows with no value that can be charted are no observations and are not sent.
          - A value answered as impossible is left out and counted as refused, and the rest of its row is sent without it.
            A row answered as implausible is sent again with `confirmed`.
          - Afterwards every chart is read back and compared value by value with what was accepted.

          ## What went in
          """);
      whatWentIn();
      line("\n## Refused as impossible, by field and recorded value\n");
      refused();
      line("\n## Kept after confirmation, by reason\n");
      confirmed();
      line("\n## Flags by rule and severity\n");
      flags();
      line("\n## Sessions by their worst flag from readings\n");
      sessionsByWorst();
      dayClinic(sets.getFirst());
      return text.toString();
    }

    private void line(String line) {
      text.append(line).append('\n');
    }

    private void row(Object... cells) {
      StringBuilder row = new StringBuilder("|");
      for (Object cell : cells) {
        row.append(' ').append(cell).append(" |");
      }
      line(row.toString());
    }

    private void whatWentIn() {
      row("", sets.get(0).name(), sets.get(1).name(), sets.get(2).name(), "all");
      line("|---|---:|---:|---:|---:|");
      counts("sessions", "sessions");
      counts("rows with a value", "rows");
      counts("rows without one, not sent", "empty rows");
      counts("rows of which nothing was left", "rows of which nothing is left");
      counts("observations stored", "observations stored");
      counts("values sent", "values sent");
      counts("values stored", "values stored");
      counts("values refused", "values refused");
      counts("**values lost**", "lost");
      counts("values stored that were not sent", "not sent");
      counts("rows confirmed", "rows confirmed");
      counts("sessions without any accepted value", "sessions never started");
    }

    private void counts(String title, String count) {
      int all = sets.stream().mapToInt(set -> set.of(count)).sum();
      row(title, sets.get(0).of(count), sets.get(1).of(count), sets.get(2).of(count), all);
    }

    private void refused() {
      line("Values are as recorded, with how often.\n");
      row("data set", "field", "refused", "values");
      line("|---|---|---:|---|");
      for (Done set : sets) {
        Map<String, List<String>> values = new TreeMap<>();
        Tally fields = new Tally();
        set.tally()
            .sorted()
            .forEach(
                (name, count) -> {
                  String[] parts = name.split("/", -1);
                  if (parts[0].equals("refused")) {
                    fields.add(parts[1], count);
                    values
                        .computeIfAbsent(parts[1], _ -> new ArrayList<>())
                        .add(count == 1 ? parts[2] : parts[2] + " (" + count + ")");
                  }
                });
        values.forEach(
            (field, list) -> row(set.name(), field, fields.of(field), String.join(", ", list)));
      }
    }

    private void confirmed() {
      row("reason", sets.get(0).name(), sets.get(1).name(), sets.get(2).name(), "all");
      line("|---|---:|---:|---:|---:|");
      names("confirmed/").forEach(name -> counts(name.substring("confirmed/".length()), name));
    }

    private List<String> names(String prefix) {
      return sets.stream()
          .flatMap(set -> set.tally().sorted().keySet().stream())
          .filter(name -> name.startsWith(prefix))
          .distinct()
          .sorted()
          .toList();
    }

    private void flags() {
      line(
          """
          One flag covers all readings of a session that a rule flags until a clinician resolves it; here nobody did.
          Flags from time alone (`vitals-overdue`, `infusion-overrun`) are listed last and counted nowhere else. They say
          nothing about the recordings: the server's clock was months later. Vital signs recorded late are not overdue,
          but the planned end of a past infusion has passed as soon as its start is recorded.
          """);
      row("data set", "rule", "advisory", "warning", "critical");
      line("|---|---|---:|---:|---:|");
      for (Done set : sets) {
        List<String> rules =
            set.tally().sorted().keySet().stream()
                .filter(name -> name.startsWith("flag/"))
                .map(name -> name.split("/", -1)[1])
                .distinct()
                .filter(Predicate.not(Charted.BY_TIME::contains))
                .toList();
        rules.forEach(rule -> flags(set, rule));
        row(
            set.name(),
            "**all from readings**",
            sum(set, rules, "ADVISORY"),
            sum(set, rules, "WARNING"),
            sum(set, rules, "CRITICAL"));
        Charted.BY_TIME.stream().sorted().forEach(rule -> flags(set, rule));
      }
    }

    private void flags(Done set, String rule) {
      String name = "flag/" + rule + "/";
      row(
          set.name(),
          Charted.BY_TIME.contains(rule) ? rule + " (time alone)" : rule,
          set.of(name + "ADVISORY"),
          set.of(name + "WARNING"),
          set.of(name + "CRITICAL"));
    }

    private static int sum(Done set, List<String> rules, String severity) {
      return rules.stream().mapToInt(rule -> set.of("flag/" + rule + "/" + severity)).sum();
    }

    private void sessionsByWorst() {
      row("data set", "sessions", "none", "advisory", "warning", "critical");
      line("|---|---:|---:|---:|---:|---:|");
      for (Done set : sets) {
        int all = set.sessions().size();
        row(
            set.name(),
            all,
            share(set.of("worst/"), all),
            share(set.of("worst/ADVISORY"), all),
            share(set.of("worst/WARNING"), all),
            share(set.of("worst/CRITICAL"), all));
      }
    }

    private static String share(int part, int all) {
      return all == 0 ? "0" : "%d (%d %%)".formatted(part, Math.round(100.0 * part / all));
    }

    // ---------------------------------------------------------------- the clinicians' verdicts

    private void dayClinic(Done clinic) {
      line(
          """

          ## The day clinic: our flags beside the clinicians' verdicts

          Pregnant women who came for raised blood pressure; pressure alone, every 30 minutes for up to four hours. The
          clinicians also had urine and blood tests, the fetal heart trace, symptoms and history, and based their
          decisions on those, too. Our thresholds were made for the hour of a ketamine infusion, not for this question,
          and the repeat within 5 minutes that a single high reading requires never came: such a warning then holds
          without it. Read the tables as a plausibility check: whether more severe flags go with more serious verdicts.
          """);
      verdicts(clinic, "all readings", false);
      verdicts(clinic, "readings up to minute 60 only", true);
    }

    private void verdicts(Done clinic, String which, boolean firstHour) {
      line("### Flags from " + which + "\n");
      row("verdict", "sessions", "none", "advisory", "warning", "critical");
      line("|---|---:|---:|---:|---:|---:|");
      clinic.sessions().stream()
          .map(s -> s.recording().verdict().get(Recording.SAFE))
          .distinct()
          .sorted()
          .forEach(v -> verdict(clinic, "safe at 1 hour: " + v, is(Recording.SAFE, v), firstHour));
      verdict(clinic, "medical review", is(Recording.REVIEW, "Occurred"), firstHour);
      verdict(clinic, "no medical review", is(Recording.REVIEW, ""), firstHour);
      verdict(clinic, "admission", is(Recording.ADMISSION, "Occurred"), firstHour);
      verdict(clinic, "no admission", is(Recording.ADMISSION, ""), firstHour);
      line("");
      row(
          "verdict taken as the truth",
          "cut",
          "flagged with the verdict",
          "not flagged without it");
      line("|---|---|---:|---:|");
      Predicate<Charted> notSafe =
          s -> s.recording().verdict().getOrDefault(Recording.SAFE, "").startsWith("No");
      agreement(clinic, "not safe for discharge at 1 hour", notSafe, firstHour);
      agreement(clinic, "medical review", is(Recording.REVIEW, "Occurred"), firstHour);
      agreement(clinic, "admission", is(Recording.ADMISSION, "Occurred"), firstHour);
      line("");
    }

    private static Predicate<Charted> is(String column, String value) {
      return session -> value.equals(session.recording().verdict().get(column));
    }

    private static String worst(Charted session, boolean firstHour) {
      return firstHour ? session.worstInFirstHour : session.worst;
    }

    private void verdict(Done clinic, String title, Predicate<Charted> verdict, boolean firstHour) {
      Tally worst = new Tally();
      clinic.sessions().stream().filter(verdict).forEach(s -> worst.add(worst(s, firstHour)));
      int all = worst.sorted().values().stream().mapToInt(Integer::intValue).sum();
      row(
          title,
          all,
          share(worst.of(""), all),
          share(worst.of("ADVISORY"), all),
          share(worst.of("WARNING"), all),
          share(worst.of("CRITICAL"), all));
    }

    private void agreement(
        Done clinic, String title, Predicate<Charted> verdict, boolean firstHour) {
      for (int cut = 0; cut < Charted.SEVERITIES.size(); cut++) {
        int least = cut;
        Predicate<Charted> flagged = s -> Charted.SEVERITIES.indexOf(worst(s, firstHour)) >= least;
        int with = count(clinic, verdict);
        int without = clinic.sessions().size() - with;
        row(
            title,
            Charted.SEVERITIES.get(cut).toLowerCase(java.util.Locale.ROOT)
                + (cut == 2 ? "" : " or worse"),
            of(count(clinic, verdict.and(flagged)), with),
            of(count(clinic, verdict.negate().and(flagged.negate())), without));
      }
    }

    private static int count(Done clinic, Predicate<Charted> which) {
      return (int) clinic.sessions().stream().filter(which).count();
    }

    private static String of(int part, int all) {
      return "%d of %d (%d %%)".formatted(part, all, Math.round(100.0 * part / Math.max(1, all)));
    }
  }
}
