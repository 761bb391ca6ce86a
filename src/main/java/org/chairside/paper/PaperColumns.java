package org.chairside.paper;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.chairside.message.Message;
import org.chairside.observation.OxygenSupply;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a chart on paper, by the headings of its file. Only the time is required.
 *
 * @param temperatures the column of temperatures, which may name their unit
 * @param flow the heading of the oxygen's flow, which may name its unit: {@code oxygenFlow}, {@code
 *     oxygenFlow (L/min)}, {@code oxygenFlow [L/min]}
 */
record PaperColumns(TemperatureColumn temperatures, String flow) {

  static final String TAKEN_AT = "takenAt";
  static final String NOTE = "note";
  static final String CONFIRMED = "confirmed";

  private static final Pattern FLOW_WITH_UNIT =
      Pattern.compile(OxygenSupply.FLOW + " *(?:\\([Ll]/min\\)|\\[[Ll]/min]|[Ll]/min)");

  /**
   * The columns of a file.
   *
   * @throws Invalid with each heading that is unknown, given twice or missing; the header is line 1
   */
  static PaperColumns of(List<String> header) {
    TemperatureColumn temperatures = TemperatureColumn.among(header);
    List<FieldError> errors = wrong(header.stream().map(PaperColumns::columnOf).toList());
    if (temperatures.unit() != null && header.contains(TemperatureColumn.UNIT)) {
      errors.add(heading(TemperatureColumn.UNIT, CHAIR.unitInHeading()));
    }
    if (!header.contains(TAKEN_AT)) {
      errors.add(heading(TAKEN_AT, CHAIR.columnMissing()));
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    String flow =
        header.stream()
            .filter(heading -> columnOf(heading).equals(OxygenSupply.FLOW))
            .findFirst()
            .orElse(OxygenSupply.FLOW);
    return new PaperColumns(temperatures, flow);
  }

  private static String columnOf(String heading) {
    return FLOW_WITH_UNIT.matcher(heading).matches()
        ? OxygenSupply.FLOW
        : TemperatureColumn.columnOf(heading);
  }

  private static List<FieldError> wrong(List<String> columns) {
    Set<String> known = known();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!known.contains(columns.get(i))) {
        // named by position: if the first line is data, its text would repeat a patient's
        errors.add(heading("column " + (i + 1), CHAIR.columnUnknown(Message.names(known))));
      } else if (columns.indexOf(columns.get(i)) < i) {
        errors.add(heading(columns.get(i), CHAIR.columnTwice()));
      }
    }
    return errors;
  }

  private static Set<String> known() {
    Set<String> known = new LinkedHashSet<>(List.of(TAKEN_AT));
    for (VitalSign sign : VitalSign.values()) {
      known.add(sign.field());
    }
    known.addAll(
        List.of(TemperatureColumn.UNIT, OxygenSupply.FLOW, OxygenSupply.DEVICE, NOTE, CONFIRMED));
    return known;
  }

  private static FieldError heading(String field, Message message) {
    return FieldError.of(field, message).onLine(1);
  }

  /** The text of a row's cell; null where it is empty, or where the file lacks the column. */
  static @Nullable String cell(CSVRecord row, String column) {
    if (!row.isMapped(column) || !row.isSet(column)) {
      return null;
    }
    String text = row.get(column);
    return text.isEmpty() ? null : text;
  }
}
