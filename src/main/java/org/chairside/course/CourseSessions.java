package org.chairside.course;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Progress of courses; implemented by the package that keeps the sessions. */
public interface CourseSessions {

  /**
   * A course's session counts; canceled and missed ones are in neither.
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
