package org.chairside.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.jspecify.annotations.Nullable;

/** Asks whether a patient is registered already, and keeps who said that they are two people. */
@ApplicationScoped
class DuplicateCheck {

  private final Patients patients;
  private final PatientMerges merges;
  private final Distinctions distinctions;
  private final Clock clock;

  DuplicateCheck(Patients patients, PatientMerges merges, Distinctions distinctions, Clock clock) {
    this.patients = patients;
    this.merges = merges;
    this.distinctions = distinctions;
    this.clock = clock;
  }

  /**
   * Refuses to register a patient who is likely there.
   *
   * @param reason why this is another person, or null
   * @return those whom that reason tells apart from the new one
   * @throws LikelyDuplicate naming them by id, where there is no reason
   */
  List<UUID> beforeRegistering(Patient.Details details, @Nullable String reason) {
    return passed(alike(Identity.of(details)), reason);
  }

  /**
   * Refuses a change after which a patient is likely the same as another one and was not before.
   *
   * @param reason why they are two people, or null
   * @return those whom that reason tells apart from this one
   * @throws LikelyDuplicate naming them by id, where there is no reason
   */
  List<UUID> beforeChanging(Patient patient, Patient.Details details, @Nullable String reason) {
    Identity before = Identity.of(patient.details());
    Identity after = Identity.of(details);
    if (after.equals(before)) {
      return List.of();
    }
    List<UUID> alike = new ArrayList<>(alike(after));
    alike.removeAll(alike(before));
    alike.remove(patient.id());
    alike.removeAll(distinctions.from(patient.id()));
    return passed(alike, reason);
  }

  /** Keeps the reason for later questions about these patients. */
  void tellApart(Patient patient, List<UUID> others, @Nullable String reason) {
    for (UUID other : others) {
      distinctions.persist(
          new Distinction(
              patient.id(),
              other,
              Objects.requireNonNull(reason),
              Actor.current().stamp(clock.instant())));
    }
  }

  private static List<UUID> passed(List<UUID> alike, @Nullable String reason) {
    if (!alike.isEmpty() && reason == null) {
      throw new LikelyDuplicate(alike);
    }
    return List.copyOf(alike);
  }

  private List<UUID> alike(Identity identity) {
    List<UUID> alike =
        patients.bornOrReachedAs(identity.birthDate(), identity.phone()).stream()
            .filter(patient -> Identity.of(patient.details()).resembles(identity))
            .map(Patient::id)
            .toList();
    Map<UUID, UUID> survivors = merges.survivors(alike);
    return alike.stream().map(id -> survivors.getOrDefault(id, id)).distinct().toList();
  }
}
