package org.chairside.staff;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.jspecify.annotations.Nullable;

/** Which roles an admin gives at once; implemented by the package that knows of second admins. */
public interface RoleGrants {

  /**
   * The roles of those wanted that need a second admin's approval first.
   *
   * @param staffId who is to have them; null for somebody who is not there yet
   * @param held those that they have
   */
  Set<Role> toApprove(@Nullable UUID staffId, Set<Role> held, Set<Role> wanted);

  /** Asks the other admins for these roles, in place of what was asked for this person before. */
  void request(UUID staffId, Set<Role> roles);

  /** The roles that wait for approval, by person; nobody without any. */
  Map<UUID, Set<Role>> requested(Collection<UUID> staffIds);
}
