package org.chairside.flag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.flag.Flag.FlagPlace;
import org.chairside.monitoring.Finding;
import org.chairside.monitoring.Protocol;
import org.chairside.platform.Actor;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;

/**
 * Turns findings and manual reports into flags; {@link FlagDecisions} acknowledges and resolves
 * them.
 */
@ApplicationScoped
public class FlagRegister {

  private final Flags flags;
  private final Sessions sessions;
  private final FlagUpdater updater;
  private final Clock clock;
  private final Event<FlagTouched> touched;

  FlagRegister(
      Flags flags,
      Sessions sessions,
      FlagUpdater updater,
      Clock clock,
      Event<FlagTouched> touched) {
    this.flags = flags;
    this.sessions = sessions;
    this.updater = updater;
    this.clock = clock;
    this.touched = touched;
  }

  /** Fired within the transaction in which a person raised a flag or dealt with one. */
  public record FlagTouched(InfusionSession session) {}

  /** The part of the chart that flags need. */
  public interface Charted {

    /** False where the session has never had a flag, so that none need be looked for. */
    boolean mayHaveFlags();

    /** The charted thing as evidence of the given urgency. */
    Evidence evidence(UUID id, Severity severity);

    /**
     * What this is a correction of, where the correction did not touch these signs or the time: the
     * corrected entry and those before it.
     */
    List<UUID> unchanged(UUID id, Set<VitalSign> signs);

    /** What this is a correction of, where the correction did not touch the time. */
    default List<UUID> corrected(UUID id) {
      return unchanged(id, Set.of());
    }

    /** Whether it was recorded long after it happened. */
    boolean isEnteredLate(UUID id);
  }

  /** What the protocol says of a session now, and what it would have said at an earlier instant. */
  public interface Judged {

    Protocol protocol();

    List<Finding> findings();

    /** Whether time alone had met the rule at that instant, by all that is known today. */
    boolean wasMetByTime(String rule, Instant at);
  }

  /**
   * Updates the session's flags to the protocol's current findings. A finding whose evidence a flag
   * of its own already has raises nothing again, even after that flag was resolved; new evidence
   * joins the unresolved flag or raises one. A flag that nothing supports any more is withdrawn,
   * and what it covered is judged without it.
   */
  public Reconciled reconcile(InfusionSession session, Judged judged, Charted charted) {
    FlagReconciliation reconciliation =
        new FlagReconciliation(session, judged, charted, flags, updater, clock.instant());
    List<Flag> raised = reconciliation.run();
    return new Reconciled(raised, reconciliation.unresolved());
  }

  /**
   * The session's flags after an update.
   *
   * @param raised those that were raised, reopened or grew more severe
   * @param unresolved those that no clinician has resolved, in the order in which they were raised
   */
  public record Reconciled(List<Flag> raised, List<Flag> unresolved) {}

  /** Raises a flag that a person reports. */
  public Flag raise(UUID sessionId, Severity severity, String reason) {
    InfusionSession session = sessions.lock(sessionId);
    session.requireChartable();
    Flag flag =
        Flag.byPerson(
            FlagPlace.of(session), severity, reason, Actor.current().stamp(clock.instant()));
    updater.raise(flag);
    flags.flush();
    touched.fire(new FlagTouched(session));
    return flag;
  }
}
