package org.chairside.course;

import java.util.Locale;
import org.chairside.platform.problem.Conflict;

/** The course's own state stands in the way. */
final class CourseIs extends Conflict {
  CourseIs(Course.CourseState status) {
    super("The course is " + status.name().toLowerCase(Locale.ROOT) + ".");
  }
}
