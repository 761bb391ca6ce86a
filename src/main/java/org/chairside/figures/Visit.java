package org.chairside.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chairside.pastsession.SessionHistory.SessionTimes;
import org.chairside.session.ClosingCode;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the figures need of a session.
 *
 * @param startsAt as booked, like {@code endsAt}
 */
record Visit(
    UUID courseId,
    UUID chairId,
    @Nullable UUID nurseId,
    SessionStatus status,
    @Nullable ClosingCode closingCode,
    Instant startsAt,
    Instant endsAt,
    int preparationMinutes,
    Instant createdAt,
    @Nullable Instant checkedInAt,
    @Nullable Instant startedAt,
    @Nullable Instant dischargedAt) {

  static Visit of(SessionTimes session) {
    return new Visit(
        session.courseId(),
        session.chairId(),
        session.nurseId(),
        session.status(),
        session.closingCode(),
        session.startsAt(),
        session.endsAt(),
        session.preparationMinutes(),
        session.createdAt(),
        session.checkedInAt(),
        session.startedAt(),
        session.dischargedAt());
  }

  boolean isGivenUp() {
    return status == SessionStatus.CANCELLED || status == SessionStatus.NO_SHOW;
  }

  /** The patient came and the session was not canceled later. */
  boolean isFulfilled() {
    return status == SessionStatus.DISCHARGED || status.isPresent();
  }

  /** Its time is over and its outcome was not recorded. */
  boolean isUntold(Instant now) {
    return status == SessionStatus.BOOKED && !endsAt.isAfter(now);
  }

  Instant plannedInfusionStart() {
    return startsAt.plus(Duration.ofMinutes(preparationMinutes));
  }

  /**
   * When it holds its chair: from check-in to discharge, until now where the patient is still there
   * after the booked end; as booked where it is still to come. Empty for canceled sessions and
   * those without a recorded outcome.
   */
  Optional<TimeRange> occupied(Instant now) {
    return checkedInAt == null || isGivenUp()
        ? planned(startsAt, now)
        : TimeRange.between(checkedInAt, left(now));
  }

  /**
   * When its patient is monitored: from the start of the infusion to the discharge; as planned
   * where that is still to come.
   */
  Optional<TimeRange> monitored(Instant now) {
    return startedAt == null || isGivenUp()
        ? planned(plannedInfusionStart(), now)
        : TimeRange.between(startedAt, left(now));
  }

  private Optional<TimeRange> planned(Instant from, Instant now) {
    return isGivenUp() || isUntold(now) ? Optional.empty() : TimeRange.between(from, left(now));
  }

  private Instant left(Instant now) {
    if (dischargedAt != null) {
      return dischargedAt;
    }
    return status.isPresent() && endsAt.isBefore(now) ? now : endsAt;
  }
}
