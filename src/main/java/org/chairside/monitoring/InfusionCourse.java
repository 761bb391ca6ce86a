package org.chairside.monitoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a session runs, with every instant that has not come yet null.
 *
 * @param checkedInAt when the patient was checked in
 * @param startedAt when the infusion was started
 * @param phaseRecordedAt when the beginning of the present phase was written down: before it
 *     nothing could be overdue
 * @param plannedMinutes the planned minutes of infusion
 * @param pauses when the infusion was held
 * @param endedAt when the infusion was finished or stopped
 * @param dischargedAt when the patient was discharged
 * @param cancelledAt when the session was cancelled or the patient marked as not come
 * @param rates the pump's rates
 * @param plannedMg the ordered dose, else the one that was set up at the start, in mg
 */
public record InfusionCourse(
    @Nullable Instant checkedInAt,
    @Nullable Instant startedAt,
    @Nullable Instant phaseRecordedAt,
    @Nullable Integer plannedMinutes,
    List<Pause> pauses,
    @Nullable Instant endedAt,
    @Nullable Instant dischargedAt,
    @Nullable Instant cancelledAt,
    List<RateSegment> rates,
    @Nullable BigDecimal plannedMg) {

  private static final BigDecimal SECONDS_PER_HOUR = new BigDecimal(3600);
  private static final BigDecimal A_YEAR = new BigDecimal(365L * 24 * 3600);

  /** A session that nobody has checked in yet. */
  public static final InfusionCourse NOT_BEGUN =
      new InfusionCourse(null, null, null, null, List.of(), null, null, null, List.of(), null);

  public InfusionCourse {
    pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    rates = rates.stream().sorted(Comparator.comparing(RateSegment::from)).toList();
  }

  /**
   * The phase the session is in after all that is known of it; null before check-in and when it is
   * over.
   */
  public @Nullable Phase phase() {
    if (isOver()) {
      return null;
    }
    if (endedAt != null) {
      return Phase.RECOVERY;
    }
    if (startedAt != null) {
      return Phase.INFUSION;
    }
    return checkedInAt != null ? Phase.BASELINE : null;
  }

  /** Whether its present phase was written down when the infusion should have been over. */
  boolean isWrittenAfterItsPlannedEnd() {
    Instant end = plannedEnd();
    return phaseRecordedAt != null && end != null && phaseRecordedAt.isAfter(end);
  }

  /**
   * When to say that something was due. A session that is entered from paper has its start written
   * down after that instant: the person who enters it gets the grace to reach the end.
   */
  Instant toldFrom(Instant due, Duration grace) {
    return phaseRecordedAt != null && phaseRecordedAt.isAfter(due)
        ? phaseRecordedAt.plus(grace)
        : due;
  }

  /** The phase an instant belongs to, half-open: the instant of the start is infusion. */
  Phase phaseAt(Instant at) {
    if (endedAt != null && !at.isBefore(endedAt)) {
      return Phase.RECOVERY;
    }
    return startedAt != null && !at.isBefore(startedAt) ? Phase.INFUSION : Phase.BASELINE;
  }

  /** When a phase began; null where it has not, as far as is known. */
  @Nullable Instant began(Phase phase) {
    return switch (phase) {
      case BASELINE -> checkedInAt;
      case INFUSION -> startedAt;
      case RECOVERY -> endedAt;
    };
  }

  /** When a phase that began was over; null while it goes on. */
  @Nullable Instant ended(Phase phase) {
    Instant left = dischargedAt == null ? cancelledAt : dischargedAt;
    Instant next =
        switch (phase) {
          case BASELINE -> startedAt == null ? endedAt : startedAt;
          case INFUSION -> endedAt;
          case RECOVERY -> null;
        };
    return next == null ? left : next;
  }

  /** Whether the patient has left or never came: nothing is due any more. */
  public boolean isOver() {
    return dischargedAt != null || cancelledAt != null;
  }

  /**
   * When the infusion should end: the planned minutes after the start and as much later as it was
   * held. Null where no start or plan is known, and while it is held before that end.
   */
  public @Nullable Instant plannedEnd() {
    return plannedEnd(null);
  }

  /**
   * The same, as though an infusion that is held went on at that instant; where it is not held, the
   * instant changes nothing. Null where no start or plan is known.
   */
  public @Nullable Instant plannedEndIfResumedAt(Instant at) {
    return plannedEnd(at);
  }

  private @Nullable Instant plannedEnd(@Nullable Instant resumedAt) {
    if (startedAt == null || plannedMinutes == null) {
      return null;
    }
    Instant end = startedAt.plusSeconds(60L * plannedMinutes);
    Instant held = startedAt;
    for (Pause pause : pauses) {
      Instant from = pause.from().isAfter(held) ? pause.from() : held;
      Instant until = pause.until() == null ? resumedAt : pause.until();
      if (!from.isBefore(end)) {
        break;
      }
      if (until == null) {
        return null;
      }
      if (until.isAfter(from)) {
        end = end.plus(Duration.between(from, until));
        held = until;
      }
    }
    return end;
  }

  /**
   * When so many milligrams have run in, by the rates known; null if they never will. A rate goes
   * on until the next one or the infusion's end.
   */
  @Nullable Instant delivered(BigDecimal mg) {
    BigDecimal left = mg.multiply(SECONDS_PER_HOUR);
    for (int i = 0; i < rates.size(); i++) {
      RateSegment rate = rates.get(i);
      @Nullable Instant next = i + 1 < rates.size() ? rates.get(i + 1).from() : null;
      @Nullable Instant until =
          endedAt != null && (next == null || next.isAfter(endedAt)) ? endedAt : next;
      if (rate.mgPerHour().signum() > 0) {
        BigDecimal seconds = left.divide(rate.mgPerHour(), 0, RoundingMode.CEILING);
        Instant reached = rate.from().plusSeconds(seconds.min(A_YEAR).longValue());
        if (until == null || !reached.isAfter(until)) {
          return reached;
        }
        if (until.isAfter(rate.from())) {
          left = left.subtract(rate.mgPerHour().multiply(seconds(rate.from(), until)));
        }
      }
    }
    return null;
  }

  /** What had happened of it by that instant. */
  InfusionCourse until(Instant at) {
    return new InfusionCourse(
        ifBy(at, checkedInAt),
        ifBy(at, startedAt),
        ifBy(at, phaseRecordedAt),
        plannedMinutes,
        pauses.stream()
            .filter(pause -> !pause.from().isAfter(at))
            .map(pause -> new Pause(pause.from(), ifBy(at, pause.until())))
            .toList(),
        ifBy(at, endedAt),
        ifBy(at, dischargedAt),
        ifBy(at, cancelledAt),
        rates.stream().filter(rate -> !rate.from().isAfter(at)).toList(),
        plannedMg);
  }

  private static @Nullable Instant ifBy(Instant at, @Nullable Instant happened) {
    return happened == null || happened.isAfter(at) ? null : happened;
  }

  private static BigDecimal seconds(Instant from, Instant until) {
    return BigDecimal.valueOf(Duration.between(from, until).toSeconds());
  }
}
