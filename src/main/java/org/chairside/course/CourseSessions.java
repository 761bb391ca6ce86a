package org.chairside.course;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What has become of courses' sessions; told by who keeps the sessions. */
public interface CourseSessions {

  /**
   * Sessions of a course by what became of them; cancelled and missed ones are in neither number.
   *
   * @param completed discharged
   * @param booked booked or under way
   */
  record Counts(int completed, int booked) {
    static final Counts NONE = new Counts(0, 0);
  }

  /** The counts of each of these courses; a course without sessions may be left out. */
  Map<UUID, Counts> counts(Collection<UUID> courseIds);
}
