package org.chairside.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.breach.BlockedDays;
import org.chairside.breach.BreachExplainer;
import org.chairside.message.Message;
import org.chairside.planning.Proposal;
import org.chairside.planning.SeriesSearch.Obstacle;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.DayOutlook;
import org.chairside.schedule.DayOutlook.Sought;
import org.jspecify.annotations.Nullable;

/**
 * What a search for a series found.
 *
 * @param obstacle why there is no series; null if there is one
 * @param now when it was searched; nothing can start before
 */
record FoundSeries(
    List<Proposal> proposals, ClinicSchedule schedule, @Nullable Obstacle obstacle, Instant now) {

  /** What blocks the days on which the session of the obstacle could be; none without one. */
  List<BlockedDays> blockedDays(Series series) {
    if (obstacle == null) {
      return List.of();
    }
    Sought sought =
        new Sought(
            series.patient().id(), series.phases(), series.patientsPerNurse(obstacle.index()), now);
    List<DayOutlook> outlook =
        DayOutlook.between(obstacle.from(), obstacle.until(), sought, schedule);
    // A day with a free start is one that the course's gaps rule out.
    Set<LocalDate> free =
        outlook.stream()
            .filter(day -> day.broken().isEmpty())
            .map(DayOutlook::day)
            .collect(Collectors.toSet());
    return BlockedDays.of(outlook, day -> !free.contains(day));
  }

  /** What could not be checked for the proposals. */
  List<Message> notices(Series series) {
    List<Appointment> placed =
        proposals.stream()
            .flatMap(proposal -> proposal.sessions().stream())
            .map(
                each ->
                    new Appointment(
                        UUID.randomUUID(),
                        series.course().id(),
                        series.patient().id(),
                        each.chairId(),
                        each.nurseId(),
                        each.start(),
                        series.phases(),
                        series.patientsPerNurse(each.index()),
                        false))
            .toList();
    return new BreachExplainer(schedule, Map.of()).notices(placed);
  }
}
