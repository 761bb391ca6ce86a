package org.chairside.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.jspecify.annotations.Nullable;

/**
 * Assigns nurses on a rostered day. A nurse keeps an assigned patient if the rules allow; other
 * patients go to the nurse they know, else to the nurse with the least to do by acuity. If nobody
 * can take one, a colleague's patient may be handed over to make room.
 */
public final class NurseAssignment {

  private final ClinicSchedule schedule;
  private final Map<UUID, UUID> usual;
  private final Map<UUID, Appointment> settled = new LinkedHashMap<>();

  /**
   * @param schedule without the sessions that are to be assigned
   * @param usual the nurses whom patients know, by patient
   */
  public NurseAssignment(ClinicSchedule schedule, Map<UUID, UUID> usual) {
    this.schedule = schedule;
    this.usual = usual;
  }

  /**
   * The sessions with their nurses; null for one that nobody can take. They are entered in the
   * schedule.
   */
  public List<Appointment> assign(List<Appointment> sessions) {
    List<Appointment> open = new ArrayList<>();
    for (Appointment each : inOrder(sessions)) {
      if (each.nurseId() != null && canTake(each, each.nurseId())) {
        settle(each);
      } else {
        open.add(each);
      }
    }
    for (Appointment each : open) {
      settle(withNurse(each, choose(each).orElse(null)));
    }
    for (Appointment each : inOrder(List.copyOf(settled.values()))) {
      if (each.nurseId() == null) {
        makeRoom(each);
      }
    }
    return sessions.stream().map(each -> settled.getOrDefault(each.id(), each)).toList();
  }

  private static List<Appointment> inOrder(List<Appointment> sessions) {
    return sessions.stream()
        .sorted(Comparator.comparing(Appointment::start).thenComparing(Appointment::id))
        .toList();
  }

  private boolean canTake(Appointment session, UUID nurse) {
    return schedule.isRostered(session.start())
        && schedule.nurseBreaches(withNurse(session, nurse), nurse).isEmpty();
  }

  private Optional<UUID> choose(Appointment session) {
    return new ChairAndNurse(schedule)
        .nurse(
            session.phases(),
            session.start(),
            session.patientsPerNurse(),
            usual.get(session.patientId()));
  }

  private void settle(Appointment session) {
    schedule.enter(session);
    settled.put(session.id(), session);
  }

  /** Hands over one patient of a colleague if both then have a nurse. */
  private void makeRoom(Appointment waiting) {
    schedule.strike(waiting.id());
    for (Appointment other : List.copyOf(settled.values())) {
      UUID nurse = other.nurseId();
      if (nurse == null) {
        continue;
      }
      schedule.strike(other.id());
      if (canTake(waiting, nurse)) {
        Appointment taken = withNurse(waiting, nurse);
        schedule.enter(taken);
        Optional<UUID> instead = choose(other);
        if (instead.isPresent()) {
          settled.put(taken.id(), taken);
          settle(withNurse(other, instead.get()));
          return;
        }
        schedule.strike(taken.id());
      }
      schedule.enter(other);
    }
    schedule.enter(waiting);
  }

  private static Appointment withNurse(Appointment session, @Nullable UUID nurse) {
    return session.at(session.start(), session.chairId(), nurse);
  }
}
