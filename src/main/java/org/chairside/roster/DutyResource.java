package org.chairside.roster;

import static org.chairside.message.FieldMessages.FIELD;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/** Who is on duty and therefore notified of flags. */
@Path("/")
@OneTransaction
class DutyResource {

  private final Clinics clinics;
  private final Duties duties;
  private final StaffMembers staff;
  private final EventLog events;
  private final Clock clock;

  DutyResource(Clinics clinics, Duties duties, StaffMembers staff, EventLog events, Clock clock) {
    this.clinics = clinics;
    this.duties = duties;
    this.staff = staff;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Who is on duty at this moment.
   *
   * @param chargeNurseId null: nobody is named, and every nurse is notified
   * @param clinicianIds empty: nobody is named, and every clinician is notified
   * @param fromRoster whether the day's roster names any of them at this moment; it replaces those
   *     named by hand
   * @param version of who was put on duty by hand; 0 as long as nobody was ever named
   */
  public record DutyView(
      UUID clinicId,
      @Nullable UUID chargeNurseId,
      List<UUID> clinicianIds,
      boolean fromRoster,
      int version)
      implements Versioned {

    static DutyView of(UUID clinicId, OnDuty duty, OnDuty rostered, Optional<ClinicDuty> row) {
      return new DutyView(
          clinicId,
          duty.chargeNurseId(),
          duty.clinicianIds(),
          !rostered.equals(OnDuty.NOBODY),
          version(row));
    }

    static int version(Optional<ClinicDuty> row) {
      return row.map(r -> r.version() + 1).orElse(0);
    }
  }

  /** Who is on duty from now on; {@code chargeNurseId} is null for nobody in particular. */
  public record NewDuty(
      @Nullable UUID chargeNurseId, @NotNull @Size(max = 100) List<@NotNull UUID> clinicianIds) {}

  @GET
  @Path("/clinics/{id}/duty")
  @Authenticated
  public DutyView onDuty(UUID id) {
    return view(clinics.get(id).id());
  }

  @PUT
  @Path("/clinics/{id}/duty")
  @RolesAllowed({Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public DutyView putOnDuty(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull NewDuty wanted) {
    clinics.lock(id);
    Optional<ClinicDuty> before = duties.findByIdOptional(id);
    Versioned.require(ifMatch, DutyView.version(before));
    refuseOthers(wanted);
    OnDuty duty = new OnDuty(wanted.chargeNurseId(), wanted.clinicianIds());
    before.ifPresentOrElse(
        row -> row.change(duty),
        () -> duties.persist(new ClinicDuty(id, duty, Actor.current().stamp(clock.instant()))));
    duties.flush();
    events.add(new DutyChanged(id, duty.chargeNurseId(), duty.clinicianIds()));
    return view(id);
  }

  private DutyView view(UUID id) {
    return DutyView.of(id, duties.of(id), duties.rostered(id), duties.findByIdOptional(id));
  }

  private void refuseOthers(NewDuty wanted) {
    List<FieldError> errors = new ArrayList<>();
    UUID nurse = wanted.chargeNurseId();
    if (nurse != null && !staff.isWorking(nurse, Role.NURSE)) {
      errors.add(FieldError.of("chargeNurseId", FIELD.activeNurse()));
    }
    Set<UUID> named = new HashSet<>();
    for (int i = 0; i < wanted.clinicianIds().size(); i++) {
      UUID clinician = wanted.clinicianIds().get(i);
      String field = "clinicianIds[" + i + "]";
      if (!named.add(clinician)) {
        errors.add(FieldError.of(field, FIELD.twice()));
      } else if (!staff.isWorking(clinician, Role.CLINICIAN)) {
        errors.add(FieldError.of(field, FIELD.activeClinician()));
      }
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }
}
