package org.chairside.death;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;

/** The deaths that were recorded in the organization, also those that were retracted. */
@ApplicationScoped
class DeathRecords implements PanacheRepositoryBase<DeathRecord, UUID> {

  /** The record with this id of the patient, locked until the transaction ends. */
  DeathRecord lock(UUID patientId, UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(each -> each.patientId().equals(patientId))
        .orElseThrow(() -> new NotFound(NOT_FOUND.death()));
  }

  /** All of the patient, retracted or not, the first one first. */
  List<DeathRecord> of(UUID patientId) {
    return list("patientId = ?1 order by id", patientId);
  }

  /** Those of the patient that were not retracted: after a merge there can be two. */
  List<DeathRecord> inForce(UUID patientId) {
    return list("patientId = ?1 and retractedAt is null order by id", patientId);
  }

  List<DeathRecord> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }
}
