package org.chairside.staff;

import io.quarkus.security.Authenticated;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.staff.Workplaces.Workplace;

/** Who is signed in. */
@Path("/")
@OneTransaction
class MeResource {

  private final StaffMembers staff;
  private final Workplaces workplaces;
  private final EntityManager database;

  MeResource(StaffMembers staff, Workplaces workplaces, EntityManager database) {
    this.staff = staff;
    this.workplaces = workplaces;
    this.database = database;
  }

  /** The person, their rights and where they work. */
  public record Me(
      UUID id,
      String username,
      String name,
      List<Role> roles,
      OrganizationName organization,
      List<Workplace> clinics) {}

  /** An organization's id and name. */
  public record OrganizationName(UUID id, String name) {}

  @GET
  @Path("/me")
  @Authenticated
  public Me me() {
    Staff person = staff.get(Objects.requireNonNull(Actor.current().staffId()));
    Organization organization = database.find(Organization.class, person.organizationId());
    return new Me(
        person.id(),
        person.username(),
        person.name(),
        person.roles().stream().sorted().toList(),
        new OrganizationName(organization.id(), organization.name()),
        workplaces.all());
  }
}
