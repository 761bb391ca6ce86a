package org.chairside.clinic;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chairside.platform.web.EnteredLanguage;
import org.chairside.platform.web.OneLine;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.WeightUnit;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a clinic; what is left out stays. Pumps once counted stay counted.
 *
 * @param keepWallTimes true if, in another time zone, what is booked is to keep its date and its
 *     time of day
 */
record ClinicChange(
    @Nullable @Size(min = 1, max = 200) @OneLine String name,
    @Nullable @Size(min = 1, max = 60) String timeZone,
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
    @Nullable Boolean keepWallTimes,
    @Nullable @Size(max = 20) String patientLanguage,
    @Nullable TemperatureUnit temperatureUnit,
    @Nullable WeightUnit weightUnit) {

  Clinic.Details appliedTo(Clinic.Details before) {
    return new Clinic.Details(
        name == null ? before.name() : name.strip(),
        timeZone == null ? before.timeZone() : ClinicZones.zone(timeZone),
        requireNonNullElse(hours, before.hours()),
        appliedTo(before.minutes()),
        appliedTo(before.staffing()),
        appliedTo(before.reminding()),
        requireNonNullElse(undoMinutes, before.undoMinutes()),
        requireNonNullElse(
            EnteredLanguage.of("patientLanguage", patientLanguage), before.patientLanguage()),
        new EntryUnits(
            requireNonNullElse(temperatureUnit, before.units().temperatureUnit()),
            requireNonNullElse(weightUnit, before.units().weightUnit())));
  }

  private Minutes appliedTo(Minutes before) {
    return new Minutes(
        requireNonNullElse(preparationMinutes, before.preparation()),
        requireNonNullElse(disconnectMinutes, before.disconnect()),
        requireNonNullElse(recoveryMinutes, before.recovery()),
        requireNonNullElse(turnoverMinutes, before.turnover()));
  }

  private Staffing appliedTo(Staffing before) {
    return new Staffing(
        pumps == null ? before.pumps() : pumps,
        requireNonNullElse(patientsPerNurse, before.patientsPerNurse()),
        requireNonNullElse(highAcuityPatientsPerNurse, before.highAcuityPatientsPerNurse()),
        requireNonNullElse(heightenedSessions, before.heightenedSessions()),
        requireNonNullElse(clinicianRequired, before.clinicianRequired()));
  }

  private Reminding appliedTo(Reminding before) {
    return new Reminding(
        requireNonNullElse(reminderLeadHours, before.leadHours()),
        requireNonNullElse(fastingSolidsHours, before.fastingSolidsHours()),
        requireNonNullElse(fastingFluidsHours, before.fastingFluidsHours()));
  }
}
