package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Language;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.chairside.search.SearchKeys;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person who is treated. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Patient extends TenantRow {

  /** Administrative sex, as FHIR's administrative-gender has it. */
  public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
  }

  /** How the patient wants to be reminded of appointments. */
  public enum Reminders {
    EMAIL,
    /** Not at all. */
    NONE
  }

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String mrn;
  private @Nullable String givenName;
  private String familyName;
  private String birthDate;

  @Enumerated(EnumType.STRING)
  private @Nullable Sex sex;

  private @Nullable String phone;
  private @Nullable String email;

  @Embedded private @Nullable Weighing weighing;

  private short spo2Scale;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> allergies;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> medications;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> contraindications;

  private @Nullable String notes;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Availability availability;

  @Enumerated(EnumType.STRING)
  private Reminders reminders;

  private @Nullable String language;

  @Embedded private SearchKeys keys;
  @Embedded private @Nullable Death death;

  @Version private int version;

  protected Patient() {}

  public Patient(PatientDetails details, Stamp written) {
    super(written);
    change(details);
    weighing = Weighing.of(details.weight(), written.at());
  }

  final void change(PatientDetails details) {
    mrn = details.mrn();
    givenName = details.givenName();
    familyName = details.familyName();
    birthDate = details.birthDate().text();
    sex = details.sex();
    phone = details.phone();
    email = details.email();
    weighing = Weighing.of(details.weight(), weighing == null ? null : weighing.weightRecordedAt());
    spo2Scale = (short) details.spo2Scale();
    allergies = List.copyOf(details.allergies());
    medications = List.copyOf(details.medications());
    contraindications = List.copyOf(details.contraindications());
    notes = details.notes();
    availability = details.availability();
    reminders = details.reminders();
    language = details.language() == null ? null : details.language().tag();
    keys = SearchKeys.of(familyName, givenName, mrn, phone);
  }

  /**
   * The patient was weighed.
   *
   * @param weight null takes the weight off the record
   * @param at when; a weight of an earlier moment does not replace a later one
   */
  public void weigh(@Nullable Weight weight, Instant at) {
    Instant recorded = weightRecordedAt();
    if (recorded == null || !recorded.isAfter(at)) {
      weighing = Weighing.of(weight, at);
    }
  }

  /**
   * The patient has died.
   *
   * @param on the date as far as it is known; null where it is unknown
   * @param recorded when it was recorded
   */
  public void recordDeath(@Nullable PartialDate on, Instant recorded) {
    death = new Death(recorded, on == null ? null : on.text());
  }

  /** The patient is alive: the death was recorded in error. */
  public void retractDeath() {
    death = null;
  }

  /**
   * Refuses what only a living patient is given: a course, a session, a place on the waitlist.
   *
   * @throws Conflict where the patient has died
   */
  public void requireAlive() {
    if (isDeceased()) {
      throw Conflict.over("patientId", PATIENT.deceased());
    }
  }

  public boolean isDeceased() {
    return death != null;
  }

  /** When the patient died, as far as it is known; null where unknown, or alive. */
  public @Nullable PartialDate diedOn() {
    String on = death == null ? null : death.diedOn();
    return on == null ? null : new PartialDate(on);
  }

  PatientDetails details() {
    return new PatientDetails(
        mrn,
        givenName,
        familyName,
        birthDate(),
        sex,
        phone,
        email,
        weight(),
        spo2Scale,
        allergies,
        medications,
        contraindications,
        notes,
        availability,
        reminders,
        Language.of(language).orElse(null));
  }

  public UUID id() {
    return id;
  }

  public String mrn() {
    return mrn;
  }

  /** Null for somebody with one name, which is the family name. */
  public @Nullable String givenName() {
    return givenName;
  }

  public String familyName() {
    return familyName;
  }

  public BirthDate birthDate() {
    return BirthDate.of(birthDate);
  }

  /**
   * How old the patient is on that day; of a patient who has died, at death. Null where unknown.
   *
   * @param today the day where the patient is looked at
   */
  public @Nullable PatientAge ageOn(LocalDate today) {
    PartialDate born = birthDate().date();
    PartialDate until = isDeceased() ? diedOn() : PartialDate.of(today);
    return born == null || until == null ? null : PatientAge.between(born, until);
  }

  /** The weight on record, and when it was written down; null where there is none. */
  public @Nullable Weighing weighing() {
    return weighing;
  }

  /** The weight on record, as it was entered; null where there is none. */
  public @Nullable Weight weight() {
    return weighing == null ? null : weighing.weight();
  }

  public @Nullable BigDecimal weightKg() {
    return weighing == null ? null : weighing.weightKg();
  }

  /** When the weight was written down; null where there is none or that is not known. */
  public @Nullable Instant weightRecordedAt() {
    return weighing == null ? null : weighing.weightRecordedAt();
  }

  public int spo2Scale() {
    return spo2Scale;
  }

  public List<String> allergies() {
    return allergies;
  }

  public List<String> contraindications() {
    return contraindications;
  }

  /** Where the patient is written to; null where no address is known. */
  public @Nullable String email() {
    return email;
  }

  /** When the patient can come; null where nothing is said. */
  public @Nullable Availability availability() {
    return availability;
  }

  public Reminders reminders() {
    return reminders;
  }

  /**
   * In which the patient is written to.
   *
   * @param usual the clinic's, for patients whose language is not known
   */
  public Language languageOr(Language usual) {
    return Language.of(language).orElse(usual);
  }

  /** What to beware of, as it is recorded. */
  Alerts alerts() {
    return new Alerts(allergies, medications, contraindications);
  }

  void beware(Alerts alerts) {
    allergies = alerts.allergies();
    medications = alerts.medications();
    contraindications = alerts.contraindications();
  }

  SearchKeys keys() {
    return keys;
  }

  /** Grows with every change; the number in the ETag. */
  public int version() {
    return version;
  }
}
