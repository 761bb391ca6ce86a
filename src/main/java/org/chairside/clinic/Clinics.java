package org.chairside.clinic;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.OrganizationZones;
import org.chairside.platform.problem.NotFound;
import org.chairside.staff.Workplaces;
import org.jspecify.annotations.Nullable;

/** The clinics of the organization. */
@ApplicationScoped
public class Clinics implements PanacheRepositoryBase<Clinic, UUID>, Workplaces, OrganizationZones {

  /** The clinic with this id, refusing with 404 where there is none in the organization. */
  public Clinic get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.clinic()));
  }

  /** The same, locked against concurrent changes until the transaction ends. */
  public Clinic lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.clinic()));
  }

  /**
   * The clinic, whose time zone stays as it is until the transaction ends. Who places sessions or
   * closures reads the clinic so, before anything that follows from its zone.
   */
  public Clinic getInItsZone(UUID id) {
    zoneLock("pg_advisory_xact_lock_shared", id);
    return get(id);
  }

  /** The clinic, locked for a change of its time zone: nothing is being placed meanwhile. */
  Clinic lockWithZone(UUID id) {
    zoneLock("pg_advisory_xact_lock", id);
    return lock(id);
  }

  // Not the clinic's row: who holds a session may wait for that.
  private void zoneLock(String function, UUID id) {
    getEntityManager()
        .createNativeQuery("select " + function + "(hashtextextended(:key, 0))", Object.class)
        .setParameter("key", "zone of clinic " + id)
        .getSingleResult();
  }

  List<Clinic> after(@Nullable UUID id, int most) {
    return (id == null ? find("order by id") : find("id > ?1 order by id", id))
        .range(0, most - 1)
        .list();
  }

  boolean isNameTaken(String name) {
    return count("name = ?1", name) > 0;
  }

  @Override
  public List<Workplace> all() {
    return list("order by name").stream().map(c -> new Workplace(c.id(), c.name())).toList();
  }

  @Override
  public LocalDate latestDate(Instant now) {
    return listAll().stream()
        .map(clinic -> now.atZone(clinic.timeZone()).toLocalDate())
        .max(Comparator.naturalOrder())
        .orElseGet(() -> now.atZone(ZoneOffset.UTC).toLocalDate());
  }

  public Optional<Clinic> named(String name) {
    return find("name", name).firstResultOptional();
  }
}
