package org.chairside.schedule;

import static org.chairside.schedule.BookingRule.NURSE_ON_SHIFT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.schedule.Resources.Closed;
import org.jspecify.annotations.Nullable;

/** Finds every rule that a session would break, with what is in its way. */
final class BreachFinder {

  private final ClinicSchedule schedule;

  BreachFinder(ClinicSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * Every rule of the floor that this session would break; if no nurse can take it, why each
   * cannot.
   */
  List<Breach> of(Appointment wanted) {
    List<Breach> all = new ArrayList<>();
    Appointment withoutNurse = wanted.at(wanted.start(), wanted.chairId(), null);
    schedule.demands(withoutNurse).forEach(demand -> breach(demand).ifPresent(all::add));
    if (schedule.isRostered(wanted.start())) {
      all.addAll(nurseBreaches(wanted));
    }
    return all;
  }

  private List<Breach> nurseBreaches(Appointment wanted) {
    UUID assigned = wanted.nurseId();
    if (assigned != null) {
      return nurseBreaches(wanted, assigned);
    }
    return List.of(
        new Breach(NURSE_ON_SHIFT, null, wanted.presence(), List.of(), "nobody is assigned"));
  }

  /** Why this nurse cannot take the session. */
  List<Breach> nurseBreaches(Appointment wanted, UUID nurse) {
    List<Demand> demands = schedule.demandsOfNurse(wanted, nurse);
    List<Breach> found = demands.stream().map(this::breach).flatMap(Optional::stream).toList();
    return found.stream()
        .filter(b -> b.rule() == NURSE_ON_SHIFT)
        .findFirst()
        .map(List::of)
        .orElse(found);
  }

  private Optional<Breach> breach(Demand demand) {
    CapacityTimeline timeline = schedule.timeline(demand.resource());
    Resource resource = demand.resource();
    if (timeline == null && resource.rule() == NURSE_ON_SHIFT) {
      return Optional.of(
          new Breach(NURSE_ON_SHIFT, resource.of(), demand.interval(), List.of(), null));
    }
    Interval at = timeline == null ? null : timeline.firstShort(demand.interval(), demand.units());
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Breach(
                resource.rule(), resource.of(), at, inTheWay(resource, at), reason(resource, at)));
  }

  private List<Appointment> inTheWay(Resource resource, Interval at) {
    return schedule.appointments().stream()
        .filter(
            other ->
                schedule.demands(other).stream()
                    .anyMatch(
                        demand ->
                            demand.resource().equals(resource) && demand.interval().overlaps(at)))
        .toList();
  }

  private @Nullable String reason(Resource resource, Interval at) {
    Stream<Closed> closures =
        switch (resource.rule()) {
          case CLOSURE -> schedule.resources().closures().stream();
          case CHAIR_OPEN ->
              Optional.ofNullable(schedule.resources().chairs().get(resource.of()))
                  .map(chair -> chair.closures().stream())
                  .orElseGet(Stream::empty);
          default -> Stream.empty();
        };
    return closures
        .filter(closed -> closed.interval().overlaps(at))
        .map(Closed::reason)
        .findFirst()
        .orElse(null);
  }
}
