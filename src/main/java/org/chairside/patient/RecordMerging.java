package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;

/**
 * Merges two records of one person, and separates them again. Nothing is erased: the merged record
 * stays as it was and points to the other, which gets all that belongs to it.
 */
@ApplicationScoped
class RecordMerging {

  private final Patients patients;
  private final PatientMerges merges;
  private final List<PatientRows> kinds;
  private final Clock clock;

  RecordMerging(
      Patients patients, PatientMerges merges, @All List<PatientRows> kinds, Clock clock) {
    this.patients = patients;
    this.merges = merges;
    this.kinds = kinds.stream().sorted(Comparator.comparing(PatientRows::table)).toList();
    this.clock = clock;
  }

  /**
   * Gives to a patient all that belongs to another record of the same person.
   *
   * @throws Conflict where one of them was merged before, or cannot be merged now
   */
  PatientMerge merge(UUID survivorId, UUID mergedId, String reason) {
    if (survivorId.equals(mergedId)) {
      throw new Invalid("otherId", PATIENT.mergeWithItself());
    }
    lock(survivorId, mergedId);
    merges.requireInUse(survivorId);
    merges.requireInUse(mergedId);
    if (!merges.into(mergedId).isEmpty()) {
      throw Conflict.over("otherId", PATIENT.tookInAnother());
    }
    kinds.forEach(kind -> kind.requireMergeable(survivorId, mergedId));
    Map<String, List<UUID>> moved = new TreeMap<>();
    for (PatientRows kind : kinds) {
      moved.put(kind.table(), kind.idsOf(mergedId));
      kind.give(kind.idsOf(mergedId), survivorId);
    }
    Patient survivor = patients.get(survivorId);
    Alerts added = patients.get(mergedId).alerts().without(survivor.alerts());
    survivor.beware(survivor.alerts().and(added));
    PatientMerge merge = new PatientMerge(survivorId, mergedId, reason, moved, added, stamp());
    merges.persistAndFlush(merge);
    return merge;
  }

  /**
   * Gives back what the merge moved; what was added since stays with the survivor.
   *
   * @param patientId either of the two
   * @throws Conflict where it was undone before, or an infusion runs
   */
  PatientMerge undo(UUID patientId, UUID mergeId, String reason) {
    PatientMerge merge = merges.lock(patientId, mergeId);
    merge.undo(reason, stamp());
    UUID survivorId = merge.survivorId();
    lock(survivorId, merge.mergedId());
    kinds.forEach(kind -> kind.requireMergeable(survivorId, merge.mergedId()));
    for (PatientRows kind : kinds) {
      Set<UUID> there = new HashSet<>(kind.idsOf(survivorId));
      kind.give(
          merge.moved(kind.table()).stream().filter(there::contains).toList(), merge.mergedId());
    }
    Patient survivor = patients.get(survivorId);
    survivor.beware(survivor.alerts().without(merge.added().without(ofOthersIn(merge))));
    merges.flush();
    return merge;
  }

  /** What other merged records say to beware of stays, though this merge brought it first. */
  private Alerts ofOthersIn(PatientMerge undone) {
    return merges.into(undone.survivorId()).stream()
        .filter(other -> !other.id().equals(undone.id()))
        .map(other -> patients.get(other.mergedId()).alerts())
        .reduce(Alerts.NONE, Alerts::and);
  }

  // In a fixed order, so that two merges at once wait for each other.
  private void lock(UUID one, UUID other) {
    Stream.of(one, other).sorted().forEach(patients::lockRecord);
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
