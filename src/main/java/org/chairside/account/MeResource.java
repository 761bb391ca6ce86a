package org.chairside.account;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.chairside.membership.Memberships;
import org.chairside.message.Language;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.WrongCredentials;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.EnteredLanguage;
import org.chairside.staff.MachineNames;
import org.chairside.staff.Organization;
import org.chairside.staff.Organizations;
import org.chairside.staff.ProvidedRights;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.chairside.staff.Workplaces;
import org.chairside.staff.Workplaces.Workplace;
import org.jspecify.annotations.Nullable;

/** Who is signed in. */
@Path("/")
@OneTransaction
class MeResource {

  private final StaffMembers staff;
  private final Workplaces workplaces;
  private final MachineNames machines;
  private final Organizations organizations;
  private final Memberships memberships;
  private final ProvidedRights provided;

  MeResource(
      StaffMembers staff,
      Workplaces workplaces,
      MachineNames machines,
      Organizations organizations,
      Memberships memberships,
      ProvidedRights provided) {
    this.staff = staff;
    this.workplaces = workplaces;
    this.machines = machines;
    this.organizations = organizations;
    this.memberships = memberships;
    this.provided = provided;
  }

  /**
   * The person, their rights and where they work.
   *
   * @param language the language of everything they read; null to use the browser's
   * @param username with which they sign in; a machine's is its name
   * @param clinics those that they may enter
   * @param otherClinics the organization's other clinics, for which they would break the glass
   * @param machine whether it is no person but a machine, which calls by a token
   * @param passwordChangeDue whether their password is temporary: until they have changed it, every
   *     other call is refused
   * @param secondFactorDue whether the organization asks them for a second factor and they have
   *     none: until they have one, every other call is refused
   */
  public record Me(
      UUID id,
      String username,
      String name,
      List<Role> roles,
      OrganizationName organization,
      List<Workplace> clinics,
      @Nullable String language,
      boolean passwordChangeDue,
      boolean machine,
      List<Workplace> otherClinics,
      boolean secondFactorDue) {}

  /** An organization's id and name. */
  public record OrganizationName(UUID id, String name) {}

  /**
   * What people may change of their own account.
   *
   * @param language a language of ours, such as {@code de}; null to leave it to the browser
   */
  public record MeChange(@Nullable @Size(max = 20) String language) {}

  @GET
  @Path("/me")
  @Authenticated
  public Me me() {
    Actor actor = Actor.current();
    UUID id = Objects.requireNonNull(actor.staffId());
    return actor.access().means() == Means.TOKEN ? machine(actor, id) : view(staff.get(id));
  }

  /** Sets what the person reads in, on every device that they use from now on. */
  @PUT
  @Path("/me/language")
  @Authenticated
  public Me readIn(@Valid @NotNull MeChange change) {
    Staff person = staff.get(Objects.requireNonNull(Actor.current().staffId()));
    person.readIn(EnteredLanguage.of("language", change.language()));
    staff.flush();
    return view(person);
  }

  private Me view(Staff person) {
    Language language = person.language();
    return new Me(
        person.id(),
        person.username(),
        person.name(),
        person.roles().stream().sorted().toList(),
        organization(),
        clinics(false),
        language == null ? null : language.tag(),
        person.hasTemporaryPassword(),
        false,
        clinics(true),
        isSecondFactorDue(person));
  }

  private boolean isSecondFactorDue(Staff person) {
    return !person.hasSecondFactor()
        && organizations.current().secondFactor().asks(person.roles())
        && !provided.provideRoles(person.id());
  }

  private Me machine(Actor actor, UUID id) {
    String name =
        machines.machine(id).map(MachineNames.MachineName::name).orElseThrow(WrongCredentials::new);
    List<Role> roles = actor.roles().stream().sorted().toList();
    return new Me(
        id, name, name, roles, organization(), clinics(false), null, false, true, List.of(), false);
  }

  /** The clinics that are closed to them, or else those where they work or broke the glass. */
  private List<Workplace> clinics(boolean closedToThem) {
    List<Workplace> all = workplaces.all();
    Set<UUID> closed = memberships.closed(all.stream().map(Workplace::id).toList());
    return all.stream().filter(clinic -> closed.contains(clinic.id()) == closedToThem).toList();
  }

  private OrganizationName organization() {
    Organization organization = organizations.current();
    return new OrganizationName(organization.id(), organization.name());
  }
}
