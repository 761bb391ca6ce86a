package org.chairside.sessionview;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.charting.Chart;
import org.chairside.charting.ObservationViews;
import org.chairside.charting.SessionMonitor;
import org.chairside.charting.SideEffectView;
import org.chairside.flag.Flag;
import org.chairside.flag.FlagView;
import org.chairside.message.Language;
import org.chairside.monitoring.Baseline;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.Timeline;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor;
import org.chairside.platform.event.Events;
import org.chairside.platform.web.ReaderLanguage;
import org.chairside.session.InfusionSession;
import org.chairside.sessionview.SessionView.BaselineValue;
import org.chairside.sessionview.SessionView.ChartPart;
import org.chairside.sessionview.SessionView.EventView;
import org.chairside.sessionview.SessionView.InfusionView;
import org.chairside.sessionview.SessionView.OrderedView;
import org.chairside.sessionview.SessionView.SegmentView;
import org.jspecify.annotations.Nullable;

/** Builds the chart part of a session for {@link SessionViews}. */
@ApplicationScoped
class ChartParts {

  private final SessionMonitor monitor;
  private final EarlierSessions earlier;
  private final ObservationViews observations;
  private final Events events;
  private final ReaderLanguage reader;
  private final Clock clock;

  ChartParts(
      SessionMonitor monitor,
      EarlierSessions earlier,
      ObservationViews observations,
      Events events,
      ReaderLanguage reader,
      Clock clock) {
    this.monitor = monitor;
    this.earlier = earlier;
    this.observations = observations;
    this.events = events;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * What is charted of the session by now.
   *
   * @param flags the session's, and its course's flags without a session
   * @param ordered what is to be given in it
   */
  ChartPart of(
      InfusionSession session,
      Chart chart,
      List<Flag> flags,
      @Nullable Protocol protocol,
      OrderedView ordered) {
    Timeline timeline = chart.timeline();
    return new ChartPart(
        infusion(session, ordered),
        protocol == null ? List.of() : baseline(protocol, timeline),
        monitor.limits(session, timeline),
        monitor.dueSet(session, timeline),
        monitor.coverage(session, timeline),
        observations.all(session, chart),
        sideEffects(session, chart),
        flags.stream().map(FlagView::of).toList(),
        monitor.notAssessed(session, timeline),
        earlier.before(session),
        events(session.id()));
  }

  private static List<SideEffectView> sideEffects(InfusionSession session, Chart chart) {
    Map<UUID, UUID> supersededBy = SideEffects.supersededBy(chart.sideEffects());
    return chart.sideEffects().stream()
        .map(effect -> SideEffectView.of(effect, session, supersededBy.get(effect.id())))
        .toList();
  }

  private @Nullable InfusionView infusion(InfusionSession session, OrderedView ordered) {
    Instant startedAt = session.startedAt();
    BigDecimal doseMg = session.delivery().doseMg();
    if (startedAt == null || doseMg == null) {
      return null;
    }
    Instant now = clock.instant();
    return new InfusionView(
        startedAt,
        doseMg,
        ordered.doseMg(),
        session.delivery().pump(),
        session.delivery().startOverride(),
        session.delivery().startOverrideBy(),
        session.delivery().doseReason(),
        session.delivery().startUnmet(),
        session.infusion().mgPerHour(now),
        session.infusion().deliveredMg(now),
        Chart.infusion(session).plannedEnd(),
        session.infusionEndedAt(),
        session.delivery().endReason(),
        session.segments().stream()
            .map(
                s ->
                    new SegmentView(
                        s.startedAt(), s.mgPerHour(), s.reason(), s.createdAt(), s.createdBy()))
            .toList());
  }

  private static List<BaselineValue> baseline(Protocol protocol, Timeline timeline) {
    return Baseline.of(protocol, timeline).from().entrySet().stream()
        .flatMap(
            entry -> {
              BigDecimal value = entry.getValue().vitals().number(entry.getKey());
              return value == null
                  ? Stream.empty()
                  : Stream.of(
                      new BaselineValue(
                          entry.getKey(),
                          value,
                          entry.getValue().id(),
                          entry.getValue().takenAt()));
            })
        .toList();
  }

  private List<EventView> events(UUID sessionId) {
    Language language = reader.current();
    try {
      return events.ofSession(Actor.current().organizationId(), sessionId).stream()
          .map(
              e ->
                  new EventView(
                      e.number(), e.type(), e.at(), e.actorId(), language.sayIn(e.data())))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }
}
