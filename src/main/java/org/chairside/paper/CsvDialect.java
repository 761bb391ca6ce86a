package org.chairside.paper;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.chairside.platform.problem.Invalid;

/**
 * How a CSV file separates its cells, and with it how it may write decimals: a spreadsheet whose
 * language has a decimal comma separates with semicolons.
 */
enum CsvDialect {
  COMMA(',', Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,6})?")),
  SEMICOLON(';', Pattern.compile("-?[0-9]{1,6}([.,][0-9]{1,6})?"));

  private final char separator;
  private final Pattern number;

  CsvDialect(char separator, Pattern number) {
    this.separator = separator;
    this.number = number;
  }

  /**
   * The dialect of a file, from its header line, since no column's name has a comma or a semicolon.
   *
   * @throws Invalid where the line has both
   */
  static CsvDialect of(String csv) {
    String header = csv.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    boolean semicolons = header.indexOf(SEMICOLON.separator) >= 0;
    if (semicolons && header.indexOf(COMMA.separator) >= 0) {
      throw new Invalid("body", CHAIR.separatorsMixed());
    }
    return semicolons ? SEMICOLON : COMMA;
  }

  CSVFormat format() {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(separator)
        .setHeader()
        .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
        .setSkipHeaderRecord(true)
        .setIgnoreEmptyLines(true)
        .setTrim(true)
        .get();
  }

  /**
   * A number as the file writes it, with a decimal point.
   *
   * @throws NumberFormatException where it is none in this dialect
   */
  String number(String text) {
    if (!number.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    return text.replace(',', '.');
  }
}
