package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an installation of so many clinics needs, by the processor times that the benchmark wrote
 * into {@code docs/performance.md}. The assumptions are a busy clinic's, and stand in {@code
 * docs/scaling.md} in words.
 */
final class CapacityModel {

  private static final Path FIGURES = Path.of("docs", "performance.md");

  private static final int RUNNING_CHAIRS = 10;
  private static final double MINUTES_BETWEEN_SETS = 5;
  private static final int BOARDS = 4;

  /** A board that has to be put together costs as much as so many that are remembered. */
  private static final int FIRST_BOARD = 4;

  private static final int HOURS_OF_A_DAY = 8;
  private static final int DAYS_OF_A_YEAR = 250;

  private final Cost set;
  private final Cost session;
  private final Cost board;

  private CapacityModel(String figures) {
    set = Cost.of("POST a set of vital signs", figures);
    session = Cost.of("GET a session", figures);
    board = Cost.of("GET a board of 25 chairs", figures);
  }

  static CapacityModel ofTheLastBenchmark() throws IOException {
    return new CapacityModel(Files.readString(FIGURES));
  }

  /** Processor milliseconds of one call. */
  record Cost(double jvm, double database) {

    static Cost of(String call, String figures) {
      Matcher row =
          Pattern.compile(
                  "(?m)^\\| " + Pattern.quote(call) + " \\|.*\\| ([0-9.]+) \\| ([0-9.]+) \\|$")
              .matcher(figures);
      if (!row.find()) {
        throw new IllegalStateException("no figures for: " + call);
      }
      return new Cost(Double.parseDouble(row.group(1)), Double.parseDouble(row.group(2)));
    }

    Cost plus(Cost other) {
      return new Cost(jvm + other.jvm, database + other.database);
    }

    Cost times(double factor) {
      return new Cost(jvm * factor, database * factor);
    }
  }

  /** What one set costs with all that reads it: the nurse's page and the boards of the clinic. */
  private Cost perSet() {
    return set.plus(session).plus(board.times(BOARDS - 1 + FIRST_BOARD));
  }

  private static double setsPerSecond(long clinics) {
    return clinics * RUNNING_CHAIRS / (MINUTES_BETWEEN_SETS * 60);
  }

  private static double millionsOfSetsPerYear(long clinics) {
    return setsPerSecond(clinics) * 3_600 * HOURS_OF_A_DAY * DAYS_OF_A_YEAR / 1e6;
  }

  /** A row of the table: what is busy at the height of the day, in whole processors. */
  String row(long clinics) {
    Cost busy = perSet().times(setsPerSecond(clinics) / 1_000);
    return String.format(
        Locale.ROOT,
        "| %,d | %,.2f | %,.1f | %,.2f | %,.2f |",
        clinics,
        setsPerSecond(clinics),
        millionsOfSetsPerYear(clinics),
        busy.jvm(),
        busy.database());
  }
}
