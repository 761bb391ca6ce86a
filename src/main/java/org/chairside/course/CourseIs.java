package org.chairside.course;

import org.chairside.platform.problem.Conflict;

/** The course's state does not allow the action. */
final class CourseIs extends Conflict {
  CourseIs(Course.CourseState status) {
    super(CourseMessages.COURSE.is(status.message()));
  }
}
