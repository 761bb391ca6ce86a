package org.chairside.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * What was said about likely duplicates.
   *
   * @param reason why this is another person, or null
   * @param asks whether to refuse where somebody is alike and there is no reason
   */
  record Answer(@Nullable String reason, boolean asks) {}

  /**
   * Who is likely the same as a patient to register.
   *
   * @throws LikelyDuplicate naming them by id, where that is asked for and there is no reason
   */
  List<UUID> beforeRegistering(PatientDetails details, Answer answer) {
    return passed(alike(Identity.of(details)), answer);
  }

  /**
   * Who is likely the same as the patient after a change and was not before.
   *
   * @throws LikelyDuplicate naming them by id, where that is asked for and there is no reason
   */
  List<UUID> beforeChanging(Patient patient, PatientDetails details, Answer answer) {
    Identity before = Identity.of(patient.details());
    Identity after = Identity.of(details);
    if (after.equals(before)) {
      return List.of();
    }
    List<UUID> alike = new ArrayList<>(alike(after));
    alike.removeAll(alike(before));
    alike.remove(patient.id());
    alike.removeAll(distinctions.from(patient.id()));
    return passed(alike, answer);
  }

  /** Keeps the reason for later questions about these patients. */
  void tellApart(Patient patient, List<UUID> others, @Nullable String reason) {
    if (reason == null) {
      return;
    }
    for (UUID other : others) {
      distinctions.persist(
          new Distinction(patient.id(), other, reason, Actor.current().stamp(clock.instant())));
    }
  }

  private static List<UUID> passed(List<UUID> alike, Answer answer) {
    if (!alike.isEmpty() && answer.asks() && answer.reason() == null) {
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
