package org.chairside.whatif;

import java.util.List;
import org.chairside.vocabulary.Severity;

/**
 * The result of replaying many sessions, each under the version that it followed ("now") and under
 * another ("then").
 *
 * @param sessions how many were replayed
 * @param sessionHours how long they took together, from check-in to discharge
 * @param now the load under the versions they followed
 * @param then the load under the other version
 * @param flags how many flags each rule raised at each severity, by rule and severity
 * @param critical what became of the critical flags
 * @param bySession the same session by session, whichever rule flagged, by severity from CRITICAL
 *     down; empty in answers that are older than this
 * @param differing in how many sessions a rule flags something else or at another time
 */
record Comparison(
    int sessions,
    double sessionHours,
    Load now,
    Load then,
    List<FlagCount> flags,
    CriticalFlags critical,
    List<SessionCount> bySession,
    int differing) {

  public Comparison {
    flags = List.copyOf(flags);
    bySession = bySession == null ? List.of() : List.copyOf(bySession);
  }

  /**
   * How much a protocol asks of people.
   *
   * @param flags how many flags, one per rule and session at most
   * @param alarms how often somebody was alarmed: a flag raised, grown more severe or come again
   * @param alarmsPerSessionHour the same by the hours of all sessions; 0 where there are none
   * @param sessionsFlagged how many sessions had any flag
   * @param sessionsWarned how many had a WARNING or CRITICAL flag
   * @param sessionsCritical how many had a CRITICAL flag
   */
  public record Load(
      int flags,
      int alarms,
      double alarmsPerSessionHour,
      int sessionsFlagged,
      int sessionsWarned,
      int sessionsCritical) {}

  /** Flags of one rule whose most urgent severity is this one. */
  public record FlagCount(String rule, Severity severity, int now, int then) {}

  /**
   * Sessions with a flag of at least this severity: a rule that is merged into another loses none.
   *
   * @param both under both
   * @param later of those, how many reached it later then
   * @param onlyNow now, not then
   * @param onlyThen then, not now
   */
  public record SessionCount(Severity severity, int both, int later, int onlyNow, int onlyThen) {}

  /**
   * Critical flags by rule and session.
   *
   * @param same critical at the same moment under both
   * @param earlier critical under both, earlier then
   * @param later critical under both, later then
   * @param lost critical now, not then
   * @param won critical then, not now
   */
  public record CriticalFlags(int same, int earlier, int later, int lost, int won) {}
}
