package org.chairside.membership;

import static org.chairside.membership.MembershipMessages.MEMBERSHIP;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.staff.ProvidedRights;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/** In which clinics a person works, as admins say. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class MembershipResource {

  private static final String EVERYWHERE = "everywhere";

  private final Memberships memberships;
  private final StaffMembers staff;
  private final RightsChanges rights;
  private final ProvidedRights provided;

  MembershipResource(
      Memberships memberships, StaffMembers staff, RightsChanges rights, ProvidedRights provided) {
    this.memberships = memberships;
    this.staff = staff;
    this.rights = rights;
    this.provided = provided;
  }

  /**
   * Where a person works.
   *
   * @param everywhere in all clinics of the organization, later ones too
   * @param clinicIds in these alone; empty where everywhere
   * @param version of the person's account
   */
  public record StaffClinics(boolean everywhere, List<UUID> clinicIds, int version)
      implements Versioned {}

  /** Where a person is to work: everywhere, or in these clinics alone. */
  public record NewStaffClinics(
      @NotNull Boolean everywhere, @NotNull @Size(max = 500) Set<@NotNull UUID> clinicIds) {}

  @GET
  @Path("/staff/{id}/clinics")
  public StaffClinics get(UUID id) {
    Staff person = staff.get(id);
    return view(person.id(), person.version());
  }

  /** Sets where a person works; it counts from their next call on. */
  @PUT
  @Path("/staff/{id}/clinics")
  @AcrossClinics
  public StaffClinics put(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull NewStaffClinics wanted) {
    Staff account = staff.getLocked(id);
    Versioned.require(ifMatch, account.version());
    UUID person = account.id();
    if (provided.provideClinics(person)) {
      throw new Conflict(MEMBERSHIP.clinicsProvided());
    }
    if (!wanted.everywhere() && wanted.clinicIds().isEmpty()) {
      throw new Invalid("clinicIds", MEMBERSHIP.someClinic());
    }
    Set<UUID> clinics = wanted.everywhere() ? Set.of() : wanted.clinicIds();
    if (!memberships.known(clinics).equals(clinics)) {
      throw new Invalid("clinicIds", MEMBERSHIP.unknownClinic());
    }
    Set<String> before = codes(view(person, account.version()));
    memberships.put(person, wanted.everywhere(), clinics);
    StaffClinics after = view(person, memberships.nextVersion(account));
    rights.note(person, "clinics", before, codes(after));
    return after;
  }

  private StaffClinics view(UUID person, int version) {
    return new StaffClinics(
        memberships.worksEverywhere(person), List.copyOf(memberships.clinicsOf(person)), version);
  }

  private static Set<String> codes(StaffClinics clinics) {
    if (clinics.everywhere()) {
      return Set.of(EVERYWHERE);
    }
    Set<String> codes = new TreeSet<>();
    clinics.clinicIds().forEach(id -> codes.add(id.toString()));
    return codes;
  }
}
