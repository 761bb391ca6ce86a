package org.chairside.patient;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chairside.patient.Patient.Reminders;
import org.chairside.patient.Patient.Sex;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.web.EnteredLanguage;
import org.chairside.platform.web.HasVisibleText;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.TextList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Changes of a patient; omitted fields stay, null clears an optional field, and an empty
 * availability means none was given.
 *
 * @param enteredWeight the weight in another unit than kg, and whether it was confirmed
 * @param overrideReason why this is another person than those who look like the same after the
 *     change
 * @param askIfDuplicate true to be refused where there is such a person and no reason is given
 */
record PatientChange(
    @Nullable @Size(max = 60) @HasVisibleText @Schema(pattern = "\\S") @OneLine String mrn,
    @OneLine @Schema(implementation = String.class, maxLength = 100, pattern = "\\S")
        JsonNullable<@HasVisibleText @Size(max = 100) String> givenName,
    @Nullable @Size(max = 100) @HasVisibleText @Schema(pattern = "\\S") @OneLine String familyName,
    @Nullable LocalDate birthDate,
    @Nullable @Schema(pattern = BirthDate.PATTERN) @Size(max = 10) String birthDateKnown,
    @Schema(implementation = Sex.class) JsonNullable<Sex> sex,
    @OneLine @Schema(implementation = String.class, maxLength = 60)
        JsonNullable<@Size(max = 60) String> phone,
    @OneLine @Schema(implementation = String.class, maxLength = 200)
        JsonNullable<@Email @Size(max = 200) String> email,
    @Schema(implementation = BigDecimal.class, minimum = "20", maximum = "350", multipleOf = 0.1)
        JsonNullable<
                @DecimalMin(value = "20") @DecimalMax(value = "350")
                @Digits(integer = 3, fraction = 1) BigDecimal>
            weightKg,
    @Nullable @Range(min = 1, max = 2) Integer spo2Scale,
    @Nullable @TextList List<@NotBlank @Size(max = 500) String> allergies,
    @Nullable @TextList List<@NotBlank @Size(max = 500) String> medications,
    @Nullable @TextList List<@NotBlank @Size(max = 500) String> contraindications,
    @Schema(implementation = String.class, maxLength = 10_000)
        JsonNullable<@Size(max = 10_000) String> notes,
    @Nullable @Valid Availability availability,
    @Nullable Reminders reminders,
    @Schema(implementation = String.class, maxLength = 20)
        JsonNullable<@Size(max = 20) String> language,
    @JsonUnwrapped EnteredWeight enteredWeight,
    @Nullable @Size(min = 1, max = 1000) @ReasonInWords String overrideReason,
    @Nullable Boolean askIfDuplicate) {

  DuplicateCheck.Answer aboutDuplicates() {
    return new DuplicateCheck.Answer(overrideReason, Boolean.TRUE.equals(askIfDuplicate));
  }

  PatientDetails appliedTo(PatientDetails before) {
    return new PatientDetails(
        mrn == null ? before.mrn() : mrn.strip(),
        stripped(changed(givenName, before.givenName())),
        familyName == null ? before.familyName() : familyName.strip(),
        BirthDate.entered(birthDate, birthDateKnown, before.birthDate()),
        changed(sex, before.sex()),
        written(phone, before.phone()),
        written(email, before.email()),
        weight(before.weight()),
        spo2Scale == null ? before.spo2Scale() : spo2Scale,
        allergies == null ? before.allergies() : allergies,
        medications == null ? before.medications() : medications,
        contraindications == null ? before.contraindications() : contraindications,
        written(notes, before.notes()),
        availability == null ? before.availability() : NewPatient.said(availability),
        reminders == null ? before.reminders() : reminders,
        language.isUndefined()
            ? before.language()
            : EnteredLanguage.of("language", language.get()));
  }

  /** Whether a weight is given, or taken off the record. */
  boolean weighs() {
    return enteredWeight.weight() != null || !weightKg.isUndefined();
  }

  private @Nullable Weight weight(@Nullable Weight before) {
    Weight given = enteredWeight.or(weightKg.isUndefined() ? null : weightKg.get());
    return weighs() ? given : before;
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  private static @Nullable String written(JsonNullable<String> said, @Nullable String before) {
    return NewPatient.orNone(changed(said, before));
  }

  private static <T> @Nullable T changed(JsonNullable<T> said, @Nullable T before) {
    return said.isUndefined() ? before : said.get();
  }
}
