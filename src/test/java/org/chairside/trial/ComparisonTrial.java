package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three monitoring methods over the same recorded sessions: {@code mvn -Ptrial -Dtrial=comparison}.
 * Writes {@code docs/comparison.md}. Further protocol documents, {@code
 * -Dchairside.protocols=FILE,FILE}, are compared with the standard, too; then the report is printed
 * and not written.
 */
public final class ComparisonTrial {

  private static final Path REPORT = Path.of("docs", "comparison.md");

  private ComparisonTrial() {}

  /**
   * A data set under every way of watching.
   *
   * @param refused how many of its values were left out as impossible
   * @param empty how many of its sessions had no value that can be charted
   */
  record DataSet(
      String name,
      String folder,
      List<RecordedSession> sessions,
      int refused,
      int empty,
      List<EvaluatedSession> evaluated) {

    static DataSet of(String name, Path folder, List<Recording> recordings, List<Way> ways) {
      List<RecordedSession> all = recordings.stream().map(RecordedSession::of).toList();
      List<RecordedSession> sessions = all.stream().filter(each -> !each.isEmpty()).toList();
      return new DataSet(
          name,
          folder.getFileName().toString(),
          sessions,
          all.stream().mapToInt(RecordedSession::refused).sum(),
          all.size() - sessions.size(),
          ways.stream().map(way -> EvaluatedSession.of(sessions, way)).toList());
    }

    int readings() {
      return sessions.stream().mapToInt(each -> each.readings().size()).sum();
    }
  }

  public static void main(String[] args) throws IOException {
    Path data = Path.of(System.getProperty("chairside.data", "../shared/data"));
    Path vitals = data.resolve("vitals");
    if (!Files.isDirectory(vitals)) {
      System.out.println(
          "Skipped: there are no recorded sessions in "
              + data
              + "; say where with -Dchairside.data");
      return;
    }
    List<Way> ways = new ArrayList<>(Way.compared());
    List<Path> further = further(System.getProperty("chairside.protocols", ""));
    further.stream().map(Way::inFile).forEach(ways::add);
    String report = new ComparisonReport(dataSets(vitals, ways)).text();
    System.out.println(report);
    if (further.isEmpty()) {
      Files.writeString(REPORT, report);
      System.out.println("Written to " + REPORT);
    }
  }

  private static List<Path> further(String files) {
    return Arrays.stream(files.split(",", -1))
        .map(String::strip)
        .filter(file -> !file.isEmpty())
        .map(Path::of)
        .toList();
  }

  private static List<DataSet> dataSets(Path vitals, List<Way> ways) {
    Path clinic = vitals.resolve("pdac_day_clinic_sessions");
    Path cuff = vitals.resolve("eicu_nibp_sessions");
    Path cinc = vitals.resolve("cinc2012_sessions");
    return List.of(
        DataSet.of("day clinic (pdac)", clinic, Recording.ofDayClinic(clinic), ways),
        DataSet.of("eICU cuff", cuff, Recording.ofFiles(cuff), ways),
        DataSet.of("CinC 2012", cinc, Recording.ofFiles(cinc), ways));
  }
}
