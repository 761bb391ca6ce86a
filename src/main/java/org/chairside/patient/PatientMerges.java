package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;

/** Which records of the organization were merged. */
@ApplicationScoped
class PatientMerges implements PanacheRepositoryBase<PatientMerge, UUID> {

  /** The merge with this id that concerns the patient, locked until the transaction ends. */
  PatientMerge lock(UUID patientId, UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(each -> each.survivorId().equals(patientId) || each.mergedId().equals(patientId))
        .orElseThrow(() -> new NotFound(NOT_FOUND.merge()));
  }

  /** Every merge that concerns the patient, undone or not, the first one first. */
  List<PatientMerge> of(UUID patientId) {
    return list("survivorId = ?1 or mergedId = ?1 order by id", patientId);
  }

  /** The merges in force through which other records became this patient's. */
  List<PatientMerge> into(UUID patientId) {
    return list("survivorId = ?1 and undoneAt is null order by id", patientId);
  }

  /** To which record each of these points; those that were not merged are missing. */
  Map<UUID, UUID> survivors(Collection<UUID> patientIds) {
    return list("mergedId in ?1 and undoneAt is null", patientIds).stream()
        .collect(Collectors.toMap(PatientMerge::mergedId, PatientMerge::survivorId));
  }

  /** The record to which this one points; empty where it was not merged. */
  Optional<UUID> survivorOf(UUID patientId) {
    return Optional.ofNullable(survivors(List.of(patientId)).get(patientId));
  }

  /** Refuses with 409 a record that points to another one. */
  void requireInUse(UUID patientId) {
    survivorOf(patientId)
        .ifPresent(
            survivor -> {
              throw Conflict.over("patientId", PATIENT.merged(survivor.toString()));
            });
  }
}
