package org.chairside.change;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.booking.Collision;
import org.chairside.booking.Series;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.booking.SeriesPlanner;
import org.chairside.booking.SeriesView;
import org.chairside.breach.BreachExplainer;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.schedule.BookingRule;
import org.chairside.session.InfusionSession;
import org.jspecify.annotations.Nullable;

/** Says why a session cannot be moved there, and where it could be instead. */
@ApplicationScoped
class MoveRefusals {

  private final SeriesPlanner planner;
  private final Clock clock;

  MoveRefusals(SeriesPlanner planner, Clock clock) {
    this.planner = planner;
    this.clock = clock;
  }

  void refuseMissedGaps(
      Series series,
      InfusionSession session,
      Place place,
      List<InfusionSession> later,
      BreachExplainer explainer) {
    List<Missed> missed = missed(series, session, place);
    if (missed.isEmpty()) {
      return;
    }
    List<FieldError> errors =
        missed.stream()
            .map(
                each ->
                    FieldError.of(
                        "start", explainer.gap(each, each.start().isNew()), BookingRule.GAP.name()))
            .toList();
    throw new Collision(
        errors,
        planner
            .moved(series, session, place, later)
            .map(repair -> SeriesView.of(repair.proposal(), series, repair.schedule()))
            .orElse(null));
  }

  private List<Missed> missed(Series series, InfusionSession session, Place place) {
    List<PlannedStart> starts =
        Stream.concat(
                series.standing().stream()
                    .filter(each -> !each.id().equals(session.id()))
                    .map(each -> new PlannedStart(each.id(), each.startsAt(), false)),
                Stream.of(new PlannedStart(session.id(), place.start(), true)))
            .sorted(Comparator.comparing(PlannedStart::start))
            .toList();
    return series.gapRules().missed(starts, series.wall(), series.wall().dateOf(clock.instant()));
  }

  Collision noPlaceForLater(
      Series series, InfusionSession session, Place place, BreachExplainer explainer) {
    List<FieldError> errors = new ArrayList<>();
    for (Missed each : missed(series, session, place)) {
      errors.add(
          FieldError.of(
              "start", explainer.gap(each, each.start().isNew()), BookingRule.GAP.name()));
    }
    errors.add(FieldError.of("moveLater", BOOKING.noPlaceForLater(), BookingRule.GAP.name()));
    return new Collision(errors, null);
  }

  /** The nearest start at which the session could be instead. */
  @Nullable SeriesView nearest(Series series, InfusionSession session, Place place) {
    return planner
        .instead(series, session, place)
        .map(repair -> SeriesView.of(repair.proposal(), series, repair.schedule()))
        .orElse(null);
  }
}
