package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.chairside.booking.CallOffDesk;
import org.chairside.demo.Colleagues.Team;
import org.chairside.demo.Plot.Complaint;
import org.chairside.floor.InfusionFloor;
import org.chairside.observation.Observation;
import org.chairside.observation.Observations;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffectSeverity;
import org.chairside.observation.SideEffectType;
import org.chairside.observation.SideEffects;
import org.chairside.observation.VitalSigns;
import org.chairside.platform.Actor;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSegment;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is done next in a session, told by nothing but what is charted in it. Whatever a real person
 * does to the session is followed.
 */
@ApplicationScoped
class Routine {

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
  // What a real person left standing is put in order this long after its planned end.
  private static final Duration LEFT_STANDING = Duration.ofMinutes(90);

  private final InfusionFloor floor;
  private final CallOffDesk changes;
  private final Bedside bedside;
  private final Observations observations;
  private final SideEffects sideEffects;

  Routine(
      InfusionFloor floor,
      CallOffDesk changes,
      Bedside bedside,
      Observations observations,
      SideEffects sideEffects) {
    this.floor = floor;
    this.changes = changes;
    this.bedside = bedside;
    this.observations = observations;
    this.sideEffects = sideEffects;
  }

  /** Something to do, when and by whom. */
  record Deed(Instant at, Actor by, Runnable work) {

    Deed notBefore(Instant earliest) {
      return at.isBefore(earliest) ? new Deed(earliest, by, work) : this;
    }
  }

  /** What comes next in the session; null where nothing does. */
  @Nullable Deed next(InfusionSession session, Person person, Team team) {
    Look look = new Look(session, person, team);
    Instant last = look.lastChange();
    return look.deeds().stream()
        .map(deed -> deed.notBefore(last))
        .min(Comparator.comparing(Deed::at))
        .orElse(null);
  }

  /** One look at one session. */
  private final class Look {
    private final InfusionSession session;
    private final Person person;
    private final Plot plot;
    private final Team team;
    private final List<Observation> sets;
    private final List<SideEffect> noted;
    private final List<Deed> deeds = new ArrayList<>();

    Look(InfusionSession session, Person person, Team team) {
      this.session = session;
      this.person = person;
      this.plot = person.plot(session.number());
      this.team = team;
      this.sets = Observations.inForce(observations.of(List.of(session.id())));
      this.noted = SideEffects.inForce(sideEffects.of(List.of(session.id())));
    }

    List<Deed> deeds() {
      switch (session.status()) {
        case BOOKED -> nurse(session.startsAt(), () -> floor.checkIn(session.id(), null));
        case CHECKED_IN -> prepare(Objects.requireNonNull(session.checkedInAt()));
        case INFUSING -> infuse(Objects.requireNonNull(session.startedAt()));
        case PAUSED -> pause();
        case STOPPED ->
            nurse(ended().plus(Duration.ofMinutes(2)), () -> floor.finish(session.id(), null));
        case RECOVERY -> recover();
        case DISCHARGED, CANCELLED, NO_SHOW -> {}
      }
      return deeds;
    }

    private void nurse(Instant at, Runnable work) {
      deeds.add(new Deed(at, team.nurse(), work));
    }

    /** Nothing is done before what was done last. */
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
      if (bedside.isRefused(session)) {
        Instant giveUp = session.endsAt().plus(LEFT_STANDING);
        deeds.add(
            new Deed(
                giveUp,
                team.scheduler(),
                () -> cancel(ClosingCode.MEDICAL, "Not fit for today's session")));
        return;
      }
      Instant start = came.plus(plot.untilStart());
      Instant baseline = came.plus(plot.untilBaseline());
      if (session.checklist().isEmpty()) {
        nurse(came.plus(ANSWERS_AFTER), () -> bedside.check(session, FIRST_ANSWERS));
      } else if (!hasSetSince(start.minus(BASELINE_LASTS))) {
        nurse(baseline, this::chart);
      } else if (!bedside.isChecked(session)) {
        nurse(baseline.plus(REST_OF_ANSWERS), () -> bedside.check(session, Integer.MAX_VALUE));
      } else {
        nurse(start, this::begin);
      }
    }

