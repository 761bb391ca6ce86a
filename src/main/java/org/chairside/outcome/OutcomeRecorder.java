package org.chairside.outcome;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.outcome.OutcomeMessages.OUTCOME;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.flag.CourseFlags;
import org.chairside.flag.CourseFlags.CourseFinding;
import org.chairside.flag.CourseFlags.CourseRule;
import org.chairside.flag.Flag;
import org.chairside.outcome.Outcome.OutcomeMoment;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** Records instruments, and checks one answer at once. */
@ApplicationScoped
public class OutcomeRecorder {

  // A tablet's clock may run a little ahead.
  private static final Duration AHEAD = Duration.ofMinutes(1);
  private static final Duration BACK = Duration.ofDays(400);

  private static final CourseRule ITEM_9 =
      new CourseRule(
          Phq9.RULE,
          "Thoughts of death or self-harm",
          Severity.WARNING,
          "This product's proposal: PHQ-9 item 9 above 0 is told to a clinician at once");

  private final Courses courses;
  private final Sessions sessions;
  private final Outcomes outcomes;
  private final CourseFlags flags;
  private final EventLog events;
  private final Clock clock;

  OutcomeRecorder(
      Courses courses,
      Sessions sessions,
      Outcomes outcomes,
      CourseFlags flags,
      EventLog events,
      Clock clock) {
    this.courses = courses;
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.flags = flags;
    this.events = events;
    this.clock = clock;
  }

  /** What is to be written down. */
  record Entry(
      Instrument instrument,
      @Nullable OutcomeMoment moment,
      @Nullable Instant takenAt,
      InstrumentAnswers entered) {}

  /** What was written, and the flags that were raised or are open again by it. */
  record Written(Outcome outcome, List<Flag> flags) {}

  /** Records an instrument filled in between sessions. */
  Written record(UUID courseId, Entry entry) {
    Course course = courses.lock(courseId);
    if (entry.moment() != null) {
      throw new Invalid("moment", OUTCOME.atSessionOnly());
    }
    return write(course, null, entry);
  }

  /** Records an instrument filled in at a session. */
  Written recordAt(UUID sessionId, Entry entry) {
    InfusionSession session = sessions.lock(sessionId);
    Course course = courses.lock(session.courseId());
    boolean pain = entry.instrument() == Instrument.PAIN_NRS;
    if (pain && entry.moment() == null) {
      throw new Invalid("moment", OUTCOME.beforeOrAfter());
    }
    if (entry.moment() == OutcomeMoment.AFTER && session.startedAt() == null) {
      throw new Conflict(OUTCOME.noPainAfterNotStarted());
    }
    if (!pain && entry.moment() != null) {
      throw new Invalid("moment", OUTCOME.withPainOnly());
    }
    return write(course, session, entry);
  }

  /** An outcome of a day, for the demo's history: pain before or after a session. */
  public void pain(UUID sessionId, boolean before, int value) {
    InstrumentAnswers entered = new InstrumentAnswers(null, value, null, null, null);
    recordAt(
        sessionId,
        new Entry(
            Instrument.PAIN_NRS,
            before ? OutcomeMoment.BEFORE : OutcomeMoment.AFTER,
            null,
            entered));
  }

  private Written write(Course course, @Nullable InfusionSession session, Entry entry) {
    require(entry.instrument(), entry.entered());
    Outcome outcome =
        new Outcome(
            course.id(),
            session == null ? null : session.id(),
            entry.instrument(),
            entry.moment(),
            takenAt(entry.takenAt()),
            entry.entered(),
            stamp());
    outcomes.persistAndFlush(outcome);
    events.add(
        new OutcomeEvent.OutcomeRecorded(
            course.clinicId(),
            outcome.sessionId(),
            course.id(),
            outcome.id(),
            outcome.instrument()));
    return new Written(outcome, looked(course, session, outcome));
  }

  /** Supersedes an outcome by what it should have said. */
  Written correct(
      UUID courseId, UUID id, @Nullable Instant takenAt, InstrumentAnswers right, String reason) {
    Outcome earlier = correctable(courseId, id);
    require(earlier.instrument(), right);
    Instant at = takenAt == null ? earlier.takenAt() : takenAt(takenAt);
    if (at.equals(earlier.takenAt()) && right.equals(earlier.entered())) {
      throw new Invalid("answers", OUTCOME.somethingMustDiffer());
    }
    return supersede(earlier.corrected(at, right, reason, stamp()));
  }

  /** Retracts an outcome recorded in error. */
  Written retract(UUID courseId, UUID id, String reason) {
    return supersede(correctable(courseId, id).retraction(reason, stamp()));
  }

  private Outcome correctable(UUID courseId, UUID id) {
    // Lock the session first, as charting does.
    UUID sessionId = outcomes.get(courseId, id).sessionId();
    if (sessionId != null) {
      sessions.lock(sessionId);
    }
    courses.lock(courseId);
    Outcome earlier = outcomes.get(courseId, id);
    if (earlier.isRetracted()) {
      throw new Conflict(OUTCOME.takenBack());
    }
    if (outcomes.isCorrected(id)) {
      throw new Conflict(OUTCOME.corrected());
    }
    return earlier;
  }

  private Written supersede(Outcome correction) {
    outcomes.persistAndFlush(correction);
    Course course = courses.get(correction.courseId());
    events.add(
        new OutcomeEvent.OutcomeCorrected(
            course.clinicId(),
            correction.sessionId(),
            course.id(),
            correction.id(),
            correction.supersedes(),
            correction.instrument(),
            correction.isRetracted()));
    UUID sessionId = correction.sessionId();
    InfusionSession session = sessionId == null ? null : sessions.get(sessionId);
    return new Written(correction, looked(course, session, correction));
  }

  private List<Flag> looked(Course course, @Nullable InfusionSession session, Outcome written) {
    if (written.instrument() != Instrument.PHQ9) {
      return List.of();
    }
    List<Outcome> answered =
        Outcomes.inForce(outcomes.of(course.id())).stream()
            .filter(each -> item9(each) != null)
            .toList();
    UUID last = answered.isEmpty() ? null : answered.getLast().id();
    List<CourseFinding> findings =
        answered.stream()
            .filter(each -> aboveZero(item9(each)))
            .map(each -> finding(each, each.id().equals(last)))
            .toList();
    return flags.reconcile(course, session, ITEM_9, findings);
  }

  private static @Nullable Integer item9(Outcome outcome) {
    return outcome.instrument() == Instrument.PHQ9 ? Phq9.item9(outcome.entered()) : null;
  }

  private static boolean aboveZero(@Nullable Integer answer) {
    return answer != null && answer > 0;
  }

  private static CourseFinding finding(Outcome outcome, boolean stillHolds) {
    Integer answer = item9(outcome);
    return new CourseFinding(
        outcome.id(), outcome.takenAt(), Phq9.reason(answer == null ? 0 : answer), stillHolds);
  }

  private static void require(Instrument instrument, InstrumentAnswers entered) {
    List<Fault> faults = instrument.scale().faults(entered);
    if (!faults.isEmpty()) {
      throw new Invalid(faults.stream().map(f -> FieldError.of(f.field(), f.message())).toList());
    }
  }

  private Instant takenAt(@Nullable Instant said) {
    Instant now = clock.instant();
    if (said == null) {
      return now;
    }
    if (said.isAfter(now.plus(AHEAD))) {
      throw new Invalid("takenAt", FIELD.notInTheFuture());
    }
    if (said.isBefore(now.minus(BACK))) {
      throw new Invalid("takenAt", FIELD.daysBackAtMost(BACK.toDays()));
    }
    return said;
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
