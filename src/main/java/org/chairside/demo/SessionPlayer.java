package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.chairside.course.NewRecommendation;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.demo.SessionScript.Step;
import org.chairside.flag.Flag;
import org.chairside.flag.FlagDecisions;
import org.chairside.flag.Flags;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.ApplicationClock;
import org.chairside.review.ReviewQueue;
import org.chairside.review.ReviewQueue.Decision;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Disposition;
import org.jspecify.annotations.Nullable;

/** Plays sessions, each step at its own time, within the current transaction. */
@ApplicationScoped
class SessionPlayer {

  // More than any session takes.
  private static final int MOST_DEEDS = 300;
  private static final Duration PRESENT = Duration.ofSeconds(15);
  private static final Duration SEEN_AFTER = Duration.ofSeconds(20);
  private static final int SLOWER_BY_MINUTES = 15;
  private static final int LONGEST_MINUTES = 90;
  private static final Duration REVIEWED_AFTER = Duration.ofMinutes(15);

  private final SessionScript script;
  private final Sessions sessions;
  private final Patients patients;
  private final Flags flags;
  private final FlagDecisions decisions;
  private final ReviewQueue queue;
  private final Clock clock;

  SessionPlayer(
      SessionScript script,
      Sessions sessions,
      Patients patients,
      Flags flags,
      FlagDecisions decisions,
      ReviewQueue queue,
      Clock clock) {
    this.script = script;
    this.sessions = sessions;
    this.patients = patients;
    this.flags = flags;
    this.decisions = decisions;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Does what there was to do in the session until that moment.
   *
   * @param tended whether flags are seen as they come; where they are not, they wait for a person
   * @return when there is something to do next; null for never
   */
  @Nullable Instant play(UUID sessionId, Instant until, Team team, boolean tended) {
    InfusionSession session = sessions.lock(sessionId);
    Person person = DemoPatients.person(patients.get(session.patientId()).mrn());
    for (int i = 0; i < MOST_DEEDS; i++) {
      Step step = script.next(session, person, team);
      if (step == null) {
        return null;
      }
      if (step.at().isAfter(until)) {
        return step.at();
      }
      at(step.at(), step.by(), step.work());
      if (tended) {
        see(session, step.at().plus(SEEN_AFTER), team);
      }
    }
    throw new IllegalStateException("a session of the demo does not come to its end");
  }

  private void see(InfusionSession session, Instant at, Team team) {
    for (Flag flag : flags.of(session.id())) {
      if (flag.status() == Flag.FlagStatus.OPEN) {
        at(at, team.nurse(), () -> decisions.acknowledge(flag.id()));
      }
    }
  }

  /** A clinician deals with the session's flags and signs it off, soon after the discharge. */
  void signOff(InfusionSession session, Team team) {
    Instant at = Objects.requireNonNull(session.dischargedAt()).plus(REVIEWED_AFTER);
    for (Flag flag : flags.of(session.id())) {
      if (!flag.isResolved()) {
        at(at, team.clinician(), () -> resolve(flag, session));
      }
    }
    at(at.plusSeconds(90), team.clinician(), () -> queue.signOff(session.id(), Decision.NONE));
  }

  private void resolve(Flag flag, InfusionSession session) {
    switch (flag.severity()) {
      case CRITICAL ->
          decisions.resolve(
              flag.id(),
              Disposition.ADJUST,
              "Settled without a drug; slower rate next time.",
              new NewRecommendation(
                  null, slower(session), "Critical values at the usual rate", null));
      case WARNING ->
          decisions.resolve(flag.id(), Disposition.CONTINUE, "Passed, no sequel.", null);
      case ADVISORY -> decisions.resolve(flag.id(), Disposition.NO_ACTION, null, null);
    }
  }

  private static int slower(InfusionSession session) {
    return Math.min(LONGEST_MINUTES, session.plan().infusionMinutes() + SLOWER_BY_MINUTES);
  }

  /** Does the work as that person and, unless it is about now, as though it were that moment. */
  void at(Instant moment, Actor by, Runnable work) {
    Runnable acted =
        () ->
            by.acting(
                () -> {
                  work.run();
                  return true;
                });
    if (Duration.between(moment, clock.instant()).abs().compareTo(PRESENT) < 0) {
      acted.run();
    } else {
      ApplicationClock.at(moment, acted);
    }
  }
}
