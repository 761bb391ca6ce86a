package org.chairside.clinic;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chairside.message.Language;
import org.chairside.platform.web.EnteredLanguage;
import org.chairside.platform.web.OneLine;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.WeightUnit;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** A clinic to open; omitted settings get their defaults. */
record NewClinic(
    @NotBlank @Size(max = 200) @OneLine String name,
    @NotBlank @Size(max = 60) String timeZone,
    @Nullable @Size(max = 50) List<@Valid @NotNull OpeningHours> hours,
    @Nullable @Range(min = 0, max = 120) Integer preparationMinutes,
    @Nullable @Range(min = 0, max = 60) Integer disconnectMinutes,
    @Nullable @Range(min = 0, max = 240) Integer recoveryMinutes,
    @Nullable @Range(min = 0, max = 120) Integer turnoverMinutes,
    @Nullable @Range(min = 0, max = 1000) Integer pumps,
    @Nullable @Range(min = 1, max = 6) Integer patientsPerNurse,
    @Nullable @Range(min = 1, max = 6) Integer highAcuityPatientsPerNurse,
    @Nullable @Range(min = 0, max = 60) Integer heightenedSessions,
    @Nullable Boolean clinicianRequired,
    @Nullable @Size(max = 5) @UniqueElements
        List<@NotNull @Range(min = 1, max = 336) Integer> reminderLeadHours,
    @Nullable @Range(min = 0, max = 24) Integer fastingSolidsHours,
    @Nullable @Range(min = 0, max = 24) Integer fastingFluidsHours,
    @Nullable @Range(min = 0, max = 1440) Integer undoMinutes,
    @Nullable @Size(max = 20) String patientLanguage,
    @Nullable TemperatureUnit temperatureUnit,
    @Nullable WeightUnit weightUnit) {

  Clinic.Details details() {
    return new Clinic.Details(
        name.strip(),
        ClinicZones.zone(timeZone),
        requireNonNullElse(hours, List.of()),
        minutes(),
        staffing(),
        new Reminding(
            requireNonNullElse(reminderLeadHours, Reminding.USUAL.leadHours()),
            requireNonNullElse(fastingSolidsHours, Reminding.USUAL.fastingSolidsHours()),
            requireNonNullElse(fastingFluidsHours, Reminding.USUAL.fastingFluidsHours())),
        requireNonNullElse(undoMinutes, Clinic.USUAL_UNDO_MINUTES),
        requireNonNullElse(
            EnteredLanguage.of("patientLanguage", patientLanguage), Language.ENGLISH),
        new EntryUnits(
            requireNonNullElse(temperatureUnit, EntryUnits.SI.temperatureUnit()),
            requireNonNullElse(weightUnit, EntryUnits.SI.weightUnit())));
  }

  private Minutes minutes() {
    return new Minutes(
        requireNonNullElse(preparationMinutes, Minutes.USUAL.preparation()),
        requireNonNullElse(disconnectMinutes, Minutes.USUAL.disconnect()),
        requireNonNullElse(recoveryMinutes, Minutes.USUAL.recovery()),
        requireNonNullElse(turnoverMinutes, Minutes.USUAL.turnover()));
  }

  private Staffing staffing() {
    int patients = requireNonNullElse(patientsPerNurse, Staffing.USUAL.patientsPerNurse());
    int usual = Math.min(patients, Staffing.USUAL.highAcuityPatientsPerNurse());
    return new Staffing(
        pumps,
        patients,
        requireNonNullElse(highAcuityPatientsPerNurse, usual),
        requireNonNullElse(heightenedSessions, Staffing.USUAL.heightenedSessions()),
        requireNonNullElse(clinicianRequired, Staffing.USUAL.clinicianRequired()));
  }
}
