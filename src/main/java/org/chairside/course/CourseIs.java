package org.chairside.course;

import org.chairside.platform.problem.Conflict;

/** The course's own state stands in the way. */
final class CourseIs extends Conflict {
  CourseIs(Course.CourseState status) {
    super(CourseMessages.COURSE.is(status.message()));
  }
}
