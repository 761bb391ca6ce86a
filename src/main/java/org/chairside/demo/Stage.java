package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.chairside.course.NewRecommendation;
import org.chairside.demo.Colleagues.Team;
import org.chairside.demo.Routine.Deed;
import org.chairside.flag.Flag;
import org.chairside.flag.Flag.Disposition;
import org.chairside.flag.FlagDesk;
import org.chairside.flag.Flags;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.WardClock;
import org.chairside.review.ReviewBoard;
import org.chairside.review.ReviewBoard.Decision;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Plays sessions, each deed at its own moment, within the present transaction. */
@ApplicationScoped
class Stage {

  // More than any session takes.
  private static final int MOST_DEEDS = 300;
  private static final Duration PRESENT = Duration.ofSeconds(15);
  private static final Duration SEEN_AFTER = Duration.ofSeconds(20);
  private static final int SLOWER_BY_MINUTES = 15;
  private static final int LONGEST_MINUTES = 90;
  private static final Duration REVIEWED_AFTER = Duration.ofMinutes(15);

  private final Routine routine;
  private final Sessions sessions;
  private final Patients patients;
  private final Flags flags;
  private final FlagDesk flagDesk;
  private final ReviewBoard reviews;
  private final Clock clock;

  Stage(
      Routine routine,
      Sessions sessions,
      Patients patients,
      Flags flags,
      FlagDesk flagDesk,
      ReviewBoard reviews,
      Clock clock) {
    this.routine = routine;
    this.sessions = sessions;
    this.patients = patients;
    this.flags = flags;
    this.flagDesk = flagDesk;
    this.reviews = reviews;
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
    Person person = Cast.person(patients.get(session.patientId()).mrn());
    for (int i = 0; i < MOST_DEEDS; i++) {
      Deed deed = routine.next(session, person, team);
      if (deed == null) {
        return null;
      }
      if (deed.at().isAfter(until)) {
        return deed.at();
      }
      at(deed.at(), deed.by(), deed.work());
      if (tended) {
        see(session, deed.at().plus(SEEN_AFTER), team);
      }
    }
    throw new IllegalStateException("a session of the demo does not come to its end");
  }

  private void see(InfusionSession session, Instant at, Team team) {
    for (Flag flag : flags.of(session.id())) {
      if (flag.status() == Flag.Status.OPEN) {
        at(at, team.nurse(), () -> flagDesk.acknowledge(flag.id()));
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
    at(at.plusSeconds(90), team.clinician(), () -> reviews.signOff(session.id(), Decision.NONE));
  }

  private void resolve(Flag flag, InfusionSession session) {
    switch (flag.severity()) {
      case CRITICAL ->
          flagDesk.resolve(
              flag.id(),
              Disposition.ADJUST,
              "Settled without a drug; slower rate next time.",
              new NewRecommendation(
                  null, slower(session), "Critical values at the usual rate", null));
      case WARNING -> flagDesk.resolve(flag.id(), Disposition.CONTINUE, "Passed, no sequel.", null);
      case ADVISORY -> flagDesk.resolve(flag.id(), Disposition.NO_ACTION, null, null);
    }
  }

  private static int slower(InfusionSession session) {
    return Math.min(LONGEST_MINUTES, session.infusionMinutes() + SLOWER_BY_MINUTES);
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
      WardClock.at(moment, acted);
    }
  }
}
