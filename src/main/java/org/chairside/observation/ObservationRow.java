package org.chairside.observation;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.chairside.platform.RowJson;
import org.chairside.vocabulary.OxygenDevice;
import org.chairside.vocabulary.TemperatureUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations without Hibernate: charting reads all of a session's at each new set. They
 * never change, so nothing has to be watched for changes.
 */
final class ObservationRow {

  /** What a query has to select, in this order. */
  static final String COLUMNS =
      """
      id, session_id, taken_at, recorded_at, recorded_by, source, systolic, diastolic, heart_rate,
      spo2, respiratory_rate, temperature, supplemental_oxygen, consciousness, sedation, pain,
      cadss6, oxygen_flow, oxygen_device, entered_temperature, temperature_unit, note, implausible,
      entered_late, supersedes, correction_reason, retracted, moved_to""";

  private static final TypeReference<Cadss6> CADSS6 = new TypeReference<>() {};
  private static final TypeReference<List<Implausible>> IMPLAUSIBLE = new TypeReference<>() {};
  private static final String NONE = "[]";

  private final ResultSet row;
  private int column;

  private ObservationRow(ResultSet row) {
    this.row = row;
  }

  /** The observation of the row that the result is at. */
  static Observation read(ResultSet row) throws SQLException {
    return new Observation(new ObservationRow(row));
  }

  UUID id() throws SQLException {
    return Objects.requireNonNull(idOrNull());
  }

  @Nullable UUID idOrNull() throws SQLException {
    return row.getObject(++column, UUID.class);
  }

  Instant instant() throws SQLException {
    return row.getObject(++column, OffsetDateTime.class).toInstant();
  }

  @Nullable String text() throws SQLException {
    return row.getString(++column);
  }

  boolean flag() throws SQLException {
    return row.getBoolean(++column);
  }

  <E> E named(Function<String, E> names) throws SQLException {
    return Objects.requireNonNull(namedOrNull(names));
  }

  private <E> @Nullable E namedOrNull(Function<String, E> names) throws SQLException {
    String name = text();
    return name == null ? null : names.apply(name);
  }

  private @Nullable Integer number() throws SQLException {
    int number = row.getInt(++column);
    return row.wasNull() ? null : number;
  }

  private @Nullable BigDecimal decimal() throws SQLException {
    return row.getBigDecimal(++column);
  }

  private @Nullable Boolean answer() throws SQLException {
    boolean answer = row.getBoolean(++column);
    return row.wasNull() ? null : answer;
  }

  RecordedVitals vitals() throws SQLException {
    return new RecordedVitals(
        number(),
        number(),
        number(),
        number(),
        number(),
        decimal(),
        answer(),
        namedOrNull(Consciousness::valueOf),
        number(),
        number(),
        RowJson.read(text(), CADSS6),
        decimal(),
        namedOrNull(OxygenDevice::valueOf));
  }

  @Nullable EnteredTemperature enteredTemperature() throws SQLException {
    return EnteredTemperature.of(decimal(), namedOrNull(TemperatureUnit::valueOf));
  }

  List<Implausible> implausible() throws SQLException {
    String doubts = text();
    return NONE.equals(doubts)
        ? List.of()
        : Objects.requireNonNull(RowJson.read(doubts, IMPLAUSIBLE));
  }
}
