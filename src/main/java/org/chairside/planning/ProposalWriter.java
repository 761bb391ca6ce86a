package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.planning.CheapestPath.Path;
import org.chairside.planning.Pricing.Pattern;
import org.chairside.planning.Proposal.Kind;
import org.chairside.planning.Proposal.Part;
import org.chairside.planning.Proposal.Placed;
import org.chairside.planning.Proposal.Reason;
import org.chairside.planning.SeriesRequest.RequestedSession;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.WallClock;
import org.jspecify.annotations.Nullable;

/** Turns a path into a proposal: starts, chairs, nurses, and costs by reason. */
final class ProposalWriter {

  private final SeriesRequest request;
  private final SeriesLayers layers;
  private final StartGrid grid;
  private final Pricing pricing;
  private final WallClock clock;
  private final ChairAndNurse chairAndNurse;

  ProposalWriter(
      ClinicSchedule schedule,
      SeriesRequest request,
      SeriesLayers layers,
      StartGrid grid,
      Pricing pricing) {
    this.request = request;
    this.layers = layers;
    this.grid = grid;
    this.pricing = pricing;
    clock = schedule.resources().clock();
    chairAndNurse = new ChairAndNurse(schedule);
  }

  Proposal proposal(Kind kind, @Nullable Pattern pattern, Path path, boolean priced) {
    List<Placed> placed = new ArrayList<>();
    Map<Reason, Integer> points = new EnumMap<>(Reason.class);
    for (int i = 0; i < path.days().length; i++) {
      RequestedSession requested = request.sessions().get(i);
      LocalDate day = LocalDate.ofEpochDay(path.days()[i]);
      if (!requested.isFixed()) {
        Instant start = start(requested, day, path.slots()[i]);
        placed.add(place(i, requested, start));
        if (priced) {
          add(
              points,
              pricing.place(
                  kind,
                  pattern,
                  CapacityTimeline.at(start),
                  day,
                  path.slots()[i],
                  requested.patientsPerNurse()));
          points.merge(Reason.DELAY, i == 0 ? pricing.delay(kind, day) : 0, Integer::sum);
        } else {
          points.merge(
              Reason.MOVES, layers.moveCost(requested, CapacityTimeline.at(start)), Integer::sum);
        }
      } else if (pattern != null) {
        points.merge(
            Reason.HOURS, Pricing.offTheHour(path.slots()[i], pattern.slot()), Integer::sum);
      }
      if (priced && i > 0) {
        int days = Math.toIntExact(path.days()[i] - path.days()[i - 1]);
        points.merge(
            Reason.GAPS, layers.areFixed(i) ? 0 : Pricing.gap(layers.gap(i), days), Integer::sum);
        if (pattern == null) {
          points.merge(
              Reason.HOURS,
              Pricing.DRIFT * Math.abs(path.slots()[i] - path.slots()[i - 1]),
              Integer::sum);
        }
      }
    }
    return new Proposal(kind, placed, Pricing.sum(points), parts(points));
  }

  private static void add(Map<Reason, Integer> to, Map<Reason, Integer> more) {
    more.forEach((reason, points) -> to.merge(reason, points, Integer::sum));
  }

  private static List<Part> parts(Map<Reason, Integer> points) {
    return points.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> new Part(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The start of a slot: the requested one, if it falls into the slot. */
  private Instant start(RequestedSession requested, LocalDate day, int slot) {
    Instant asked = requested.start();
    if (asked != null
        && clock.dateOf(asked).equals(day)
        && layers.slot(asked) == slot
        && grid.isFree(asked, requested.patientsPerNurse())) {
      return asked;
    }
    return grid.moment(day, slot).orElseThrow();
  }

  private Placed place(int index, RequestedSession requested, Instant start) {
    return new Placed(
        index,
        requested.sessionId(),
        start,
        start.plus(request.phases().stay()),
        chairAndNurse
            .chair(request.phases(), start, requested.chairId(), request.usual())
            .orElseThrow(),
        chairAndNurse
            .nurse(request.phases(), start, requested.patientsPerNurse(), request.usual().nurseId())
            .orElse(null));
  }
}
