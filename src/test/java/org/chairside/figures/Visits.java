package org.chairside.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.chairside.session.ClosingCode;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of 130 minutes with 15 of preparation, in New York, told step by step: every step gives
 * a new one.
 */
record Visits(Visit visit) {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final UUID COURSE = new UUID(0, 1);
  static final UUID CHAIR = new UUID(0, 2);
  static final UUID NURSE = new UUID(0, 3);

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }

  static Visits booked(String local) {
    Instant start = at(local);
    return with(
        new Visit(
            COURSE,
            CHAIR,
            NURSE,
            SessionStatus.BOOKED,
            null,
            start,
            start.plus(Duration.ofMinutes(130)),
            15,
            start.minus(Duration.ofDays(3)),
            null,
            null,
            null));
  }

  private static Visits with(Visit visit) {
    return new Visits(visit);
  }

  private Visits with(
      UUID chair,
      @Nullable UUID nurse,
      SessionStatus status,
      @Nullable ClosingCode code,
      Instant created,
      @Nullable Instant came,
      @Nullable Instant started,
      @Nullable Instant left) {
    return with(
        new Visit(
            COURSE,
            chair,
            nurse,
            status,
            code,
            visit.startsAt(),
            visit.endsAt(),
            visit.preparationMinutes(),
            created,
            came,
            started,
            left));
  }

  Visits in(UUID chair) {
    return with(
        chair,
        visit.nurseId(),
        visit.status(),
        null,
        visit.createdAt(),
        visit.checkedInAt(),
        visit.startedAt(),
        visit.dischargedAt());
  }

  Visits of(@Nullable UUID nurse) {
    return with(
        visit.chairId(),
        nurse,
        visit.status(),
        null,
        visit.createdAt(),
        visit.checkedInAt(),
        visit.startedAt(),
        visit.dischargedAt());
  }

  Visits createdAt(Instant created) {
    return with(
        visit.chairId(),
        visit.nurseId(),
        visit.status(),
        visit.closingCode(),
        created,
        visit.checkedInAt(),
        visit.startedAt(),
        visit.dischargedAt());
  }

  Visits came(Instant at) {
    return with(
        visit.chairId(),
        visit.nurseId(),
        SessionStatus.CHECKED_IN,
        null,
        visit.createdAt(),
        at,
        null,
        null);
  }

  Visits started(Instant at) {
    return with(
        visit.chairId(),
        visit.nurseId(),
        SessionStatus.INFUSING,
        null,
        visit.createdAt(),
        visit.checkedInAt(),
        at,
        null);
  }

  Visits left(Instant at) {
    return with(
        visit.chairId(),
        visit.nurseId(),
        SessionStatus.DISCHARGED,
        null,
        visit.createdAt(),
        visit.checkedInAt(),
        visit.startedAt(),
        at);
  }

  /** Came, was infused and left as booked. */
  Visits ran() {
    return came(visit.startsAt())
        .started(visit.startsAt().plus(Duration.ofMinutes(15)))
        .left(visit.endsAt());
  }

  Visits calledOff(@Nullable ClosingCode code) {
    return with(
        visit.chairId(),
        visit.nurseId(),
        SessionStatus.CANCELLED,
        code,
        visit.createdAt(),
        visit.checkedInAt(),
        null,
        null);
  }

  Visits missed() {
    return with(
        visit.chairId(),
        visit.nurseId(),
        SessionStatus.NO_SHOW,
        ClosingCode.NO_SHOW,
        visit.createdAt(),
        null,
        null,
        null);
  }
}
