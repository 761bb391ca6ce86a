package org.chairside.staff;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Verbatim;
import org.chairside.platform.web.Versioned;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The people of the organization, kept by its admins. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class StaffResource {

  private final StaffMembers staff;
  private final StaffAccounts accounts;
  private final MachineNames machines;
  private final RoleGrants grants;

  StaffResource(
      StaffMembers staff, StaffAccounts accounts, MachineNames machines, RoleGrants grants) {
    this.staff = staff;
    this.accounts = accounts;
    this.machines = machines;
    this.grants = grants;
  }

  /**
   * A person as admins see them.
   *
   * @param requestedRoles those that wait for a second admin's approval
   * @param secondFactor whether they show a second factor, or a passkey, when they sign in
   */
  public record StaffView(
      UUID id,
      String username,
      String name,
      List<Role> roles,
      boolean active,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy,
      List<Role> requestedRoles,
      boolean secondFactor)
      implements Versioned, Located {

    static StaffView of(Staff person, Set<Role> requested) {
      return new StaffView(
          person.id(),
          person.username(),
          person.name(),
          person.roles().stream().sorted().toList(),
          person.isActive(),
          person.version(),
          person.createdAt(),
          person.createdBy(),
          requested.stream().sorted().toList(),
          person.hasSecondFactor());
    }

    @Override
    public String location() {
      return "/staff/" + id;
    }
  }

  /**
   * A person as colleagues see them, or a machine.
   *
   * @param machine whether it is a machine: a program that writes under its own name
   */
  public record StaffName(UUID id, String name, boolean machine) {}

  /** A person to take on. */
  public record NewStaff(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{2,60}", message = "staff.username-form")
          String username,
      @NotBlank @Size(max = 200) @OneLine String name,
      @NotEmpty Set<@NotNull Role> roles,
      @NotNull @Size(max = 200) @Verbatim String password) {}

  /** What changes of a person; what is left out stays. */
  public record StaffChange(
      @Nullable @Size(min = 1, max = 200) @OneLine String name,
      @Nullable @Size(min = 1) Set<@NotNull Role> roles,
      @Nullable Boolean active) {}

  @GET
  @Path("/staff")
  public Page<StaffView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<Staff> found = staff.after(Cursor.after(cursor), most + 1);
    Map<UUID, Set<Role>> requested = grants.requested(found.stream().map(Staff::id).toList());
    return Page.of(found, most, s -> new Cursor(s.id()))
        .map(person -> StaffView.of(person, requested.getOrDefault(person.id(), Set.of())));
  }

  /**
   * Everybody who works here or did, and every machine, so that authors of entries can be shown.
   */
  @GET
  @Path("/staff/names")
  @Authenticated
  public Page<StaffName> names(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    UUID after = Cursor.after(cursor);
    List<StaffName> authors =
        Stream.concat(
                staff.after(after, most + 1).stream()
                    .map(person -> new StaffName(person.id(), person.name(), false)),
                machines.machinesAfter(after, most + 1).stream()
                    .map(machine -> new StaffName(machine.id(), machine.name(), true)))
            // as the database orders ids, which is not how UUID compares itself
            .sorted(Comparator.comparing(author -> author.id().toString()))
            .limit(most + 1L)
            .toList();
    return Page.of(authors, most, author -> new Cursor(author.id()));
  }

  @POST
  @Path("/staff")
  @ResponseStatus(201)
  public StaffView takeOn(@Valid @NotNull NewStaff person) {
    accounts.requireStrongPassword(person.password(), person.username(), person.name());
    return view(
        accounts.takeOn(person.username(), person.name(), person.roles(), person.password()));
  }

  @GET
  @Path("/staff/{id}")
  public StaffView get(UUID id) {
    return view(staff.get(id));
  }

  @PATCH
  @Path("/staff/{id}")
  public StaffView change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull StaffChange change) {
    Staff person = staff.get(id);
    Versioned.require(ifMatch, person.version());
    accounts.change(
        person,
        change.name() == null ? person.name() : change.name().strip(),
        change.roles() == null ? person.roles() : change.roles(),
        change.active() == null ? person.isActive() : change.active());
    return view(person);
  }

  private StaffView view(Staff person) {
    Map<UUID, Set<Role>> requested = grants.requested(List.of(person.id()));
    return StaffView.of(person, requested.getOrDefault(person.id(), Set.of()));
  }
}
