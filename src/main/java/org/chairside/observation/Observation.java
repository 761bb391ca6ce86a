package org.chairside.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One set of vital signs as recorded. It never changes: a correction is a separate observation that
 * supersedes this one.
 */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Observation {

  /** How an observation came in. */
  public enum Source {
    /** Typed at the chair. */
    CHAIR,
    /** Entered later from paper. */
    IMPORT,
    /** Charted by the demo clinic's simulator. */
    SIMULATOR,
    /** Sent by a bedside monitor. */
    DEVICE
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  @TenantId
  @PartitionKey
  @Column(columnDefinition = "uuid")
  private String organizationId;

  private UUID sessionId;
  private Instant takenAt;
  private Instant recordedAt;
  private @Nullable UUID recordedBy;

  @Enumerated(EnumType.STRING)
  private Source source;

  // Hibernate reads a part of which every column is null as null.
  @Embedded private @Nullable RecordedVitals vitals;

  @Embedded private @Nullable EnteredTemperature enteredTemperature;

  private @Nullable String note;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Implausible> implausible;

  private boolean enteredLate;
  private @Nullable UUID supersedes;
  private @Nullable String correctionReason;
  private boolean retracted;
  private @Nullable UUID movedTo;

  protected Observation() {}

  /** One that was read without Hibernate; its organization is the reader's own. */
  Observation(ObservationRow row) throws SQLException {
    id = row.id();
    sessionId = row.id();
    takenAt = row.instant();
    recordedAt = row.instant();
    recordedBy = row.idOrNull();
    source = row.named(Source::valueOf);
    vitals = row.vitals();
    enteredTemperature = row.enteredTemperature();
    note = row.text();
    implausible = row.implausible();
    enteredLate = row.flag();
    supersedes = row.idOrNull();
    correctionReason = row.text();
    retracted = row.flag();
    movedTo = row.idOrNull();
  }

  /**
   * A set to be written down.
   *
   * @param entry what was taken, when and how it came in
   * @param implausible implausible values that a person confirmed
   * @param enteredLate whether it was written down long after it was taken
   */
  public Observation(
      UUID sessionId,
      Entry entry,
      List<Implausible> implausible,
      boolean enteredLate,
      Instant recordedAt,
      @Nullable UUID recordedBy) {
    this.sessionId = sessionId;
    this.recordedAt = recordedAt;
    this.recordedBy = recordedBy;
    this.implausible = List.copyOf(implausible);
    this.enteredLate = enteredLate;
    takenAt = entry.takenAt();
    source = entry.source();
    note = entry.note();
    vitals = RecordedVitals.of(entry.vitals());
    enteredTemperature = entry.enteredTemperature();
  }

  /**
   * What is entered of one set of vital signs.
   *
   * @param enteredTemperature the temperature as it was entered, if that was not in °C
   */
  public record Entry(
      Instant takenAt,
      VitalSigns vitals,
      @Nullable EnteredTemperature enteredTemperature,
      @Nullable String note,
      boolean confirmed,
      Source source) {}

  /** This observation as the correction of an earlier one. */
  public Observation correcting(Observation earlier, String reason) {
    supersedes = earlier.id;
    correctionReason = reason;
    return this;
  }

  /** Whether this is that entry already, by whichever way it came in. */
  public boolean says(Entry entry) {
    return takenAt.equals(entry.takenAt())
        && vitals().saysTheSameAs(entry.vitals())
        && Objects.equals(note, entry.note());
  }

  /**
   * A mark that this was entered in error: a correction that leaves nothing in force.
   *
   * @param to the session that it is moved to, or null
   */
  public Observation retraction(
      String reason, @Nullable UUID to, Instant at, @Nullable UUID person) {
    Entry nothing = new Entry(takenAt, VitalSigns.NONE, null, null, false, source);
    Observation retraction =
        new Observation(sessionId, nothing, List.of(), false, at, person).correcting(this, reason);
    retraction.retracted = true;
    retraction.movedTo = to;
    return retraction;
  }

  /** The same in the session that it belongs to. */
  public Observation copiedTo(UUID session, boolean late, Instant at, @Nullable UUID person) {
    Entry same = new Entry(takenAt, vitals(), enteredTemperature, note, true, source);
    return new Observation(session, same, implausible, late, at, person);
  }

  /** Whether this only marks another one as entered in error. */
  public boolean isRetracted() {
    return retracted;
  }

  /** The session to which the retracted one was moved, or null. */
  public @Nullable UUID movedTo() {
    return movedTo;
  }

  public VitalSigns vitals() {
    return vitals == null ? VitalSigns.NONE : vitals.signs();
  }

  /** The temperature as it was entered, where that was in another unit than °C. */
  public @Nullable EnteredTemperature enteredTemperature() {
    return enteredTemperature;
  }

  public UUID id() {
    return id;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public Instant takenAt() {
    return takenAt;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public @Nullable UUID recordedBy() {
    return recordedBy;
  }

  public Source source() {
    return source;
  }

  public @Nullable String note() {
    return note;
  }

  public List<Implausible> implausible() {
    return implausible;
  }

  public boolean isEnteredLate() {
    return enteredLate;
  }

  public @Nullable UUID supersedes() {
    return supersedes;
  }

  public @Nullable String correctionReason() {
    return correctionReason;
  }
}
