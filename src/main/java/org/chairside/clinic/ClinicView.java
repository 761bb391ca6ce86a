package org.chairside.clinic;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clinic; its minutes shape the sessions booked from now on.
 *
 * @param pumps infusion pumps; null: not counted
 * @param patientsPerNurse for the clinic to approve, see {@link Staffing}
 * @param reminderLeadHours hours before an appointment, the earliest reminder first
 * @param undoMinutes how long a finish, a discharge, a no-show or a cancellation can be taken back
 * @param patientLanguage in which patients are written to whose own language is not known
 * @param units in which values are entered and read
 */
record ClinicView(
    UUID id,
    String name,
    String timeZone,
    List<OpeningHours> hours,
    @JsonUnwrapped DurationPart durations,
    @Nullable Integer pumps,
    int patientsPerNurse,
    int highAcuityPatientsPerNurse,
    int heightenedSessions,
    boolean clinicianRequired,
    List<Integer> reminderLeadHours,
    int fastingSolidsHours,
    int fastingFluidsHours,
    int undoMinutes,
    String patientLanguage,
    @JsonUnwrapped EntryUnits units,
    @JsonUnwrapped RecordPart record)
    implements Versioned, Located {

  /** How long the parts of a session take beside the infusion; part of the same object in JSON. */
  public record DurationPart(
      int preparationMinutes, int disconnectMinutes, int recoveryMinutes, int turnoverMinutes) {

    static DurationPart of(Minutes minutes) {
      return new DurationPart(
          minutes.preparation(), minutes.disconnect(), minutes.recovery(), minutes.turnover());
    }
  }

  /** What is known of the record itself. */
  @Schema(name = "ClinicRecordPart")
  record RecordPart(int version, Instant createdAt, @Nullable UUID createdBy) {}

  static ClinicView of(Clinic clinic) {
    Clinic.Details details = clinic.details();
    Staffing staffing = details.staffing();
    Reminding reminding = details.reminding();
    return new ClinicView(
        clinic.id(),
        details.name(),
        details.timeZone().getId(),
        details.hours(),
        DurationPart.of(details.minutes()),
        staffing.pumps(),
        staffing.patientsPerNurse(),
        staffing.highAcuityPatientsPerNurse(),
        staffing.heightenedSessions(),
        staffing.clinicianRequired(),
        reminding.leadHours(),
        reminding.fastingSolidsHours(),
        reminding.fastingFluidsHours(),
        details.undoMinutes(),
        details.patientLanguage().tag(),
        details.units(),
        new RecordPart(clinic.version(), clinic.createdAt(), clinic.createdBy()));
  }

  @Override
  public int version() {
    return record.version();
  }

  @Override
  public String location() {
    return "/clinics/" + id;
  }
}
