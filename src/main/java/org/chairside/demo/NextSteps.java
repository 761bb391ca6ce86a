package org.chairside.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.demo.Scenario.Complaint;
import org.chairside.demo.SessionScript.Means;
import org.chairside.demo.SessionScript.Step;
import org.chairside.observation.Observation;
import org.chairside.observation.SideEffect;
import org.chairside.observation.VitalSigns;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSegment;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;

/** What can be done next in one session, as it is now. */
final class NextSteps {

  private static final int FIRST_ANSWERS = 9;
  private static final Duration ANSWERS_AFTER = Duration.ofMinutes(3);
  private static final Duration REST_OF_ANSWERS = Duration.ofMinutes(2);
  private static final Duration BASELINE_LASTS = Duration.ofMinutes(13);
  private static final Duration REPEAT_WITHIN = Duration.ofMinutes(5);
  private static final Duration BREAK_LASTS = Duration.ofMinutes(8);
  private static final Duration SETTLES_IN = Duration.ofMinutes(20);
  private static final Duration LEAST_RECOVERY = Duration.ofMinutes(32);
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(43);
  private static final String SEEN = "Seen by the clinician, well enough to go with the escort";
  private static final int SETS_IN_RECOVERY = 2;
  // What a real person left unfinished is completed this long after its planned end.
  private static final Duration LEFT_STANDING = Duration.ofMinutes(90);

  private final Means means;
  private final InfusionSession session;
  private final Person person;
  private final Scenario scenario;
  private final Team team;
  private final List<Observation> sets;
  private final List<SideEffect> noted;
  private final List<Step> steps = new ArrayList<>();

  NextSteps(
      Means means,
      InfusionSession session,
      Person person,
      Team team,
      List<Observation> sets,
      List<SideEffect> noted) {
    this.means = means;
    this.session = session;
    this.person = person;
    this.scenario = person.plot(session.number());
    this.team = team;
    this.sets = sets;
    this.noted = noted;
  }

  List<Step> steps() {
    switch (session.status()) {
      case BOOKED -> nurse(session.startsAt(), () -> means.nurseActions().checkIn(session));
      case CHECKED_IN -> prepare(Objects.requireNonNull(session.checkedInAt()));
      case INFUSING -> infuse(Objects.requireNonNull(session.startedAt()));
      case PAUSED -> pause();
      case STOPPED ->
          nurse(
              ended().plus(Duration.ofMinutes(2)),
              () -> means.infusions().finish(session.id(), null));
      case RECOVERY -> recover();
      case DISCHARGED, CANCELLED, NO_SHOW -> {}
    }
    return steps;
  }

  private void nurse(Instant at, Runnable work) {
    steps.add(new Step(at, team.nurse(), work));
  }

  /** A step is never earlier than the last one. */
  Instant lastChange() {
    Instant last = session.startsAt();
    if (session.status() != SessionStatus.BOOKED && session.checkedInAt() != null) {
      last = session.checkedInAt();
    }
    List<InfusionSegment> segments = session.segments();
    if (!segments.isEmpty()) {
      last = later(last, segments.getLast().startedAt().plusSeconds(20));
    }
    Instant ended = session.infusionEndedAt();
    return ended == null ? last : later(last, ended.plusSeconds(20));
  }

  // -------------------------------------------------------------- before

  private void prepare(Instant came) {
    if (means.nurseActions().isRefused(session)) {
      Instant giveUp = session.endsAt().plus(LEFT_STANDING);
      steps.add(
          new Step(
              giveUp,
              team.scheduler(),
              () -> cancel(ClosingCode.MEDICAL, "Not fit for today's session")));
      return;
    }
    Instant start = came.plus(scenario.untilStart());
    Instant baseline = came.plus(scenario.untilBaseline());
    if (session.checkIn().checklist().isEmpty()) {
      nurse(came.plus(ANSWERS_AFTER), () -> means.nurseActions().check(session, FIRST_ANSWERS));
    } else if (!hasSetSince(start.minus(BASELINE_LASTS))) {
      nurse(baseline, this::chart);
    } else if (!means.nurseActions().isChecked(session)) {
      nurse(
          baseline.plus(REST_OF_ANSWERS),
          () -> means.nurseActions().check(session, Integer.MAX_VALUE));
    } else {
      nurse(start, this::begin);
    }
  }

  private void cancel(ClosingCode code, String reason) {
    means.cancellations().cancel(session.id(), code, reason);
  }

  private void begin() {
    if (!hasSetSince(means.nurseActions().now().minus(BASELINE_LASTS))) {
      chart();
    }
    means.nurseActions().start(session, person);
  }

  private boolean hasSetSince(Instant since) {
    return sets.stream().anyMatch(set -> !set.takenAt().isBefore(since));
  }

  // -------------------------------------------------------------- during

