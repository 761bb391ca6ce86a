package org.chairside.demo;

import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.patient.Patients;
import org.chairside.platform.problem.Refusal;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;
import org.jboss.logging.Logger;

/** Plays the demo's sessions as time goes by, only for demo patients. */
@ApplicationScoped
class Simulator {

  private static final Logger LOG = Logger.getLogger(Simulator.class);
  private static final String EVERY = "2s";
  private static final int RECEPTION_EVERY = 15;
  private static final int PAST_AT_ONCE = 4;
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
  // After a long stop, the flags of that time should not all be waiting.
  private static final Duration LONG_AGO = Duration.ofHours(12);

  private static final List<SessionStatus> GOING_ON =
      List.of(
          SessionStatus.BOOKED,
          SessionStatus.CHECKED_IN,
          SessionStatus.INFUSING,
          SessionStatus.PAUSED,
          SessionStatus.STOPPED,
          SessionStatus.RECOVERY);

  private final Scheduler scheduler;
  private final Transactions transactions;
  private final Sessions sessions;
  private final DemoSessions demoSessions;
  private final Patients patients;
  private final SessionPlayer player;
  private final WalkIns walkIns;
  private final Clock clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();
  private int ticks;

  Simulator(
      Scheduler scheduler,
      Transactions transactions,
      Sessions sessions,
      DemoSessions demoSessions,
      Patients patients,
      SessionPlayer player,
      WalkIns walkIns,
      Clock clock) {
    this.scheduler = scheduler;
    this.transactions = transactions;
    this.sessions = sessions;
    this.demoSessions = demoSessions;
    this.patients = patients;
    this.player = player;
    this.walkIns = walkIns;
    this.clock = clock;
  }

  /**
   * As long as nobody touches this version of a session there is nothing to do in it until then.
   */
  private record Known(int version, Instant until) {}

  private record Going(UUID id, int version, SessionStatus status, Instant startsAt) {

    boolean isPast(Instant now) {
      return status == SessionStatus.BOOKED && startsAt.isBefore(now.minus(LONG_AGO));
    }
  }

  /**
   * Brings the sessions of patients who sat in a chair when the demo was stopped to where they
   * would be now. Who would have come meanwhile is played by and by.
   */
  void catchUp(Team team) {
    goingOn(team).stream()
        .filter(going -> going.status() != SessionStatus.BOOKED)
        .forEach(going -> play(going, team));
    walkIns.reopen(team);
  }

  /** From now on sessions are played as time goes by. */
  void begin(Team team) {
    scheduler
        .newJob("demo")
        .setInterval(EVERY)
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(execution -> tick(team))
        .schedule();
  }

  private void tick(Team team) {
    List<Going> going = goingOn(team);
    known.keySet().retainAll(going.stream().map(Going::id).toList());
    List<Going> due = going.stream().filter(this::isDue).toList();
    Instant now = clock.instant();
    due.stream().filter(each -> !each.isPast(now)).forEach(each -> play(each, team));
    due.stream()
        .filter(each -> each.isPast(now))
        .limit(PAST_AT_ONCE)
        .forEach(each -> play(each, team));
    if (ticks++ % RECEPTION_EVERY == 0) {
      walkIns.fillChairs(team);
      walkIns.clearBacklog(team);
    }
  }

  private List<Going> goingOn(Team team) {
    Instant soon = clock.instant().plus(Duration.ofMinutes(1));
    return transactions.call(
        team.nurse(),
        () ->
            demoSessions.startingBy(soon, GOING_ON).stream()
                .map(s -> new Going(s.id(), s.version(), s.status(), s.startsAt()))
                .toList());
  }

  private boolean isDue(Going going) {
    Known before = known.get(going.id());
    return before == null
        || before.version() != going.version()
        || !before.until().isAfter(clock.instant());
  }

  private void play(Going going, Team team) {
    Instant now = clock.instant();
    try {
      known.put(going.id(), transactions.call(team.nurse(), () -> played(going, now, team)));
    } catch (RuntimeException failure) {
      if (!(failure instanceof Refusal)) {
        LOG.warnf(failure, "session %s could not be played", going.id());
      }
      // A refusal means that a real person left the session in a way that the demo does not know.
      known.put(going.id(), new Known(going.version(), now.plus(AFTER_A_FAILURE)));
    }
  }

  private Known played(Going going, Instant now, Team team) {
    boolean tended = going.startsAt().isBefore(now.minus(LONG_AGO));
    Instant next = player.play(going.id(), now, team, tended);
    InfusionSession session = sessions.get(going.id());
    sessions.flush();
    if (tended && session.status() == SessionStatus.DISCHARGED && !isUnsigned(session)) {
      player.signOff(session, team);
    }
    return new Known(session.version(), next == null ? Instant.MAX : next);
  }

  private boolean isUnsigned(InfusionSession session) {
    return DemoPatients.person(patients.get(session.patientId()).mrn())
        .isUnsigned(session.number());
  }
}
