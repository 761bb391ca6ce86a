package org.chairside.staff;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The people of the organization. */
@ApplicationScoped
public class StaffMembers implements PanacheRepositoryBase<Staff, UUID> {

  /** The person with this id, refusing with 404 where there is none in the organization. */
  public Staff get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.staffMember()));
  }

  /** The same, locked until the transaction ends. */
  public Staff getLocked(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.staffMember()));
  }

  /** Everybody who holds the role and still works here, in the order in which they came. */
  public List<Staff> working(Role role) {
    return list("active = true order by id").stream()
        .filter(person -> person.roles().contains(role))
        .toList();
  }

  /** Whether this is somebody of the organization who holds the role and still works here. */
  public boolean isWorking(UUID id, Role role) {
    return findByIdOptional(id)
        .filter(person -> person.isActive() && person.roles().contains(role))
        .isPresent();
  }

  /** Locks all admins of the organization until the transaction ends. */
  List<UUID> lockAdmins() {
    return find("active = true order by id")
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .stream()
        .filter(person -> person.roles().contains(Role.ADMIN))
        .map(Staff::id)
        .toList();
  }

  List<Staff> after(@Nullable UUID id, int most) {
    return (id == null ? find("order by id") : find("id > ?1 order by id", id))
        .range(0, most - 1)
        .list();
  }

  /** Those with these ids, in no order. */
  public List<Staff> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }

  /** Whether anybody has the username, over all organizations: nothing but that is told. */
  public boolean isUsernameTaken(String username) {
    return (boolean)
        getEntityManager()
            .createNativeQuery("select is_username_taken(:username)")
            .setParameter("username", username)
            .getSingleResult();
  }

  public Optional<Staff> named(String username) {
    return find("username", username).firstResultOptional();
  }
}
