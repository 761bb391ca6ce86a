package org.chairside.patient;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/**
 * A patient to register.
 *
 * @param givenName null for somebody with one name, which is then the family name, as passports
 *     have it (ICAO Doc 9303)
 * @param birthDate the whole date; left out where it is not known
 * @param birthDateKnown the date as far as it is known ({@code 1975}, {@code 1975-06}), or {@code
 *     UNKNOWN} or {@code DECLINED}; may be left out with a whole date
 * @param enteredWeight the weight in another unit than kg, and whether it was confirmed
 * @param overrideReason why this is another person than those who look like the same
 * @param askIfDuplicate true to be refused where somebody who is likely the same is there and no
 *     reason is given; otherwise the answer names those
 */
@BirthDateGiven
record NewPatient(
    @NotNull(message = HasVisibleText.MESSAGE)
        @HasVisibleText
        @Schema(pattern = "\\S")
        @Size(max = 60)
        @OneLine
        String mrn,
    @Nullable @HasVisibleText @Schema(pattern = "\\S") @Size(max = 100) @OneLine String givenName,
    @NotNull(message = HasVisibleText.MESSAGE)
        @HasVisibleText
        @Schema(pattern = "\\S")
        @Size(max = 100)
        @OneLine
        String familyName,
    @Nullable LocalDate birthDate,
    @Nullable @Schema(pattern = BirthDate.PATTERN) @Size(max = 10) String birthDateKnown,
    @Nullable Sex sex,
    @Nullable @Size(max = 60) @OneLine String phone,
    @Nullable @Email @Size(max = 200) @OneLine String email,
    @Nullable
        @DecimalMin(value = "20")
        @DecimalMax(value = "350")
        @Digits(integer = 3, fraction = 1)
        BigDecimal weightKg,
    @Nullable @Range(min = 1, max = 2) Integer spo2Scale,
    @Nullable @TextList List<@NotBlank @Size(max = 500) String> allergies,
    @Nullable @TextList List<@NotBlank @Size(max = 500) String> medications,
    @Nullable @TextList List<@NotBlank @Size(max = 500) String> contraindications,
    @Nullable @Size(max = 10_000) String notes,
    @Nullable @Valid Availability availability,
    @Nullable Reminders reminders,
    @Nullable @Size(max = 20) String language,
    @JsonUnwrapped EnteredWeight enteredWeight,
    @Nullable @Size(min = 1, max = 1000) @ReasonInWords String overrideReason,
    @Nullable Boolean askIfDuplicate) {

  private static final BirthDate NOT_SAID = new BirthDate(null, BirthDate.Unknown.UNKNOWN);

  DuplicateCheck.Answer aboutDuplicates() {
    return new DuplicateCheck.Answer(overrideReason, Boolean.TRUE.equals(askIfDuplicate));
  }

  PatientDetails details() {
    return new PatientDetails(
        mrn.strip(),
        givenName == null ? null : givenName.strip(),
        familyName.strip(),
        BirthDate.entered(birthDate, birthDateKnown, NOT_SAID),
        sex,
        orNone(phone),
        orNone(email),
        weight(),
        spo2Scale == null ? 1 : spo2Scale,
        allergies == null ? List.of() : allergies,
        medications == null ? List.of() : medications,
        contraindications == null ? List.of() : contraindications,
        orNone(notes),
        said(availability),
        reminders == null ? Reminders.EMAIL : reminders,
        EnteredLanguage.of("language", language));
  }

  private @Nullable Weight weight() {
    return enteredWeight.or(weightKg);
  }

  /** An empty text means unknown: forms send it for an emptied field. */
  static @Nullable String orNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  static @Nullable Availability said(@Nullable Availability availability) {
    return availability == null || availability.saysNothing() ? null : availability;
  }
}
