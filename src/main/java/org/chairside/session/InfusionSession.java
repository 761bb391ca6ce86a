package org.chairside.session;

import static org.chairside.session.SessionMessages.SESSION;

import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.Weighing;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.vocabulary.Disposition;
import org.jspecify.annotations.Nullable;

/**
 * One session of a course: booked, then run. Each verb takes the instant at which it happened and
 * is refused if the session's state does not allow it.
 */
@Entity
public class InfusionSession extends SessionRecord {

  protected InfusionSession() {}

  /** A session on the schedule. */
  public InfusionSession(BookedSession booked, Stamp written) {
    super(booked, written);
  }

  /** The patient has arrived; from now on these facts apply to the session. */
  public void checkIn(Instant at, CheckInFacts facts, Stamp written) {
    status = SessionVerb.CHECK_IN.after(status);
    checkIn = checkIn().with(facts, at, written);
    phaseRecordedAt = written.at();
  }

  /**
   * The order fixed at check-in; minutes other than the booked ones move the session's end.
   *
   * @param recommendation the recommendation that it follows, or null for the course's own order
   */
  public void take(BigDecimal dosePerKg, int minutes, @Nullable UUID recommendation) {
    checkIn = checkIn().ordered(dosePerKg, recommendation);
    plan = plan.withInfusion(minutes);
  }

  /** Assigns the session to this nurse, who is notified first of its flags. */
  public void assign(UUID nurse) {
    status = SessionVerb.ASSIGN.after(status);
    nurseId = nurse;
  }

  /** Answers items of the checklist; an earlier answer is replaced. */
  public void answer(List<ChecklistAnswer> answers) {
    status = SessionVerb.CHECK.after(status);
    checkIn = checkIn().answered(answers);
  }

  /**
   * Answers discharge confirmations; an earlier answer is replaced.
   *
   * @param escort who takes the patient home, or null where that is not said now
   */
  public void confirm(List<ChecklistAnswer> answers, @Nullable String escort) {
    status = SessionVerb.CONFIRM.after(status);
    discharge = discharge().confirmed(answers, escort);
  }

  /** Refuses where there is no recovery to be scored. */
  public void requireInRecovery() {
    status = SessionVerb.SCORE.after(status);
  }

  /** Starts the infusion at an even rate over the planned minutes. */
  public void start(Instant at, BigDecimal doseMg, @Nullable String pump, Stamp written) {
    status = SessionVerb.START.after(status);
    phaseRecordedAt = written.at();
    delivery = Delivery.started(at, doseMg, pump);
    addSegment(at, Infusion.evenRate(doseMg, plan.infusionMinutes()), "start", written);
  }

  /** Notes why a clinician let it start, and what was not met at that moment. */
  public void noteStartOverride(
      String reason, @Nullable UUID clinician, List<UnmetCriterion> unmet) {
    delivery = delivery().overridden(reason, clinician, unmet);
  }

  /** Notes why a dose beyond the protocol's limits is meant; null where it was within them. */
  public void noteDoseReason(@Nullable String reason) {
    delivery = delivery().confirmed(reason);
  }

  /** Takes a weight that was measured after check-in and before the start. */
  public void weigh(Weighing again) {
    checkIn = checkIn().weighed(again);
  }

  public void changeRate(Instant at, BigDecimal mgPerHour, String reason, Stamp written) {
    status = SessionVerb.CHANGE_RATE.after(status);
    addSegment(at, mgPerHour, reason, written);
  }

  public void pause(Instant at, String reason, Stamp written) {
    status = SessionVerb.PAUSE.after(status);
    addSegment(at, BigDecimal.ZERO, reason, written);
  }

  /** Resumes at the rate before the pause. */
  public void resume(Instant at, String reason, Stamp written) {
    status = SessionVerb.RESUME.after(status);
    BigDecimal before =
        segments.reversed().stream()
            .filter(segment -> !segment.isPause())
            .findFirst()
            .map(InfusionSegment::mgPerHour)
            .orElseThrow(() -> new IllegalStateException("a paused infusion has run before"));
    addSegment(at, before, reason, written);
  }

  /** Ends the infusion before its time. */
  public void stop(Instant at, String reason, Stamp written) {
    status = SessionVerb.STOP.after(status);
    requireNotBeforeLastSegment(at);
    delivery = delivery().ended(at, reason);
    phaseRecordedAt = written.at();
  }

  /** Ends the infusion, unless it was stopped before, and begins the recovery. */
  public void finish(Instant at, Stamp written) {
    boolean stopped = status == SessionStatus.STOPPED;
    status = SessionVerb.FINISH.after(status);
    if (!stopped) {
      requireNotBeforeLastSegment(at);
      delivery = delivery().ended(at, null);
      phaseRecordedAt = written.at();
    }
    recoveryRecordedAt = written.at();
  }

