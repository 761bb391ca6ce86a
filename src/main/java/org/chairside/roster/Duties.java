package org.chairside.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;

/** Who is on duty in the organization's clinics. */
@ApplicationScoped
public class Duties implements PanacheRepositoryBase<ClinicDuty, UUID> {

  private final Clinics clinics;
  private final ClinicDays days;
  private final Clock clock;

  Duties(Clinics clinics, ClinicDays days, Clock clock) {
    this.clinics = clinics;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Who is on duty at the clinic now. If the day's roster names a charge nurse at this moment, they
   * replace the one named by hand, and so do its clinicians; anyone who has a break is still on
   * duty.
   */
  public OnDuty of(UUID clinicId) {
    OnDuty byHand = findByIdOptional(clinicId).map(ClinicDuty::duty).orElse(OnDuty.NOBODY);
    return byHand.with(rostered(clinicId));
  }

  /** The staff whom the roster names at this moment, if any. */
  OnDuty rostered(UUID clinicId) {
    ZonedDateTime now = clock.instant().atZone(clinics.get(clinicId).timeZone());
    List<Shift> present =
        days.of(clinicId, now.toLocalDate()).flatMap(ClinicDay::shifts).orElse(List.of()).stream()
            .filter(shift -> shift.covers(now.toLocalTime()))
            .toList();
    UUID charge =
        present.stream().filter(Shift::charge).map(Shift::staffId).findFirst().orElse(null);
    return new OnDuty(
        charge,
        present.stream()
            .filter(shift -> shift.duty() == Shift.Duty.CLINICIAN)
            .map(Shift::staffId)
            .toList());
  }
}
