package org.chairside.planning;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chairside.schedule.Appointment;
import org.jspecify.annotations.Nullable;

/**
 * A session's place in a plan.
 *
 * @param home where it was booked
 * @param now where it would be; null for one without a place
 * @param takes the units of each resource that it takes there
 */
record Assignment(
    Appointment home, @Nullable Appointment now, long distance, long cost, List<TakenUnits> takes) {

  /** More than all moves of a day cost together. */
  static final long WITHOUT_A_PLACE = 1_000_000_000_000L;

  /** More than by how much all moved sessions of a day can be away from their time. */
  static final long MOVED = 10_000_000L;

  private static final long OTHER_CHAIR = 5;
  private static final long OTHER_NURSE = 15;

  static Assignment without(Appointment home) {
    return new Assignment(home, null, 0, WITHOUT_A_PLACE, List.of());
  }

  Instant start() {
    return now == null ? home.start() : now.start();
  }

  boolean isMoved() {
    return cost >= MOVED && now != null;
  }

  /** Whether another nurse would take it. */
  boolean isHandedOn() {
    return now != null && !Objects.equals(now.nurseId(), home.nurseId());
  }

  /** The cost of a move: first that it is one, then how far, then the chair and the nurse. */
  static long cost(Appointment home, Appointment there, long distance) {
    boolean sameChair = home.chairId().equals(there.chairId());
    boolean stays = sameChair && home.start().equals(there.start());
    boolean otherNurse = !Objects.equals(home.nurseId(), there.nurseId());
    return (stays ? 0 : MOVED + distance + (sameChair ? 0 : OTHER_CHAIR))
        + (otherNurse ? OTHER_NURSE : 0);
  }
}