  /** The patient leaves. */
  public void discharge(Instant at, Stamp written) {
    status = SessionVerb.DISCHARGE.after(status);
    Instant ended = infusionEndedAt();
    if (ended != null && at.isBefore(ended)) {
      throw new Invalid("at", SESSION.notBeforeEnd());
    }
    discharge = discharge().left(at, written);
  }

  /** Notes why a clinician let the patient go, and what was not met at that moment. */
  public void noteDischargeOverride(
      String reason, @Nullable UUID clinician, List<UnmetCriterion> unmet) {
    discharge = discharge().overridden(reason, clinician, unmet);
  }

  /** Cancels it before its infusion has started. */
  public void cancel(Instant at, ClosingCode code, String reason) {
    status = SessionVerb.CANCEL.after(status);
    close(at, code, reason);
  }

  /** The patient did not come, or will not. */
  public void miss(Instant at, ClosingCode code, String reason) {
    status = SessionVerb.MISS.after(status);
    close(at, code, reason);
  }

  private void close(Instant at, ClosingCode code, String reason) {
    closing = new Closing(at, reason, code);
    plan = plan.revised();
  }

  /**
   * The patient was not checked in: the session is booked as before. What was answered is kept in
   * the events.
   *
   * @param nurse the assigned nurse, or null without a roster
   */
  public void undoCheckIn(@Nullable UUID nurse) {
    status = SessionVerb.UNDO_CHECK_IN.after(status);
    checkIn = CheckIn.NONE;
    discharge = DischargeRecord.NONE.confirmed(List.of(), discharge().escort());
    nurseId = nurse;
    phaseRecordedAt = null;
    chairSince = null;
  }

  /** The infusion has not ended: it is as it was before its end was written down. */
  public void undoFinish() {
    boolean stopped = delivery().endReason() != null;
    boolean paused = !segments.isEmpty() && segments.getLast().isPause();
    SessionStatus running = paused ? SessionStatus.PAUSED : SessionStatus.INFUSING;
    status = SessionVerb.UNDO_FINISH.after(status, stopped ? SessionStatus.STOPPED : running);
    recoveryRecordedAt = null;
    if (!stopped) {
      delivery = delivery().ended(null, null);
      phaseRecordedAt = segments.getFirst().createdAt();
    }
  }

  /** The patient has not left: the recovery goes on. */
  public void undoDischarge() {
    requireNotSignedOff();
    status = SessionVerb.UNDO_DISCHARGE.after(status);
    discharge = discharge().undone();
  }

  /**
   * It takes place after all.
   *
   * @param undo the verb that takes the cancellation or the no-show back
   * @param nurse the assigned nurse, or null without a roster
   */
  public void reinstate(SessionVerb undo, @Nullable UUID nurse) {
    status =
        undo.after(status, checkedInAt() == null ? SessionStatus.BOOKED : SessionStatus.CHECKED_IN);
    closing = Closing.NONE;
    plan = plan.revised();
    nurseId = nurse;
  }

  /** The patient sits in another chair from that instant on. */
  public void changeChair(UUID chair, Instant at) {
    status = SessionVerb.CHANGE_CHAIR.after(status);
    chairId = chair;
    chairSince = at;
  }

  /**
   * Moves the session to this time and chair; its length stays.
   *
   * @param nurse the assigned nurse, or null without a roster
   */
  public void move(Instant start, UUID chair, @Nullable UUID nurse, Instant at) {
    status = SessionVerb.MOVE.after(status);
    plan = plan.movedTo(start, at);
    chairId = chair;
    nurseId = nurse;
  }

  /** Removes the nurse, such as when the nurse is absent. */
  public void leaveWithoutNurse() {
    status = SessionVerb.ASSIGN.after(status);
    nurseId = null;
  }

  /** Its number in the course has changed, because another session was canceled or moved. */
  void renumber(int place) {
    number = place;
  }

  /**
   * A clinician's signature under the whole session; it ends the record.
   *
   * @param disposition what the clinician decided for what comes after, or null
   */
  public void signOff(
      UUID clinician, @Nullable String note, @Nullable Disposition disposition, Instant at) {
    if (!SessionVerb.SIGN_OFF.isAllowedFrom(status)) {
      throw new Conflict(SESSION.notDischarged(status.message()));
    }
    requireNotSignedOff();
    signOff = new SignOff(at, clinician, note, disposition);
  }

  /** The record of its patient was merged into that one's, or separated from it. */
  public void giveTo(UUID patient) {
    patientId = patient;
  }

  void checkAgainAt(@Nullable Instant at) {
    nextCheckAt = at;
  }

  private void addSegment(Instant at, BigDecimal mgPerHour, String reason, Stamp written) {
    requireNotBeforeLastSegment(at);
    segments.add(new InfusionSegment(id, segments.size(), at, mgPerHour, reason, written));
  }

  private void requireNotBeforeLastSegment(Instant at) {
    if (!segments.isEmpty() && at.isBefore(segments.getLast().startedAt())) {
      throw new Invalid("at", SESSION.notBeforeLastChange());
    }
  }
}
