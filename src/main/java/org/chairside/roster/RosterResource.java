package org.chairside.roster;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Query;
import org.chairside.platform.web.Versioned;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a day. A day without a roster answers with an empty list and the ETag "0": it is
 * unknown who works. A written roster without shifts means that nobody works.
 */
@Path("/")
@OneTransaction
class RosterResource {

  private static final int NEVER_WRITTEN = 0;

  private final Clinics clinics;
  private final ClinicDays days;
  private final StaffMembers staff;
  private final RosterWriter writer;

  RosterResource(Clinics clinics, ClinicDays days, StaffMembers staff, RosterWriter writer) {
    this.clinics = clinics;
    this.days = days;
    this.staff = staff;
    this.writer = writer;
  }

  @GET
  @Path("/clinics/{id}/roster/{date}")
  @Authenticated
  public RestResponse<List<Shift>> roster(UUID id, String date) {
    LocalDate day = Query.date("date", date);
    return days.of(clinics.get(id).id(), day)
        .map(RosterResource::answer)
        .orElseGet(() -> answer(List.of(), NEVER_WRITTEN));
  }

  @PUT
  @Path("/clinics/{id}/roster/{date}")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public RestResponse<List<Shift>> write(
      UUID id,
      String date,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Size(max = 200) List<@Valid @NotNull NewShift> shifts) {
    LocalDate on = Query.date("date", date);
    Versioned.require(ifMatch, writer.lock(clinics.get(id).id(), on).version());
    return answer(writer.write(id, on, new RosterCheck(people(shifts)).settled(shifts)));
  }

  private Map<UUID, Staff> people(List<NewShift> shifts) {
    List<UUID> named = shifts.stream().map(NewShift::staffId).distinct().toList();
    return staff.byIds(named).stream().collect(Collectors.toMap(Staff::id, Function.identity()));
  }

  private static RestResponse<List<Shift>> answer(ClinicDay day) {
    return answer(day.shifts().orElse(List.of()), day.version());
  }

  private static RestResponse<List<Shift>> answer(List<Shift> shifts, int version) {
    return ResponseBuilder.ok(shifts).header("ETag", Versioned.etag(version)).build();
  }
}
