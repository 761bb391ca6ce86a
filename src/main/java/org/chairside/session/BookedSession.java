package org.chairside.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chairside.course.Acuity;
import org.jspecify.annotations.Nullable;

/**
 * A booking: the patient sits down at the start and leaves the chair at the end; the turnover
 * follows.
 *
 * @param nurseId the assigned nurse, or null without a roster
 * @param number the session's place in its course, from 1
 * @param disconnect from the end of the infusion until the line is out
 */
public record BookedSession(
    UUID courseId,
    UUID patientId,
    UUID clinicId,
    UUID chairId,
    @Nullable UUID nurseId,
    int number,
    Acuity acuity,
    Instant startsAt,
    Duration preparation,
    int infusionMinutes,
    Duration disconnect,
    Duration recovery,
    Duration turnover) {

  public Instant endsAt() {
    return startsAt
        .plus(preparation)
        .plus(Duration.ofMinutes(infusionMinutes))
        .plus(disconnect)
        .plus(recovery);
  }

  public Instant chairFreeAt() {
    return endsAt().plus(turnover);
  }
}
