package org.chairside.planning;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.planning.Replanner.Replan;

/**
 * A re-plan as the search finds it, beside the proven fewest moves.
 *
 * @param broken how many sessions break a rule before
 * @param unsaved how many keep no place
 * @param moves how many change their start or their chair
 * @param isProven whether the solver proved its answer in the time it had
 */
public record ProvenReplan(
    String instance,
    int chairs,
    int sessions,
    int broken,
    int unsaved,
    int moves,
    int fewestUnsaved,
    int fewestMoves,
    boolean isProven,
    double millis,
    long solverMillis) {

  /** The floor of this seed. */
  public static ProvenReplan of(long seed, Duration patience, double seconds) {
    BrokenSchedule brokenSchedule = BrokenSchedule.small(seed);
    Replanner replanner =
        new Replanner(
            brokenSchedule.schedule(), brokenSchedule.earliest(), patience, InstantSource.system());
    Set<UUID> broken =
        replanner.broken(brokenSchedule.movables()).stream()
            .map(each -> each.appointment().id())
            .collect(Collectors.toSet());
    long began = System.nanoTime();
    Replan replan = replanner.replan(brokenSchedule.movables());
    double millis = (System.nanoTime() - began) / 1e6;
    ScheduleOracle.Fewest fewest = new ScheduleOracle(brokenSchedule).prove(broken, seconds, 2);
    return new ProvenReplan(
        brokenSchedule.toString(),
        brokenSchedule.chairs(),
        brokenSchedule.movables().size(),
        broken.size(),
        replan.unsaved().size(),
        Math.toIntExact(brokenSchedule.moved(replan.moves())),
        fewest.unsaved(),
        fewest.moves(),
        fewest.isProven(),
        millis,
        fewest.millis());
  }
}
