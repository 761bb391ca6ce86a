package org.chairside.session;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import org.chairside.course.Acuity;

/**
 * When a session takes its chair, and for how long.
 *
 * @param chairFreeAt when the chair is ready for its next patient
 * @param disconnectMinutes from the end of the infusion until the line is out
 * @param acuity the patient's acuity when this was booked
 * @param scheduledAt when the session got its current time
 * @param scheduleRevision grows whenever the session's time or chair changes, or it is canceled
 */
@Embeddable
public record SessionPlan(
    Instant startsAt,
    Instant endsAt,
    Instant chairFreeAt,
    int preparationMinutes,
    int infusionMinutes,
    int disconnectMinutes,
    int recoveryMinutes,
    @Enumerated(EnumType.STRING) Acuity acuity,
    Instant scheduledAt,
    int scheduleRevision) {

  static SessionPlan of(BookedSession booked, Instant at) {
    return new SessionPlan(
        booked.startsAt(),
        booked.endsAt(),
        booked.chairFreeAt(),
        (int) booked.preparation().toMinutes(),
        booked.infusionMinutes(),
        (int) booked.disconnect().toMinutes(),
        (int) booked.recovery().toMinutes(),
        booked.acuity(),
        at,
        0);
  }

  /** The same at another start; how long it takes stays. */
  SessionPlan movedTo(Instant start, Instant at) {
    Duration by = Duration.between(startsAt, start);
    return new SessionPlan(
        start,
        endsAt.plus(by),
        chairFreeAt.plus(by),
        preparationMinutes,
        infusionMinutes,
        disconnectMinutes,
        recoveryMinutes,
        acuity,
        at,
        scheduleRevision + 1);
  }

  /** The same with an infusion of other minutes, which moves its end. */
  SessionPlan withInfusion(int minutes) {
    Duration longer = Duration.ofMinutes((long) minutes - infusionMinutes);
    return new SessionPlan(
        startsAt,
        endsAt.plus(longer),
        chairFreeAt.plus(longer),
        preparationMinutes,
        minutes,
        disconnectMinutes,
        recoveryMinutes,
        acuity,
        scheduledAt,
        scheduleRevision);
  }

  /** The same after a cancellation or its undoing, which calendars and letters must tell. */
  SessionPlan revised() {
    return new SessionPlan(
        startsAt,
        endsAt,
        chairFreeAt,
        preparationMinutes,
        infusionMinutes,
        disconnectMinutes,
        recoveryMinutes,
        acuity,
        scheduledAt,
        scheduleRevision + 1);
  }
}
