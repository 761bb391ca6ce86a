package org.chairside.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A day of a clinic in its own time zone. Its row is the day's lock: hold it to change anything
 * that a rule about the whole day depends on.
 */
@Entity
@IdClass(ClinicDay.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class ClinicDay extends TenantRow {

  record Key(UUID clinicId, LocalDate day) {}

  @Id private UUID clinicId;
  @Id private LocalDate day;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable List<Shift> shifts;

  @Version private int version;

  protected ClinicDay() {}

  void roster(List<Shift> shifts) {
    this.shifts = List.copyOf(shifts);
  }

  public UUID clinicId() {
    return clinicId;
  }

  public LocalDate day() {
    return day;
  }

  /**
   * Who works on the day; empty where no roster has been written, which says nothing about who
   * works. A roster of no shifts says that nobody does.
   */
  public Optional<List<Shift>> shifts() {
    return Optional.ofNullable(shifts);
  }

  int version() {
    return version;
  }
}
