package org.chairside.paper;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.message.FieldMessages.FIELD;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.chairside.charting.ValuesRefused;
import org.chairside.message.Message;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Consciousness;
import org.chairside.observation.EnteredTemperature;
import org.chairside.observation.Observation.Entry;
import org.chairside.observation.Observation.Source;
import org.chairside.observation.OxygenSupply;
import org.chairside.observation.VitalSigns;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.web.Query;
import org.chairside.platform.web.Text;
import org.chairside.vocabulary.OxygenDevice;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Reads observations kept on paper from CSV, naming every cell that is wrong. */
final class PaperChart {

  private static final int MOST_ROWS = 1000;
  private static final int LONGEST_NOTE = 4000;

  private final CsvDialect dialect;
  private final PaperColumns columns;
  private final List<FieldError> errors = new ArrayList<>();
  private int line;

  private PaperChart(CsvDialect dialect, PaperColumns columns) {
    this.dialect = dialect;
    this.columns = columns;
  }

  /**
   * Reads all rows or refuses them all.
   *
   * @param timeCheck refuses, by {@link Invalid}, a row with an impossible time
   * @throws Invalid with line, field and message of each wrong cell; the header is line 1
   */
  static List<Entry> read(String csv, Consumer<Entry> timeCheck) {
    CsvDialect dialect = CsvDialect.of(csv);
    try (CSVParser rows = CSVParser.parse(new StringReader(csv), dialect.format())) {
      PaperColumns columns = PaperColumns.of(rows.getHeaderNames());
      return new PaperChart(dialect, columns).entries(rows, timeCheck);
    } catch (CSVException | UncheckedIOException | IllegalArgumentException _) {
      throw new Invalid("body", CHAIR.notCsv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> entries(CSVParser rows, Consumer<Entry> timeCheck) {
    List<Entry> entries = new ArrayList<>();
    for (CSVRecord row : rows) {
      line = (int) rows.getCurrentLineNumber();
      if (entries.size() == MOST_ROWS) {
        throw new Invalid("body", CHAIR.rowsAtMost(MOST_ROWS));
      }
      Entry entry = entry(row);
      if (entry != null) {
        check(entry, timeCheck);
        entries.add(entry);
      }
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    if (entries.isEmpty()) {
      throw new Invalid("body", CHAIR.rowMissing());
    }
    return entries;
  }

  private @Nullable Entry entry(CSVRecord row) {
    int wrongBefore = errors.size();
    if (!row.isConsistent()) {
      wrong("row", CHAIR.cellsAsHeader());
      return null;
    }
    Instant takenAt = instant(row);
    BigDecimal temperature = temperature(row);
    TemperatureUnit unit = unit(row);
    VitalSigns vitals =
        new VitalSigns(
            whole(row, VitalSign.SYSTOLIC),
            whole(row, VitalSign.DIASTOLIC),
            whole(row, VitalSign.HEART_RATE),
            whole(row, VitalSign.SPO2),
            whole(row, VitalSign.RESPIRATORY_RATE),
            temperature == null ? null : unit.toCelsius(temperature),
            yesOrNo(row, VitalSign.SUPPLEMENTAL_OXYGEN.field()),
            choice(row, VitalSign.CONSCIOUSNESS.field(), Consciousness.class),
            whole(row, VitalSign.SEDATION),
            whole(row, VitalSign.PAIN),
            total(row),
            oxygen(row));
    String note = note(row);
    boolean confirmed = Boolean.TRUE.equals(yesOrNo(row, PaperColumns.CONFIRMED));
    return takenAt == null || errors.size() > wrongBefore
        ? null
        : new Entry(
            takenAt,
            vitals,
            EnteredTemperature.of(temperature, unit),
            note,
            confirmed,
            Source.IMPORT);
  }

  private void check(Entry entry, Consumer<Entry> timeCheck) {
    List<FieldError> impossible = ValuesRefused.impossible(entry);
    (impossible.isEmpty() ? ValuesRefused.unconfirmedDoubts(entry) : impossible)
        .forEach(error -> errors.add(error.onLine(line)));
    try {
      timeCheck.accept(entry);
    } catch (Invalid invalid) {
      invalid.errors().forEach(error -> errors.add(error.onLine(line)));
    }
  }

  private @Nullable Instant instant(CSVRecord row) {
    String text = PaperColumns.cell(row, PaperColumns.TAKEN_AT);
    if (text == null) {
      wrong(PaperColumns.TAKEN_AT, FIELD.required());
      return null;
    }
    try {
      return Query.bounded(OffsetDateTime.parse(text));
    } catch (DateTimeParseException _) {
      wrong(PaperColumns.TAKEN_AT, FIELD.instant());
      return null;
    }
  }

  private @Nullable Integer whole(CSVRecord row, VitalSign sign) {
    String text = PaperColumns.cell(row, sign.field());
    try {
      return text == null ? null : Integer.valueOf(dialect.number(text));
    } catch (NumberFormatException _) {
      wrong(sign.field(), FIELD.wholeNumber());
      return null;
    }
  }

  private @Nullable Cadss6 total(CSVRecord row) {
    Integer score = whole(row, VitalSign.CADSS6);
    return score == null ? null : Cadss6.ofScore(score);
  }

  private OxygenSupply oxygen(CSVRecord row) {
    return new OxygenSupply(
        decimal(row, columns.flow(), OxygenSupply.FLOW),
        choice(row, OxygenSupply.DEVICE, OxygenDevice.class));
  }

  private @Nullable BigDecimal temperature(CSVRecord row) {
    return decimal(row, columns.temperatures().heading(), VitalSign.TEMPERATURE.field());
  }

  private @Nullable BigDecimal decimal(CSVRecord row, String heading, String field) {
    String text = PaperColumns.cell(row, heading);
    try {
      return text == null ? null : new BigDecimal(dialect.number(text));
    } catch (NumberFormatException _) {
      wrong(field, FIELD.number());
      return null;
    }
  }

  /** The unit of a row's temperature; °C where neither its heading nor its row names one. */
  private TemperatureUnit unit(CSVRecord row) {
    TemperatureUnit inHeading = columns.temperatures().unit();
    if (inHeading != null) {
      return inHeading;
    }
    String text = PaperColumns.cell(row, TemperatureColumn.UNIT);
    TemperatureUnit unit = text == null ? TemperatureUnit.CELSIUS : TemperatureColumn.unitOf(text);
    if (unit == null) {
      wrong(TemperatureColumn.UNIT, FIELD.oneOf(Message.names(List.of("Cel", "[degF]"))));
      return TemperatureUnit.CELSIUS;
    }
    return unit;
  }

  private @Nullable Boolean yesOrNo(CSVRecord row, String column) {
    String text = PaperColumns.cell(row, column);
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        wrong(column, FIELD.trueOrFalse());
        yield null;
      }
    };
  }

  private <E extends Enum<E>> @Nullable E choice(CSVRecord row, String column, Class<E> type) {
    String text = PaperColumns.cell(row, column);
    try {
      return text == null ? null : Enum.valueOf(type, text);
    } catch (IllegalArgumentException _) {
      wrong(column, FIELD.oneOf(Message.names(List.of(type.getEnumConstants()))));
      return null;
    }
  }

  private @Nullable String note(CSVRecord row) {
    String text = PaperColumns.cell(row, PaperColumns.NOTE);
    if (text == null || !Text.isVisible(text)) {
      return null;
    }
    OptionalInt forbidden = Text.forbidden(text);
    if (forbidden.isPresent()) {
      wrong(PaperColumns.NOTE, FIELD.forbiddenCharacter(Text.named(forbidden.getAsInt())));
    }
    if (text.length() > LONGEST_NOTE) {
      wrong(PaperColumns.NOTE, FIELD.charactersAtMost(LONGEST_NOTE));
    }
    return text;
  }

  private void wrong(String field, Message message) {
    errors.add(FieldError.of(field, message).onLine(line));
  }
}
