package org.chairside.grant;

import static org.chairside.grant.GrantMessages.GRANT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.staff.Organization;
import org.chairside.staff.Organization.SecondFactorRule;
import org.chairside.staff.Organizations;
import org.chairside.staff.StaffMembers;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** How careful the organization is with rights. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class OrganizationResource {

  private static final int SHIFT_MINUTES = 720;

  private final Organizations organizations;
  private final StaffMembers staff;
  private final SecondAdmin secondAdmin;
  private final GrantRequests requests;
  private final RightsChanges rights;
  private final Clock clock;

  OrganizationResource(
      Organizations organizations,
      StaffMembers staff,
      SecondAdmin secondAdmin,
      GrantRequests requests,
      RightsChanges rights,
      Clock clock) {
    this.organizations = organizations;
    this.staff = staff;
    this.secondAdmin = secondAdmin;
    this.requests = requests;
    this.rights = rights;
    this.clock = clock;
  }

  /**
   * The organization's settings.
   *
   * @param reauthenticationMinutes for how long a password or PIN that was entered counts for
   *     signatures
   * @param secondAdminForClinicalRoles whether roles of a nurse, a clinician or an admin wait for a
   *     second admin
   * @param secondAdminOffRequested whether an admin asked to need no second one any more
   * @param secondFactor who has to have a second factor, of those who sign in here
   */
  public record OrganizationView(
      UUID id,
      String name,
      int reauthenticationMinutes,
      boolean secondAdminForClinicalRoles,
      boolean secondAdminOffRequested,
      int version,
      SecondFactorRule secondFactor)
      implements Versioned {}

  /** What changes; what is left out stays. */
  public record OrganizationChange(
      @Nullable @Range(min = 1, max = SHIFT_MINUTES) Integer reauthenticationMinutes,
      @Nullable Boolean secondAdminForClinicalRoles,
      @Nullable SecondFactorRule secondFactor) {}

  @GET
  @Path("/organization")
  public OrganizationView get() {
    return view(organizations.current());
  }

  /** Changes settings. That no second admin is needed any more has to be approved by another. */
  @PATCH
  @Path("/organization")
  public OrganizationView change(
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull OrganizationChange change) {
    Organization organization = organizations.current();
    Versioned.require(ifMatch, organization.version());
    Duration before = organization.reauthenticationLasts();
    boolean second = organization.secondAdminForClinicalRoles();
    Duration lasts =
        change.reauthenticationMinutes() == null
            ? before
            : Duration.ofMinutes(change.reauthenticationMinutes());
    boolean wanted =
        change.secondAdminForClinicalRoles() == null
            ? second
            : change.secondAdminForClinicalRoles();
    if (wanted && !second && staff.working(Role.ADMIN).size() < 2) {
      throw Conflict.over("secondAdminForClinicalRoles", GRANT.needsTwoAdmins());
    }
    organization.secure(lasts, second || wanted);
    if (second && !wanted) {
      secondAdmin.requestOff(organization);
    }
    SecondFactorRule asked = organization.secondFactor();
    if (change.secondFactor() != null) {
      organization.askForSecondFactor(change.secondFactor());
    }
    organizations.flush();
    rights.note(
        organization.id(),
        "reauthenticationMinutes",
        Set.of(before.toMinutes()),
        Set.of(lasts.toMinutes()));
    rights.note(
        organization.id(), "secondAdminForClinicalRoles", Set.of(second), Set.of(second || wanted));
    rights.note(
        organization.id(), "secondFactor", Set.of(asked), Set.of(organization.secondFactor()));
    return view(organization);
  }

  private OrganizationView view(Organization organization) {
    return new OrganizationView(
        organization.id(),
        organization.name(),
        Math.toIntExact(organization.reauthenticationLasts().toMinutes()),
        organization.secondAdminForClinicalRoles(),
        requests.waitingForOff(clock.instant()) != null,
        organization.version(),
        organization.secondFactor());
  }
}
