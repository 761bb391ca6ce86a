package org.chairside.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chairside.charting.ObservationView.News2View;
import org.chairside.flag.Flag;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.message.Message;
import org.chairside.monitoring.Coverage;
import org.chairside.monitoring.DueSet;
import org.chairside.observation.EarlierNumber;
import org.chairside.observation.VitalSigns;
import org.chairside.patient.Patient;
import org.chairside.session.SessionStatus;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The floor at a moment.
 *
 * @param at the moment
 * @param lastEventId the last event it includes; the stream continues after it
 * @param chairs in the order in which they were set up; one that holds the sessions of two
 *     patients, because the first was not discharged, appears twice
 */
record BoardView(BoardClinic clinic, Instant at, long lastEventId, List<BoardPlace> chairs) {

  /** The clinic whose floor it is. */
  public record BoardClinic(UUID id, String name, String timeZone) {}

  /**
   * A chair, who is in it, and who comes next.
   *
   * @param session the session of the patient in the chair, or null where it is free
   * @param next the next session booked in it within a day, or null
   */
  public record BoardPlace(
      BoardChair chair, @Nullable BoardSession session, @Nullable BoardNext next) {}

  /** A chair. */
  public record BoardChair(UUID id, String name) {}

  /**
   * A patient as the board names them.
   *
   * @param birthDate null where the day is not known
   * @param birthDateKnown as far as it is known: {@code 1975-06}; or {@code UNKNOWN}, {@code
   *     DECLINED}
   * @param similarName whether another patient who is present or expected within a day has a name
   *     that is easily taken for this one
   * @param deceased whether the patient has died
   */
  public record BoardPatient(
      UUID id,
      String mrn,
      @Nullable String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      String birthDateKnown,
      boolean similarName,
      boolean deceased) {

    static BoardPatient of(Patient patient, boolean similarName) {
      return new BoardPatient(
          patient.id(),
          patient.mrn(),
          patient.givenName(),
          patient.familyName(),
          patient.birthDate().day(),
          patient.birthDate().text(),
          similarName,
          patient.isDeceased());
    }
  }

  /**
   * Who comes next.
   *
   * @param start as booked
   * @param end as booked
   * @param expectedStart the booked start, or later where the chair is not expected to be ready
   *     before or that time has passed
   * @param delayMinutes how many whole minutes later than booked, or null where it is not
   */
  public record BoardNext(
      UUID sessionId,
      BoardPatient patient,
      Instant start,
      Instant end,
      Instant expectedStart,
      @Nullable Long delayMinutes) {}

  /**
   * A session at the chair.
   *
   * @param nurseId the assigned nurse, or null
   * @param phase its current phase
   * @param phaseSince since when
   * @param end as booked
   * @param expectedEnd when the patient is expected to leave after what has happened until now;
   *     while the infusion is paused, as though it went on now; never before now
   * @param infusion part of the same object in JSON
   * @param checklistMet how many of the checklist's items are met
   * @param lastVitals the latest set and when it was taken, or null where none was
   * @param nextSet the set that is due next, or null where none is
   * @param coverage how many sets came due and were taken on time, or null before check-in
   * @param flags those that no clinician has resolved, the most urgent first
   */
  public record BoardSession(
      UUID id,
      int number,
      BoardPatient patient,
      @Nullable UUID nurseId,
      SessionStatus phase,
      @Nullable Instant phaseSince,
      Instant start,
      Instant end,
      @Nullable Instant expectedEnd,
      @JsonUnwrapped InfusionPart infusion,
      int checklistMet,
      int checklistItems,
      @Nullable LastVitals lastVitals,
      @Nullable DueSet nextSet,
      @Nullable BoardCoverage coverage,
      List<BoardFlag> flags) {}

  /**
   * How far the infusion is; all null before its start.
   *
   * @param plannedEnd null while it is paused and after its end
   * @param minutesElapsed pauses counted in
   * @param minutesLeft negative where it runs over; null while it is paused and after its end
   */
  public record InfusionPart(
      @Nullable Instant startedAt,
      @Nullable Instant plannedEnd,
      @Nullable Long minutesElapsed,
      @Nullable Long minutesLeft,
      @Nullable BigDecimal mgPerHour,
      @Nullable BigDecimal deliveredMg) {}

  /** Sets that came due, and those of them that were taken on time. */
  public record BoardCoverage(int due, int onTime) {

    static @Nullable BoardCoverage of(@Nullable Coverage coverage) {
      return coverage == null ? null : new BoardCoverage(coverage.due(), coverage.onTime());
    }
  }

  /**
   * The latest observation in force.
   *
   * @param earlier the numbers that it lacks, each as it was last measured: a pressure that is
   *     repeated alone must not hide what the saturation was
   */
  public record LastVitals(
      UUID observationId,
      Instant takenAt,
      VitalSigns vitals,
      List<EarlierNumber> earlier,
      @Nullable BigDecimal meanArterial,
      News2View news2) {}

  /**
   * A flag that waits.
   *
   * @param openSince since when it is open this time: raised, or reopened
   * @param quiet whether it only waits for a repeat and interrupts nobody yet
   */
  public record BoardFlag(
      UUID id,
      @Nullable RuleVersion rule,
      Message title,
      Severity severity,
      Flag.FlagStatus status,
      Message reason,
      Instant raisedAt,
      Instant openSince,
      @Nullable Instant clearedAt,
      boolean quiet) {

    static BoardFlag of(Flag flag) {
      return new BoardFlag(
          flag.id(),
          flag.rule(),
          flag.title(),
          flag.severity(),
          flag.status(),
          flag.reason(),
          flag.raisedAt(),
          flag.openSince(),
          flag.condition().clearedAt(),
          flag.isQuiet());
    }
  }
}
