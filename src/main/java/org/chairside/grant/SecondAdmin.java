package org.chairside.grant;

import static org.chairside.grant.GrantMessages.GRANT;
import static org.chairside.staff.StaffMessages.STAFF;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.staff.AccessResets;
import org.chairside.staff.Organization;
import org.chairside.staff.Organizations;
import org.chairside.staff.ProvidedRights;
import org.chairside.staff.RoleGrants;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/**
 * Where the organization says so, nobody gets a clinical role by one admin's word, and nobody who
 * has one gets another password: an admin could otherwise sign in as them. The role of an admin is
 * treated alike: an admin could otherwise make the second one.
 */
@ApplicationScoped
class SecondAdmin implements RoleGrants, AccessResets {

  private static final Set<Role> APPROVED = Set.of(Role.NURSE, Role.CLINICIAN, Role.ADMIN);

  /** For how long an admin may do what another has agreed to. */
  private static final Duration AGREED_LASTS = Duration.ofHours(1);

  private final GrantRequests requests;
  private final Organizations organizations;
  private final StaffMembers staff;
  private final RightsChanges rights;
  private final ProvidedRights provided;
  private final Clock clock;

  SecondAdmin(
      GrantRequests requests,
      Organizations organizations,
      StaffMembers staff,
      RightsChanges rights,
      ProvidedRights provided,
      Clock clock) {
    this.requests = requests;
    this.organizations = organizations;
    this.staff = staff;
    this.rights = rights;
    this.provided = provided;
    this.clock = clock;
  }

  @Override
  public Set<Role> toApprove(@Nullable UUID staffId, Set<Role> held, Set<Role> wanted) {
    Set<Role> added = wanted.stream().filter(APPROVED::contains).collect(Collectors.toSet());
    added.removeAll(held);
    if (added.isEmpty() || !organizations.current().secondAdminForClinicalRoles()) {
      return Set.of();
    }
    if (staffId != null && staffId.equals(Actor.current().staffId())) {
      throw new NotAllowed(GRANT.notToYourself());
    }
    return added;
  }

  @Override
  public void request(UUID staffId, Set<Role> roles) {
    Stamp now = stamp();
    requests.waitingFor(List.of(staffId), now.at()).forEach(each -> each.decide(false, now));
    requests.persist(new GrantRequest(staffId, roles, now));
    rights.note(staffId, "requestedRoles", Set.of(), roles);
  }

  @Override
  public Map<UUID, Set<Role>> requested(Collection<UUID> staffIds) {
    return requests.waitingFor(staffIds, clock.instant()).stream()
        .filter(each -> each.staffId() != null)
        .collect(
            Collectors.toMap(
                GrantRequest::staffId, each -> Set.copyOf(each.roles()), (_, later) -> later));
  }

  private boolean isGuarded(Staff person) {
    return organizations.current().secondAdminForClinicalRoles()
        && person.roles().stream().anyMatch(APPROVED::contains);
  }

  @Override
  public void requireAgreed(Staff person) {
    UUID admin = Actor.current().staffId();
    if (isGuarded(person)
        && (admin == null
            || !requests.isResetAgreed(person.id(), admin, clock.instant().minus(AGREED_LASTS)))) {
      throw new NotAllowed(GRANT.resetByTwoAdmins());
    }
  }

  /**
   * Asks the other admins to agree that this one resets somebody's access.
   *
   * @throws Conflict where nobody has to agree
   */
  GrantRequest requestReset(UUID staffId) {
    Staff person = staff.getLocked(staffId);
    if (!isGuarded(person) || staffId.equals(Actor.current().staffId())) {
      throw new Conflict(GRANT.noOneHasToAgree());
    }
    Stamp now = stamp();
    requests.waitingResets(staffId, now.at()).forEach(each -> each.decide(false, now));
    GrantRequest request = GrantRequest.toResetAccess(staffId, now);
    requests.persist(request);
    rights.note(staffId, "accessReset", Set.of(), Set.of("REQUESTED"));
    return request;
  }

  /** Asks the other admins to need no second admin any more. */
  void requestOff(Organization organization) {
    Instant now = clock.instant();
    if (requests.waitingForOff(now) == null) {
      requests.persist(GrantRequest.toTurnOff(stamp()));
      rights.note(organization.id(), "secondAdminOffRequested", Set.of(), Set.of(true));
    }
  }

  /**
   * Gives what was asked for; a reset of access is then the first admin's to carry out.
   *
   * @throws NotAllowed by the admin who asked, or the one whom it is for
   * @throws Conflict where it was decided or has expired, or the person is no longer active
   */
  GrantRequest approve(UUID id) {
    GrantRequest request = requests.lock(id);
    UUID admin = Actor.current().staffId();
    UUID staffId = request.staffId();
    if (admin == null || admin.equals(request.createdBy()) || admin.equals(staffId)) {
      throw new NotAllowed(GRANT.byAnotherAdmin());
    }
    request.decide(true, stamp());
    if (staffId == null) {
      turnOff();
    } else if (request.resetsAccess()) {
      rights.note(staffId, "accessReset", Set.of("REQUESTED"), Set.of("APPROVED"));
    } else {
      give(staff.getLocked(staffId), request.roles());
    }
    return request;
  }

  private void give(Staff person, List<Role> roles) {
    if (!person.isActive()) {
      throw new Conflict(GRANT.noLongerActive());
    }
    if (provided.provideRoles(person.id())) {
      throw new Conflict(STAFF.rolesProvided());
    }
    Set<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(person.roles());
    all.addAll(roles);
    rights.note(person.id(), "roles", person.roles(), all);
    person.give(all);
  }

  private void turnOff() {
    Organization organization = organizations.current();
    rights.note(organization.id(), "secondAdminForClinicalRoles", Set.of(true), Set.of(false));
    organization.secure(organization.reauthenticationLasts(), false);
  }

  /** Refuses what was asked for; who asked may take it back so. */
  GrantRequest refuse(UUID id) {
    GrantRequest request = requests.lock(id);
    request.decide(false, stamp());
    UUID staffId = request.staffId();
    if (request.resetsAccess()) {
      rights.note(Objects.requireNonNull(staffId), "accessReset", Set.of("REQUESTED"), Set.of());
    } else if (staffId != null) {
      rights.note(staffId, "requestedRoles", request.roles(), Set.of());
    }
    return request;
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