    private void cancel(ClosingCode code, String reason) {
      changes.cancel(session.id(), code, reason);
    }

    private void begin() {
      if (!hasSetSince(bedside.now().minus(BASELINE_LASTS))) {
        chart();
      }
      bedside.start(session, person);
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
      complaints().stream()
          .filter(complaint -> noted.stream().noneMatch(effect -> isSame(complaint, effect)))
          .forEach(
              complaint ->
                  nurse(
                      started.plusMillis((long) (complaint.minute() * 60_000)),
                      () -> bedside.note(session, complaint, noted)));
      Instant end = plannedEnd(started);
      nurse(end.plusSeconds(seconds("finish", 5, 40)), () -> floor.finish(session.id(), null));
    }

    private void breakOnce(Instant started) {
      Double minute = plot.breakAt();
      boolean had = session.segments().stream().anyMatch(s -> s.mgPerHour().signum() == 0);
      if (minute != null && !had) {
        nurse(
            started.plusMillis((long) (minute * 60_000)),
            () -> floor.pause(session.id(), Plot.BREAK_REASON, null));
      }
    }

    private List<Complaint> complaints() {
      List<Complaint> all = new ArrayList<>(plot.complaints());
      double dissociates = person.chance(session.number(), "dissociation");
      if (dissociates < 0.4) {
        all.add(
            new Complaint(
                14 + 20 * dissociates,
                SideEffectType.DISSOCIATION,
                dissociates < 0.1 ? SideEffectSeverity.MODERATE : SideEffectSeverity.MILD,
                "Reassured"));
      }
      if (plot != Plot.BREAK && person.chance(session.number(), "nausea") < 0.12) {
        all.add(
            new Complaint(
                26, SideEffectType.NAUSEA, SideEffectSeverity.MODERATE, "Ondansetron 4 mg"));
      }
      return all;
    }

    private static boolean isSame(Complaint complaint, SideEffect effect) {
      return effect.type() == complaint.type()
          && effect.peakSeverity().compareTo(complaint.severity()) >= 0;
    }

    private void pause() {
      dueSet();
      InfusionSegment held = session.segments().getLast();
      if (held.reason().equals(Plot.BREAK_REASON)) {
        nurse(
            held.startedAt().plus(BREAK_LASTS),
            () -> floor.resume(session.id(), "Feels better", null));
      } else {
        nurse(session.endsAt().plus(LEFT_STANDING), () -> floor.finish(session.id(), null));
      }
    }

    private Instant plannedEnd(Instant started) {
      Instant end = started.plus(Duration.ofMinutes(session.infusionMinutes()));
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
      if (!bedside.isPreparedToLeave(session)) {
        nurse(ready, () -> bedside.prepareToLeave(session, person));
      } else if (bedside.isReadyToLeave(session, goes)) {
        nurse(goes, () -> floor.discharge(session.id(), null, null));
      } else {
        deeds.add(
            new Deed(
                later(goes, ended().plus(LONGEST_RECOVERY)),
                team.clinician(),
                () -> floor.discharge(session.id(), null, SEEN)));
      }
    }

    private Instant ended() {
      return Objects.requireNonNull(session.infusionEndedAt());
    }

    // -------------------------------------------------------------- at any time

    private void dueSet() {
      Instant due = bedside.dueAt(session);
      if (due != null) {
        Instant started = Objects.requireNonNull(session.startedAt());
        nurse(
            due.plusSeconds(seconds("set", 5, 30))
                .plus(plot.forgets(Duration.between(started, due))),
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
          nurse(passes.isBefore(latest) ? passes : latest, () -> bedside.resolve(session, effect));
        }
      }
    }

    private void chart() {
      bedside.chart(session, person);
    }

    private long seconds(String what, int least, int most) {
      return least + (long) (person.chance(session.number(), what) * (most - least));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
