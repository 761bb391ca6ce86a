package org.chairside.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.chairside.clinic.Chair;
import org.chairside.session.InfusionSession;
import org.chairside.session.InfusionSession.Plan;
import org.jspecify.annotations.Nullable;

/** Says with what a session collides, in the clinic's own time and without a patient's name. */
record Collisions(ZoneId zone) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  String chairIsTaken(@Nullable Chair chair, InfusionSession other) {
    String name = chair == null ? "the chair" : chair.name();
    return "%s is taken %s by another session (%s)"
        .formatted(name, span(other.startsAt(), other.chairFreeAt()), other.id());
  }

  String patientIsBusy(InfusionSession other) {
    return "the patient has another session %s (%s)"
        .formatted(span(other.startsAt(), other.endsAt()), other.id());
  }

  /** Whether a session collides with an earlier one of the same request. */
  Optional<String> withinRequest(List<Plan> plans, int index) {
    Plan plan = plans.get(index);
    for (int i = 0; i < index; i++) {
      Plan other = plans.get(i);
      if (plan.startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(plan.endsAt())) {
        return Optional.of("the patient cannot be in it and in sessions[%d] at once".formatted(i));
      }
      if (plan.chairId().equals(other.chairId())
          && plan.startsAt().isBefore(other.chairFreeAt())
          && other.startsAt().isBefore(plan.chairFreeAt())) {
        return Optional.of("its chair is not ready again after sessions[%d]".formatted(i));
      }
    }
    return Optional.empty();
  }

  private String span(Instant from, Instant until) {
    return DAY_AND_TIME.format(from.atZone(zone)) + "–" + TIME.format(until.atZone(zone));
  }
}
