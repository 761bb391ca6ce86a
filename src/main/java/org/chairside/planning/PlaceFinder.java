package org.chairside.planning;

import java.util.List;
import java.util.Random;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.CapacityTimeline;
import org.chairside.schedule.ChairTimelines;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Resource;
import org.jspecify.annotations.Nullable;

/** Finds a place for one session next to the settled ones. */
final class PlaceFinder {

  // Now and then a start is skipped, so that the search does not cycle.
  private static final int BLINK = 40;

  private final List<ChairTimelines> chairs;
  private final @Nullable CapacityTimeline pumps;
  private final Random random;

  PlaceFinder(ClinicSchedule schedule, Random random) {
    chairs = schedule.chairTimelines();
    pumps = schedule.timeline(Resource.PUMPS);
    this.random = random;
  }

  /** The cheapest place that is left, or, at random, nearly; without one where none is. */
  Assignment find(MovingSession session, boolean atRandom) {
    for (CandidateStart start : session.starts()) {
      if (!atRandom || random.nextInt(BLINK) > 0) {
        Assignment found = at(session, start);
        if (found != null) {
          return found;
        }
      }
    }
    return Assignment.without(session.home());
  }

  private @Nullable Assignment at(MovingSession session, CandidateStart start) {
    long at = start.at();
    if (!session.patientIsFree(at) || (pumps != null && !pumps.has(at, session.freesPump(at), 1))) {
      return null;
    }
    int chair = chair(session, start);
    if (chair < 0) {
      return null;
    }
    DayStaff staff = start.staff();
    if (staff == null) {
      return session.at(start, chair, session.home().nurseId());
    }
    int nurse = nurse(session, start.nurses(), staff, at);
    return nurse < 0 ? null : session.at(start, chair, staff.ids()[nurse]);
  }

  private int chair(MovingSession session, CandidateStart start) {
    long at = start.at();
    int[] those = start.chairs();
    int turn = random.nextInt(those.length);
    int found = -1;
    for (int i = 0; i < those.length; i++) {
      int chair = those[(i + turn) % those.length];
      if ((found < 0 || chair == session.homeChair())
          && chairs.get(chair).allow(at, session.leaves(at), session.isReady(at))) {
        found = chair;
      }
    }
    return found;
  }

  private int nurse(MovingSession session, int[] those, DayStaff staff, long start) {
    Appointment home = session.home();
    int attention = ClinicSchedule.ATTENTION / home.patientsPerNurse();
    int turn = random.nextInt(those.length);
    int found = -1;
    for (int i = 0; i < those.length; i++) {
      int nurse = those[(i + turn) % those.length];
      boolean isOwn = staff.ids()[nurse].equals(home.nurseId());
      if ((found < 0 || isOwn) && staff.tracks()[nurse].allow(start, home.phases(), attention)) {
        found = nurse;
      }
    }
    return found;
  }
}
