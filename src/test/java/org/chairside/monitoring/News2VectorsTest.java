package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.chairside.observation.Consciousness;
import org.chairside.observation.VitalSigns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Other implementations' NEWS2 vectors, where {@code ../shared/data} (or {@code -Dchairside.data})
 * is there. Rows that disagree with the chart are those implementations' own mistakes and are left
 * out; rows that count a missing value as normal have to be incomplete here.
 */
class News2VectorsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("chairside.data", "../shared/data")).resolve("news2");

  private static final Map<String, Consciousness> ACVPU =
      Map.of(
          "A", Consciousness.ALERT,
          "C", Consciousness.CONFUSED,
          "V", Consciousness.VOICE,
          "P", Consciousness.PAIN,
          "U", Consciousness.UNRESPONSIVE,
          "CVPU", Consciousness.VOICE);

  @Test
  void agreesWithOtherImplementations() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no vectors at " + FOLDER + ": skipped");
    int complete = 0;
    int partial = 0;
    for (CSVRecord row : rows()) {
      if (!row.get("system").equals("NEWS2") || !row.get("agrees").equals("yes")) {
        continue;
      }
      News2Score score = News2.of(vitals(row), Integer.parseInt(row.get("spo2_scale")));
      if (score.complete()) {
        complete++;
        assertThat(score.score())
            .as("%s", row)
            .isEqualTo(Integer.valueOf(row.get("rcp_chart_total")));
      } else {
        partial++;
        assertThat(score.score()).as("%s", row).isNull();
        assertThat(score.missing()).as("%s", row).isNotEmpty();
      }
    }
    System.out.printf(
        "NEWS2 vectors: %d complete agree, %d partial have no score%n", complete, partial);
    assertThat(complete).isPositive();
  }

  private static List<CSVRecord> rows() throws IOException {
    List<CSVRecord> rows = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.csv")) {
      for (Path file : files) {
        try (var reader = Files.newBufferedReader(file)) {
          CSVFormat format =
              CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
          rows.addAll(format.parse(reader).getRecords());
        }
      }
    }
    return rows;
  }

  private static VitalSigns vitals(CSVRecord row) {
    String temperature = row.get("temp_c");
    String oxygen = row.get("on_oxygen");
    return new VitalSigns(
        number(row, "sbp"),
        null,
        number(row, "hr"),
        number(row, "spo2"),
        number(row, "rr"),
        temperature.isBlank() ? null : new BigDecimal(temperature),
        oxygen.isBlank() ? null : oxygen.equals("1"),
        ACVPU.get(row.get("acvpu")),
        null,
        null,
        null);
  }

  private static @Nullable Integer number(CSVRecord row, String column) {
    String value = row.get(column);
    return value.isBlank() ? null : Integer.valueOf(value);
  }
}
