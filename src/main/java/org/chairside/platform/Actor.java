package org.chairside.platform;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person or machine, and the organization, for whom the current work is done.
 *
 * <p>Bound for the length of one piece of work by {@link #acting}; everything below asks {@link
 * #current()}. The tenant filter of every query depends on it.
 *
 * @param organizationId the tenant
 * @param staffId the person, or the machine whose token it is; null where the system itself acts
 *     (the clock, the demo clinic)
 * @param roles what the actor may do
 * @param access how the actor got in
 */
public record Actor(UUID organizationId, @Nullable UUID staffId, Set<Role> roles, Access access) {

  /** Roles of the clinic; a person may hold several. */
  public enum Role {
    NURSE,
    SCHEDULER,
    CLINICIAN,
    ADMIN;

    // Annotations want constant strings.
    public static final String NURSES = "NURSE";
    public static final String SCHEDULERS = "SCHEDULER";
    public static final String CLINICIANS = "CLINICIAN";
    public static final String ADMINS = "ADMIN";
  }

  private static final ScopedValue<Actor> BOUND = ScopedValue.newInstance();

  public Actor {
    roles = Set.copyOf(roles);
  }

  /** Somebody on whose behalf the system acts by itself, such as the demo clinic's staff. */
  public Actor(UUID organizationId, @Nullable UUID staffId, Set<Role> roles) {
    this(organizationId, staffId, roles, Access.OF_SYSTEM);
  }

  /** The system acting by itself within an organization. */
  public static Actor system(UUID organizationId) {
    return new Actor(organizationId, null, Set.of());
  }

  /** The name of the identity's attribute that holds the actor. */
  public static final String ATTRIBUTE = "org.chairside.actor";

  /**
   * The person behind a signed-in identity.
   *
   * @throws io.quarkus.security.UnauthorizedException where nobody is signed in
   */
  public static Actor of(SecurityIdentity identity) {
    Actor actor = identity.getAttribute(ATTRIBUTE);
    if (actor == null) {
      throw new UnauthorizedException();
    }
    return actor;
  }

  /**
   * Who acts now.
   *
   * @throws java.util.NoSuchElementException outside any bound work, which is a programming error
   */
  public static Actor current() {
    return BOUND.get();
  }

  /** Whether somebody acts: nobody does where the program itself looks for work. */
  public static boolean isBound() {
    return BOUND.isBound();
  }

  /** Does the work on this actor's behalf. */
  public <T, X extends Throwable> T acting(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(BOUND, this).call(work);
  }

  /** Whether the person holds the role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The stamp for what this actor writes at the given moment. */
  public Stamp stamp(Instant at) {
    return new Stamp(at, staffId);
  }
}
