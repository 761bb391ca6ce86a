package org.chairside.patient;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Rows of one kind that belong to a patient. When two records of one person are merged they go to
 * the other record, and back when that is undone.
 */
public interface PatientRows {

  /** The table they are in, which a merge keeps with what it moved. */
  String table();

  /** The ids of all rows of the patient. */
  List<UUID> idsOf(UUID patientId);

  /** Refuses with 409 what cannot belong to one patient, naming what has to be done first. */
  default void requireMergeable(UUID patientId, UUID otherId) {}

  /** From now on these rows belong to that patient. */
  void give(Collection<UUID> ids, UUID patientId);
}
