package org.chairside.clinic;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Language;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A site with a time zone, opening hours and a floor of chairs. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Clinic extends TenantRow {

  public static final int USUAL_UNDO_MINUTES = 60;

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
  private @Nullable Integer pumps;
  private int patientsPerNurse;
  private int highAcuityPatientsPerNurse;
  private int heightenedSessions;
  private boolean clinicianRequired;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Integer> reminderLeadHours;

  private int fastingSolidsHours;
  private int fastingFluidsHours;
  private int undoMinutes;
  private String patientLanguage;
  @Embedded private EntryUnits units;
  @Version private int version;

  protected Clinic() {}

  public Clinic(Details details, Stamp written) {
    super(written);
    change(details);
  }

  /**
   * What is known of a clinic.
   *
   * @param undoMinutes how long a finish, a discharge, a no-show or a cancellation can be taken
   *     back
   * @param patientLanguage in which patients are written to whose own language is not known
   * @param units in which values are entered and read
   */
  public record Details(
      String name,
      ZoneId timeZone,
      List<OpeningHours> hours,
      Minutes minutes,
      Staffing staffing,
      Reminding reminding,
      int undoMinutes,
      Language patientLanguage,
      EntryUnits units) {}

  final void change(Details details) {
    name = details.name();
    timeZone = details.timeZone().getId();
    hours = List.copyOf(details.hours());
    preparationMinutes = details.minutes().preparation();
    disconnectMinutes = details.minutes().disconnect();
    recoveryMinutes = details.minutes().recovery();
    turnoverMinutes = details.minutes().turnover();
    pumps = details.staffing().pumps();
    patientsPerNurse = details.staffing().patientsPerNurse();
    highAcuityPatientsPerNurse = details.staffing().highAcuityPatientsPerNurse();
    heightenedSessions = details.staffing().heightenedSessions();
    clinicianRequired = details.staffing().clinicianRequired();
    reminderLeadHours = details.reminding().leadHours();
    fastingSolidsHours = details.reminding().fastingSolidsHours();
    fastingFluidsHours = details.reminding().fastingFluidsHours();
    undoMinutes = details.undoMinutes();
    patientLanguage = details.patientLanguage().tag();
    units = details.units();
  }

  Details details() {
    return new Details(
        name,
        timeZone(),
        hours,
        new Minutes(preparationMinutes, disconnectMinutes, recoveryMinutes, turnoverMinutes),
        staffing(),
        reminding(),
        undoMinutes,
        patientLanguage(),
        units);
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

  /** Whether the weekly hours hold at that moment; closures are not asked. */
  public boolean isOpenAt(Instant moment) {
    ZonedDateTime local = moment.atZone(timeZone());
    return hours.stream()
        .filter(span -> span.day() == local.getDayOfWeek())
        .anyMatch(span -> span.holdsAt(local.toLocalTime()));
  }

  /** In which patients are written to whose own language is not known. */
  public Language patientLanguage() {
    return Language.of(patientLanguage).orElse(Language.ENGLISH);
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

  /** The clinic's staffing and pumps. */
  public Staffing staffing() {
    return new Staffing(
        pumps, patientsPerNurse, highAcuityPatientsPerNurse, heightenedSessions, clinicianRequired);
  }

  /** When the clinic reminds its patients, and how long they are to fast. */
  public Reminding reminding() {
    return new Reminding(reminderLeadHours, fastingSolidsHours, fastingFluidsHours);
  }

  /** How long after it was recorded a finish, discharge, no-show or cancellation is taken back. */
  public Duration undoWithin() {
    return Duration.ofMinutes(undoMinutes);
  }

  /** Infusion pumps that can run at once; null where they are not counted. */
  public @Nullable Integer pumps() {
    return pumps;
  }

  /** How many patients one nurse monitors at once. */
  public int patientsPerNurse() {
    return patientsPerNurse;
  }

  /** The same while one of them is of high acuity. */
  public int highAcuityPatientsPerNurse() {
    return highAcuityPatientsPerNurse;
  }

  /** A patient's first so many sessions count as of high acuity. */
  public int heightenedSessions() {
    return heightenedSessions;
  }

  int version() {
    return version;
  }
}
