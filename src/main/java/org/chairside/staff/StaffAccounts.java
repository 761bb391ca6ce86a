package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.transaction.Transactions;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Creates organizations and staff accounts. */
@ApplicationScoped
public class StaffAccounts {

  /**
   * Fired within the transaction that creates an organization, for what it needs from the start.
   */
  public record OrganizationFounded(UUID organizationId) {}

  /** Fired within the transaction from which on a person signs in at a provider alone. */
  public record SignsInElsewhere(UUID staffId) {}

  /** Fired within the transaction that deactivates a person, or activates them again. */
  public record ActivationChanged(UUID staffId) {}

  private final Transactions transactions;
  private final StaffMembers staff;
  private final Passwords passwords;
  private final Organizations organizations;
  private final Clock clock;
  private final RoleGrants grants;
  private final RightsChanges rights;
  private final ProvidedRights provided;
  private final Event<OrganizationFounded> founded;
  private final Event<ActivationChanged> activation;
  private final Event<SignsInElsewhere> elsewhere;

  StaffAccounts(
      Transactions transactions,
      StaffMembers staff,
      Passwords passwords,
      Organizations organizations,
      Clock clock,
      RoleGrants grants,
      RightsChanges rights,
      ProvidedRights provided,
      Event<OrganizationFounded> founded,
      Event<ActivationChanged> activation,
      Event<SignsInElsewhere> elsewhere) {
    this.transactions = transactions;
    this.staff = staff;
    this.passwords = passwords;
    this.organizations = organizations;
    this.clock = clock;
    this.grants = grants;
    this.rights = rights;
    this.provided = provided;
    this.founded = founded;
    this.activation = activation;
    this.elsewhere = elsewhere;
  }

  /** Creates an organization with its initial data, in a separate transaction. */
  public UUID found(String name) {
    return found(name, () -> {});
  }

  /** The same, with what has to be there from its first moment on. */
  public UUID found(String name, Runnable furnish) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    transactions.run(
        Actor.system(id),
        () -> {
          organizations.persistAndFlush(new Organization(id, name, clock.instant()));
          founded.fire(new OrganizationFounded(id));
          furnish.run();
        });
    return id;
  }

  /**
   * Adds a person, within the current transaction. Roles that a second admin has to approve wait.
   *
   * @throws Conflict where the username is taken, here or in another organization
   */
  public Staff takeOn(String username, String name, Set<Role> roles, String password) {
    String lower = username.strip().toLowerCase(Locale.ROOT);
    if (staff.isUsernameTaken(lower)) {
      throw Conflict.over("username", STAFF.usernameTaken());
    }
    Set<Role> toApprove = grants.toApprove(null, Set.of(), roles);
    Staff person =
        new Staff(
            lower,
            name.strip(),
            without(roles, toApprove),
            passwords.hash(password),
            Actor.current().stamp(clock.instant()));
    staff.persistAndFlush(person);
    rights.note(person.id(), "roles", Set.of(), person.roles());
    request(person, toApprove);
    return person;
  }

  /**
   * Puts a password that nobody knows in place of the person's, within the current transaction:
   * from now on they sign in elsewhere.
   */
  public void closeToPasswords(Staff person, String unknown) {
    person.setPassword(passwords.hash(unknown));
    staff.flush();
    elsewhere.fire(new SignsInElsewhere(person.id()));
  }

  /** Refuses a password that is easily guessed for an account with these names. */
  void requireStrongPassword(String password, String username, String name) {
    passwords.requireStrong("password", password, names(username, name));
  }

  /** The names that a guesser of the person's password knows, within the current transaction. */
  public List<String> names(String username, String name) {
    return List.of(username, name, organizations.current().name());
  }

  /**
   * Changes a person, within the current transaction. Roles that a second admin has to approve
   * wait; roles that are taken away go at once.
   *
   * @throws Conflict if no active admin would be left in the organization, or a provider gives the
   *     roles
   */
  void change(Staff person, String name, Set<Role> roles, boolean active) {
    if (!roles.equals(person.roles()) && provided.provideRoles(person.id())) {
      throw Conflict.over("roles", STAFF.rolesProvided());
    }
    if (!active || !roles.contains(Role.ADMIN)) {
      refuseToLoseTheLastAdmin(person);
    }
    boolean wasActive = person.isActive();
    Set<Role> toApprove = grants.toApprove(person.id(), person.roles(), roles);
    Set<Role> given = without(roles, toApprove);
    rights.note(person.id(), "roles", person.roles(), given);
    rights.note(person.id(), "active", Set.of(wasActive), Set.of(active));
    person.change(name, given, active);
    staff.flush();
    request(person, toApprove);
    if (wasActive != active) {
      activation.fire(new ActivationChanged(person.id()));
    }
  }

  private void request(Staff person, Set<Role> roles) {
    if (!roles.isEmpty()) {
      grants.request(person.id(), roles);
    }
  }

  private static Set<Role> without(Set<Role> roles, Set<Role> others) {
    return roles.stream().filter(role -> !others.contains(role)).collect(Collectors.toSet());
  }

  private void refuseToLoseTheLastAdmin(Staff leaving) {
    // two admins removing each other's role at once would leave none: one waits here
    List<UUID> admins = staff.lockAdmins();
    if (admins.equals(List.of(leaving.id()))) {
      throw new Conflict(STAFF.lastAdministrator());
    }
  }
}
