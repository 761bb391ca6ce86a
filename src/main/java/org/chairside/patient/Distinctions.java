package org.chairside.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which patients of the organization are known to be different people. */
@ApplicationScoped
class Distinctions implements PanacheRepositoryBase<Distinction, UUID> {

  /** Those who were told apart from this patient. */
  Set<UUID> from(UUID patient) {
    return list("patientId = ?1 or otherId = ?1", patient).stream()
        .map(each -> each.otherThan(patient))
        .collect(Collectors.toSet());
  }
}
