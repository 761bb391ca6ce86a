package org.chairside.patient;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.Patient.Reminders;
import org.chairside.patient.Patient.Sex;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Versioned;
import org.chairside.vocabulary.WeightInUnit;
import org.chairside.vocabulary.WeightUnit;
import org.jspecify.annotations.Nullable;

/**
 * A patient as all staff see them.
 *
 * @param givenName null for somebody with one name, which is the family name
 * @param birthDate null where the day is not known
 * @param birthDateKnown the birth date as far as it is known ({@code 1975}, {@code 1975-06}, {@code
 *     1975-06-12}), or {@code UNKNOWN} or {@code DECLINED}
 * @param age today, or at death; null where unknown
 */
record PatientView(
    UUID id,
    String mrn,
    @Nullable String givenName,
    String familyName,
    @Nullable LocalDate birthDate,
    String birthDateKnown,
    @Nullable PatientAge age,
    @Nullable Sex sex,
    @Nullable String phone,
    @Nullable String email,
    @JsonUnwrapped WeightPart weight,
    int spo2Scale,
    List<String> allergies,
    List<String> medications,
    List<String> contraindications,
    @Nullable String notes,
    @Nullable Availability availability,
    Reminders reminders,
    @Nullable String language,
    @JsonUnwrapped RecordPart record)
    implements Versioned, Located {

  /**
   * The weight on record.
   *
   * @param weightKg kilograms; null where not weighed
   * @param weightEntered what was entered, where that was in another unit
   */
  record WeightPart(@Nullable BigDecimal weightKg, @Nullable WeightInUnit weightEntered) {

    static WeightPart of(@Nullable Weight weight) {
      if (weight == null) {
        return new WeightPart(null, null);
      }
      boolean asEntered = weight.unit() == WeightUnit.KILOGRAM;
      return new WeightPart(
          weight.kilograms(), asEntered ? null : new WeightInUnit(weight.entered(), weight.unit()));
    }
  }

  /**
   * What is known of the record itself.
   *
   * @param deceased whether the patient has died
   * @param diedOn the date as far as it is known ({@code 2026}, {@code 2026-11}, {@code
   *     2026-11-02}); null where unknown, or alive
   * @param mergedInto the patient to whose record this one points; null while it is in use
   * @param likelyDuplicates who is likely the same person; told by the answer to registering or
   *     changing alone
   */
  record RecordPart(
      boolean deceased,
      @Nullable String diedOn,
      @Nullable UUID mergedInto,
      List<UUID> likelyDuplicates,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy) {}

  /** A record in use. */
  static PatientView of(Patient patient, LocalDate today) {
    return of(patient, today, null, List.of());
  }

  static PatientView of(
      Patient patient, LocalDate today, @Nullable UUID mergedInto, List<UUID> likelyDuplicates) {
    PatientDetails details = patient.details();
    PartialDate died = patient.diedOn();
    return new PatientView(
        patient.id(),
        details.mrn(),
        details.givenName(),
        details.familyName(),
        details.birthDate().day(),
        details.birthDate().text(),
        patient.ageOn(today),
        details.sex(),
        details.phone(),
        details.email(),
        WeightPart.of(details.weight()),
        details.spo2Scale(),
        details.allergies(),
        details.medications(),
        details.contraindications(),
        details.notes(),
        details.availability(),
        details.reminders(),
        details.language() == null ? null : details.language().tag(),
        new RecordPart(
            patient.isDeceased(),
            died == null ? null : died.text(),
            mergedInto,
            likelyDuplicates,
            patient.version(),
            patient.createdAt(),
            patient.createdBy()));
  }

  @Override
  public int version() {
    return record.version();
  }

  @Override
  public String location() {
    return "/patients/" + id;
  }
}
