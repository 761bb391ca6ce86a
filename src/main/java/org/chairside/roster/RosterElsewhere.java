package org.chairside.roster;

import static org.chairside.clinic.ClinicMessages.CLINIC;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** Checks that nobody works in two clinics at once. */
@ApplicationScoped
class RosterElsewhere {

  private final Clinics clinics;
  private final ClinicDays days;

  RosterElsewhere(Clinics clinics, ClinicDays days) {
    this.clinics = clinics;
    this.days = days;
  }

  private record Stretch(UUID staffId, Instant from, Instant until) {

    static Stretch of(Shift shift, LocalDate day, ZoneId zone) {
      LocalDate last = shift.endsAtMidnight() ? day.plusDays(1) : day;
      return new Stretch(
          shift.staffId(),
          day.atTime(shift.from()).atZone(zone).toInstant(),
          last.atTime(shift.until()).atZone(zone).toInstant());
    }

    boolean meets(Stretch other) {
      return staffId.equals(other.staffId)
          && from.isBefore(other.until)
          && other.from.isBefore(until);
    }
  }

  /** Refuses shifts of people who are on another clinic's roster at the same time. */
  void refuse(UUID clinicId, LocalDate day, List<Shift> shifts) {
    List<Stretch> others =
        days.elsewhere(clinicId, day.minusDays(1), day.plusDays(1)).stream()
            .flatMap(
                other ->
                    other.shifts().orElse(List.of()).stream()
                        .map(shift -> Stretch.of(shift, other.day(), zone(other.clinicId()))))
            .toList();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < shifts.size(); i++) {
      Stretch own = Stretch.of(shifts.get(i), day, zone(clinicId));
      if (others.stream().anyMatch(own::meets)) {
        errors.add(FieldError.of("[" + i + "].staffId", CLINIC.worksElsewhere()));
      }
    }
    if (!errors.isEmpty()) {
      throw new Conflict(CLINIC.inTwoClinics(), errors);
    }
  }

  private ZoneId zone(UUID clinicId) {
    return clinics.get(clinicId).timeZone();
  }
}
