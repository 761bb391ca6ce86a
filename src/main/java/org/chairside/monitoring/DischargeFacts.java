package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.ScoredItem;

/**
 * What staff recorded for the discharge.
 *
 * @param escortNamed whether it is known who takes the patient home
 * @param confirmations the latest answer by the code of the confirmation; unanswered ones are left
 *     out
 * @param scores how the recovery was scored, in any order
 * @param criticalFlags how many critical flags no clinician has resolved
 */
public record DischargeFacts(
    boolean escortNamed,
    Map<String, Boolean> confirmations,
    List<Scored> scores,
    int criticalFlags) {

  /** One scoring of the recovery. */
  public record Scored(RecoveryScale scale, Instant assessedAt, List<ScoredItem> items) {}

  public DischargeFacts {
    confirmations = Map.copyOf(confirmations);
    scores = List.copyOf(scores);
  }
}
