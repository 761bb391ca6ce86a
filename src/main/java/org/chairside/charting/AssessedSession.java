package org.chairside.charting;

import java.util.List;
import org.chairside.flag.Flag;
import org.chairside.session.InfusionSession;

/**
 * A session that was just judged by its protocol, with the chart that was read for it, so that
 * nobody reads it twice.
 *
 * @param raised the flags that were raised or grew more severe
 */
public record AssessedSession(InfusionSession session, Chart chart, List<Flag> raised) {
  public AssessedSession {
    raised = List.copyOf(raised);
  }
}
