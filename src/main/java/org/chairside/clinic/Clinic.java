package org.chairside.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** A site with a time zone, opening hours and a floor of chairs. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Clinic extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String name;
  private String timeZone;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<OpeningHours> hours;

  private int preparationMinutes;
  private int disconnectMinutes;
  private int recoveryMinutes;
  private int turnoverMinutes;
  @Version private int version;

  protected Clinic() {}

  public Clinic(Details details, Stamp written) {
    super(written);
    change(details);
  }

  /**
   * What is known of a clinic.
   *
   * @param preparationMinutes from sitting down to the start of the infusion
   * @param disconnectMinutes from the end of the infusion until the line is out
   * @param recoveryMinutes from then to leaving the chair
   * @param turnoverMinutes from leaving the chair to its next patient
   */
  public record Details(
      String name,
      ZoneId timeZone,
      List<OpeningHours> hours,
      int preparationMinutes,
      int disconnectMinutes,
      int recoveryMinutes,
      int turnoverMinutes) {}

  final void change(Details details) {
    name = details.name();
    timeZone = details.timeZone().getId();
    hours = List.copyOf(details.hours());
    preparationMinutes = details.preparationMinutes();
    disconnectMinutes = details.disconnectMinutes();
    recoveryMinutes = details.recoveryMinutes();
    turnoverMinutes = details.turnoverMinutes();
  }

  Details details() {
    return new Details(
        name,
        timeZone(),
        hours,
        preparationMinutes,
        disconnectMinutes,
        recoveryMinutes,
        turnoverMinutes);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public ZoneId timeZone() {
    return ZoneId.of(timeZone);
  }

  public List<OpeningHours> hours() {
    return hours;
  }

  public Duration preparation() {
    return Duration.ofMinutes(preparationMinutes);
  }

  public Duration disconnect() {
    return Duration.ofMinutes(disconnectMinutes);
  }

  public Duration recovery() {
    return Duration.ofMinutes(recoveryMinutes);
  }

  public Duration turnover() {
    return Duration.ofMinutes(turnoverMinutes);
  }

  int version() {
    return version;
  }
}
