package org.chairside.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.charting.Chart;
import org.chairside.charting.ObservationView.News2View;
import org.chairside.clinic.Chair;
import org.chairside.live.BoardView.BoardClinic;
import org.chairside.live.BoardView.BoardFlag;
import org.chairside.live.BoardView.BoardPatient;
import org.chairside.live.BoardView.LastVitals;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.Timeline;
import org.chairside.observation.Observation;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a clinic's chairs and who comes next, before the time of day is asked. It can be kept
 * for as long as the database has nothing newer, and is read by several threads at once: no lazy
 * part of its entities is left to be loaded.
 *
 * @param seated the sessions in each chair, by their check-in
 * @param left those whose patients have left each chair of late
 * @param next the next booked one of each chair
 */
record Floor(
    BoardClinic clinic,
    List<Chair> chairs,
    Map<UUID, List<Seated>> seated,
    Map<UUID, List<InfusionSession>> left,
    Map<UUID, Next> next) {

  /**
   * A session whose patient is in a chair.
   *
   * @param protocol the one that it follows, or null before check-in
   * @param lastVitals the latest set, or null where none was taken
   * @param flags those that no clinician has resolved, the most urgent first
   */
  record Seated(
      InfusionSession session,
      BoardPatient patient,
      Chart chart,
      Timeline timeline,
      @Nullable Protocol protocol,
      @Nullable LastVitals lastVitals,
      List<BoardFlag> flags) {

    static Seated of(
        InfusionSession session,
        BoardPatient patient,
        Chart chart,
        @Nullable Protocol protocol,
        List<BoardFlag> flags) {
      return new Seated(
          session,
          patient,
          chart,
          chart.timeline(),
          protocol,
          protocol == null ? null : last(chart, protocol),
          flags);
    }

    private static @Nullable LastVitals last(Chart chart, Protocol protocol) {
      Observation last = chart.lastInForce();
      return last == null
          ? null
          : new LastVitals(
              last.id(),
              last.takenAt(),
              last.vitals(),
              chart.earlierNumbers(),
              last.vitals().meanArterial(),
              News2View.of(chart.news2(last, Duration.ofMinutes(protocol.freshnessMinutes()))));
    }
  }

  /** A booked session and whose it is. */
  record Next(InfusionSession session, BoardPatient patient) {}
}
