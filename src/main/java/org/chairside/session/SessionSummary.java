package org.chairside.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session in a list: who, where, when, and its status.
 *
 * @param number its place among the course's sessions that were not given up, from 1
 * @param closingCode why it did not take place; null where it was not given up
 */
public record SessionSummary(
    UUID id,
    UUID courseId,
    int number,
    PatientName patient,
    UUID clinicId,
    ChairName chair,
    Instant start,
    Instant end,
    SessionStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant signedOffAt,
    @Nullable ClosingCode closingCode,
    int version) {

  /**
   * A patient as a list names them.
   *
   * @param birthDate null where the day is not known
   * @param birthDateKnown as far as it is known: {@code 1975-06}; or {@code UNKNOWN}, {@code
   *     DECLINED}
   * @param similarName whether another patient of the same list has a name that is easily taken for
   *     this one
   * @param deceased whether the patient has died
   */
  public record PatientName(
      UUID id,
      String mrn,
      @Nullable String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      String birthDateKnown,
      boolean similarName,
      boolean deceased) {}

  /** A chair as a list names it. */
  public record ChairName(UUID id, String name) {}

  static SessionSummary of(InfusionSession session, PatientName patient, ChairName chair) {
    return new SessionSummary(
        session.id(),
        session.courseId(),
        session.number(),
        patient,
        session.clinicId(),
        chair,
        session.startsAt(),
        session.endsAt(),
        session.status(),
        session.startedAt(),
        session.signOff().signedOffAt(),
        session.closing().closingCode(),
        session.version());
  }
}
