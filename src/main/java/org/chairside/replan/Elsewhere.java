package org.chairside.replan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.booking.CourseSequences.Sequence;
import org.chairside.breach.BlockedDays;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.DayOutlook;
import org.chairside.schedule.DayOutlook.Sought;
import org.chairside.schedule.WallClock;

/**
 * What blocks the days on which a session without a place could otherwise be, once the other
 * sessions have moved.
 */
record Elsewhere(
    ClinicSchedule schedule, Map<UUID, Sequence> byCourse, List<Appointment> moves, Instant now) {

  /** By rule, over the days that the re-plan looked at. */
  List<BlockedDays> blocked(Appointment left) {
    List<Appointment> before =
        moves.stream().map(each -> schedule.appointment(each.id()).orElseThrow()).toList();
    before.forEach(each -> schedule.strike(each.id()));
    schedule.strike(left.id());
    moves.forEach(schedule::enter);
    try {
      WallClock wall = schedule.resources().clock();
      LocalDate home = wall.dateOf(left.start());
      Sought sought = new Sought(left.patientId(), left.phases(), left.patientsPerNurse(), now);
      List<DayOutlook> outlook =
          DayOutlook.between(
              home.minusDays(ReplanProposer.DAYS_AROUND),
              home.plusDays(ReplanProposer.DAYS_AROUND),
              sought,
              schedule);
      return BlockedDays.of(outlook, day -> keepsGap(left, day, wall));
    } finally {
      moves.forEach(each -> schedule.strike(each.id()));
      schedule.enter(left);
      before.forEach(schedule::enter);
    }
  }

  private boolean keepsGap(Appointment left, LocalDate day, WallClock wall) {
    return wall.at(day, wall.timeOf(left.start()))
        .map(
            start -> {
              List<Appointment> moved = new ArrayList<>(moves);
              moved.add(left.at(start, left.chairId(), left.nurseId()));
              return Sequence.missed(moved, byCourse, wall, now).isEmpty();
            })
        .orElse(false);
  }
}
