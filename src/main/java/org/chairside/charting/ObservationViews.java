package org.chairside.charting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.monitoring.Protocol;
import org.chairside.observation.Observation;
import org.chairside.session.InfusionSession;

/** Shows observations with their NEWS2 scores, completed from the other observations. */
@ApplicationScoped
public class ObservationViews {

  // Before check-in no protocol says how long a value stays fresh; nothing can be charted then.
  private static final Duration NO_FRESHNESS = Duration.ZERO;

  private final SessionMonitor monitor;

  ObservationViews(SessionMonitor monitor) {
    this.monitor = monitor;
  }

  /** The session's observations, oldest first, each with its score. */
  public List<ObservationView> all(InfusionSession session, Chart chart) {
    return some(session, chart, chart.observations());
  }

  /** Some of the session's observations, each with its score; a mark shows on what it marks. */
  public List<ObservationView> some(
      InfusionSession session, Chart chart, List<Observation> wanted) {
    Protocol protocol = monitor.protocol(session);
    Duration freshness =
        protocol == null ? NO_FRESHNESS : Duration.ofMinutes(protocol.freshnessMinutes());
    Map<UUID, Observation> supersededBy = new HashMap<>();
    for (Observation observation : chart.observations()) {
      if (observation.supersedes() != null) {
        supersededBy.put(observation.supersedes(), observation);
      }
    }
    return wanted.stream()
        .filter(observation -> !observation.isRetracted())
        .map(
            observation ->
                ObservationView.of(
                    observation,
                    chart.news2(observation, freshness),
                    supersededBy.get(observation.id())))
        .toList();
  }

  /** One observation just written, with its score. */
  ObservationView one(AssessedSession assessed, Observation observation) {
    return some(assessed.session(), assessed.chart(), List.of(observation)).getFirst();
  }
}
