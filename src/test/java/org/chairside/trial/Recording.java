package org.chairside.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A session that somebody else recorded.
 *
 * @param rows in the order of their minutes; none is wholly empty
 * @param emptyRows how many rows held no value that can be charted
 * @param verdict what the clinicians decided, by column; empty where the data set has no verdicts
 */
record Recording(String name, List<Row> rows, int emptyRows, Map<String, String> verdict) {

  /** The columns that are charted, and the fields that they become. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "sbp", "systolic",
          "dbp", "diastolic",
          "hr", "heartRate",
          "spo2", "spo2",
          "sao2", "spo2",
          "rr", "respiratoryRate",
          "temp_c", "temperature");

  static final String SAFE = "Safe for discharge at 1 hour?";
  static final String REVIEW = "DrRV";
  static final String ADMISSION = "Admission";

  /**
   * One row.
   *
   * @param values by field, as a nurse would write them: whole numbers half up, temperatures as
   *     they are
   */
  record Row(int minute, Map<String, BigDecimal> values) {}

  /** The sessions of the day clinic: pressures in one file, verdicts in the other. */
  static List<Recording> ofDayClinic(Path folder) {
    Map<String, List<CSVRecord>> rows = new LinkedHashMap<>();
    read(folder.resolve("sessions_bp_long.csv"))
        .forEach(r -> rows.computeIfAbsent(r.get("session"), _ -> new ArrayList<>()).add(r));
    return read(folder.resolve("sessions_wide.csv")).stream()
        .map(
            r ->
                of(
                    r.get("session"),
                    rows.getOrDefault(r.get("session"), List.of()),
                    Map.of(
                        SAFE, r.get(SAFE),
                        REVIEW, r.get(REVIEW),
                        ADMISSION, r.get(ADMISSION))))
        .toList();
  }

  /** The sessions of a folder that has one file for each. */
  static List<Recording> ofFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .filter(file -> !file.getFileName().toString().equals("MANIFEST.csv"))
          .sorted()
          .map(file -> of(file.getFileName().toString(), read(file), Map.of()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recording of(String name, List<CSVRecord> records, Map<String, String> verdict) {
    List<Row> rows =
        records.stream()
            .map(r -> new Row(new BigDecimal(r.get("minute")).intValueExact(), values(r)))
            .filter(row -> !row.values().isEmpty())
            .toList();
    return new Recording(name, rows, records.size() - rows.size(), verdict);
  }

  private static Map<String, BigDecimal> values(CSVRecord row) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    row.getParser()
        .getHeaderNames()
        .forEach(
            column -> {
              String field = FIELDS.get(column);
              if (field != null && !row.get(column).isBlank()) {
                BigDecimal number = new BigDecimal(row.get(column).strip());
                values.put(
                    field,
                    field.equals("temperature")
                        ? number
                        : number.setScale(0, RoundingMode.HALF_UP));
              }
            });
    return values;
  }

  private static List<CSVRecord> read(Path file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
