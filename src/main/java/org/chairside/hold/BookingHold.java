package org.chairside.hold;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.SessionPhases;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Places kept for a course for some minutes while the scheduler asks the patient. Nobody else gets
 * them until the hold expires or is released.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class BookingHold extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID courseId;
  private UUID patientId;
  private UUID clinicId;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<HeldPlace> places;

  private Instant expiresAt;
  private @Nullable Instant releasedAt;
  @Version private int version;

  protected BookingHold() {}

  /** Keeps these places, as the plan knows them, until the hold expires. */
  public BookingHold(
      UUID courseId,
      UUID patientId,
      UUID clinicId,
      List<Appointment> places,
      Instant expiresAt,
      Stamp written) {
    super(written);
    this.courseId = courseId;
    this.patientId = patientId;
    this.clinicId = clinicId;
    this.places = places.stream().map(HeldPlace::of).toList();
    this.expiresAt = expiresAt;
  }

  /**
   * A place that is kept.
   *
   * @param id for the plan, which knows each thing on it by an id
   */
  record HeldPlace(
      UUID id,
      Instant start,
      UUID chairId,
      @Nullable UUID nurseId,
      int preparationMinutes,
      int infusionMinutes,
      int disconnectMinutes,
      int recoveryMinutes,
      int turnoverMinutes,
      int patientsPerNurse) {

    static HeldPlace of(Appointment a) {
      return new HeldPlace(
          a.id(),
          a.start(),
          a.chairId(),
          a.nurseId(),
          (int) a.phases().preparation().toMinutes(),
          (int) a.phases().infusion().toMinutes(),
          (int) a.phases().disconnect().toMinutes(),
          (int) a.phases().recovery().toMinutes(),
          (int) a.phases().turnover().toMinutes(),
          a.patientsPerNurse());
    }

    private SessionPhases phases() {
      return new SessionPhases(
          Duration.ofMinutes(preparationMinutes),
          Duration.ofMinutes(infusionMinutes),
          Duration.ofMinutes(disconnectMinutes),
          Duration.ofMinutes(recoveryMinutes),
          Duration.ofMinutes(turnoverMinutes));
    }
  }

  /** The record of its patient was merged into that one's, or separated from it. */
  void giveTo(UUID patient) {
    patientId = patient;
  }

  /** The places that are kept, as the plan knows them. */
  public List<Appointment> appointments() {
    return places.stream()
        .map(
            place ->
                new Appointment(
                    place.id(),
                    courseId,
                    patientId,
                    place.chairId(),
                    place.nurseId(),
                    place.start(),
                    place.phases(),
                    place.patientsPerNurse(),
                    true))
        .toList();
  }

  /** Releases the places; only the first call counts. */
  public void release(Instant at) {
    if (releasedAt == null) {
      releasedAt = at;
    }
  }

  /** Whether the places are kept at this time. */
  public boolean isInForce(Instant now) {
    return releasedAt == null && now.isBefore(expiresAt);
  }

  UUID id() {
    return id;
  }

  public UUID courseId() {
    return courseId;
  }

  UUID clinicId() {
    return clinicId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant releasedAt() {
    return releasedAt;
  }
}