  private void infuse(Instant started) {
    dueSet();
    repeat();
    settle();
    breakOnce(started);
    person.complaints(session.number()).stream()
        .filter(complaint -> noted.stream().noneMatch(effect -> isSame(complaint, effect)))
        .forEach(
            complaint ->
                nurse(
                    started.plusMillis((long) (complaint.minute() * 60_000)),
                    () -> means.nurseActions().note(session, complaint, noted)));
    Instant end = plannedEnd(started);
    nurse(
        end.plusSeconds(seconds("finish", 5, 40)),
        () -> means.infusions().finish(session.id(), null));
  }

  private void breakOnce(Instant started) {
    Double minute = scenario.breakAt();
    boolean had = session.segments().stream().anyMatch(s -> s.mgPerHour().signum() == 0);
    if (minute != null && !had) {
      nurse(
          started.plusMillis((long) (minute * 60_000)),
          () -> means.infusions().pause(session.id(), Scenario.BREAK_REASON, null));
    }
  }

  private static boolean isSame(Complaint complaint, SideEffect effect) {
    return effect.type() == complaint.type()
        && effect.peakSeverity().compareTo(complaint.severity()) >= 0;
  }

  private void pause() {
    dueSet();
    InfusionSegment held = session.segments().getLast();
    if (held.reason().equals(Scenario.BREAK_REASON)) {
      nurse(
          held.startedAt().plus(BREAK_LASTS),
          () -> means.infusions().resume(session.id(), "Feels better", null));
    } else {
      nurse(
          session.endsAt().plus(LEFT_STANDING), () -> means.infusions().finish(session.id(), null));
    }
  }

  private Instant plannedEnd(Instant started) {
    Instant end = started.plus(Duration.ofMinutes(session.plan().infusionMinutes()));
    List<InfusionSegment> segments = session.segments();
    for (int i = 0; i + 1 < segments.size(); i++) {
      if (segments.get(i).mgPerHour().signum() == 0) {
        end =
            end.plus(
                Duration.between(segments.get(i).startedAt(), segments.get(i + 1).startedAt()));
      }
    }
    return end;
  }

  // -------------------------------------------------------------- after

  private void recover() {
    dueSet();
    repeat();
    settle();
    long since = sets.stream().filter(set -> !set.takenAt().isBefore(ended())).count();
    if (since >= SETS_IN_RECOVERY) {
      leave();
    }
  }

  /** By the criteria of the protocol or, where they are not met in time, by the clinician. */
  private void leave() {
    Instant ready =
        later(
            ended().plus(LEAST_RECOVERY).plusSeconds(seconds("discharge", 0, 420)),
            sets.getLast().takenAt().plusSeconds(40));
    Instant goes = ready.plusSeconds(30);
    if (!means.nurseActions().isPreparedToLeave(session)) {
      nurse(ready, () -> means.nurseActions().prepareToLeave(session, person));
    } else if (means.nurseActions().isReadyToLeave(session, goes)) {
      nurse(goes, () -> means.discharges().discharge(session.id(), null, null));
    } else {
      steps.add(
          new Step(
              later(goes, ended().plus(LONGEST_RECOVERY)),
              team.clinician(),
              () -> means.discharges().discharge(session.id(), null, SEEN)));
    }
  }

  private Instant ended() {
    return Objects.requireNonNull(session.infusionEndedAt());
  }

  // -------------------------------------------------------------- at any time

  private void dueSet() {
    Instant due = means.nurseActions().dueAt(session);
    if (due != null) {
      Instant started = Objects.requireNonNull(session.startedAt());
      nurse(
          due.plusSeconds(seconds("set", 5, 30))
              .plus(scenario.forgets(Duration.between(started, due))),
          this::chart);
    }
  }

  /** What is high is measured again soon. */
  private void repeat() {
    if (sets.isEmpty() || !isHigh(sets.getLast().vitals())) {
      return;
    }
    Instant high = sets.getLast().takenAt();
    boolean repeated =
        sets.size() > 1 && sets.get(sets.size() - 2).takenAt().isAfter(high.minus(REPEAT_WITHIN));
    if (!repeated) {
      nurse(high.plusSeconds(seconds("repeat", 90, 150)), this::chart);
    }
  }

  private static boolean isHigh(VitalSigns vitals) {
    Integer systolic = vitals.systolic();
    Integer diastolic = vitals.diastolic();
    return (systolic != null && systolic >= 160) || (diastolic != null && diastolic >= 100);
  }

  private void settle() {
    Instant ended = session.infusionEndedAt();
    for (SideEffect effect : noted) {
      if (effect.resolvedAt() == null) {
        Instant passes = effect.onsetAt().plus(SETTLES_IN);
        Instant latest = ended == null ? passes : ended.plus(Duration.ofMinutes(12));
        nurse(
            passes.isBefore(latest) ? passes : latest,
            () -> means.nurseActions().resolve(session, effect));
      }
    }
  }

  private void chart() {
    means.nurseActions().chart(session, person, sets);
  }

  private long seconds(String what, int least, int most) {
    return least + (long) (person.chance(session.number(), what) * (most - least));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
