package org.chairside.patient;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;
import org.chairside.search.PatientQuery;
import org.jspecify.annotations.Nullable;

/** The patients of the organization. */
@ApplicationScoped
public class Patients implements PanacheRepositoryBase<Patient, UUID> {

  private final PatientMerges merges;

  Patients(PatientMerges merges) {
    this.merges = merges;
  }

  /** The patient with this id, refusing with 404 where there is none in the organization. */
  public Patient get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.patient()));
  }

  /**
   * The same, locked against concurrent changes until the transaction ends.
   *
   * @throws Conflict where the record was merged into another one: that one is in use
   */
  public Patient lock(UUID id) {
    Patient patient = lockRecord(id);
    merges.requireInUse(id);
    return patient;
  }

  /** The same, whether or not the record was merged into another one. */
  Patient lockRecord(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.patient()));
  }

  boolean isMrnTaken(String mrn) {
    return count("upper(mrn) = ?1", mrn.toUpperCase(Locale.ROOT)) > 0;
  }

  /**
   * Patients in the order in which they were registered, whom the search fits: by words of the
   * names or the MRN, the birth date and the phone number, in any order and way to write them. What
   * fits a record that was merged finds the one in use.
   *
   * @param search what to look for; null or blank finds all
   * @param after the last patient seen, or null at the start
   */
  List<Patient> matching(@Nullable String search, @Nullable UUID after, int most) {
    PatientCriteria criteria = new PatientCriteria();
    if (search != null && !search.isBlank()) {
      PatientQuery query = PatientQuery.of(search);
      criteria.fit(query, survivorsOf(query));
    }
    criteria.areInUse();
    if (after != null) {
      criteria.registeredAfter(after);
    }
    return matching(criteria).setMaxResults(most).getResultList();
  }

  /** The records in use of those whose merged records the search fits. */
  private Set<UUID> survivorsOf(PatientQuery query) {
    PatientCriteria criteria = new PatientCriteria();
    criteria.fit(query, Set.of());
    TypedQuery<UUID> survivors =
        getEntityManager()
            .createQuery(
                "select distinct m.survivorId from PatientMerge m, Patient p"
                    + " where m.mergedId = p.id and m.undoneAt is null and "
                    + criteria.condition(),
                UUID.class);
    criteria.parameters().forEach(survivors::setParameter);
    return Set.copyOf(survivors.getResultList());
  }

  /**
   * Those who can be born on that day or have that phone number.
   *
   * @param phone its digits, or null
   */
  List<Patient> bornOrReachedAs(BirthDate birthDate, @Nullable String phone) {
    PatientCriteria criteria = new PatientCriteria();
    criteria.bornOrReachedAs(birthDate, phone);
    return matching(criteria).getResultList();
  }

  private TypedQuery<Patient> matching(PatientCriteria criteria) {
    TypedQuery<Patient> patients =
        getEntityManager()
            .createQuery(
                "select p from Patient p where " + criteria.condition() + " order by p.id",
                Patient.class);
    criteria.parameters().forEach(patients::setParameter);
    return patients;
  }

  /** Those with these ids, in no order. */
  public List<Patient> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }

  /** Those with these medical record numbers, in no order. */
  public List<Patient> byMrns(Collection<String> mrns) {
    return list("mrn in ?1", mrns);
  }
}
