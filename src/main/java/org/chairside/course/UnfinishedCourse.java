package org.chairside.course;

import static org.chairside.course.CourseMessages.COURSE;

import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;

/** The patient has another course that is not finished, and nobody said why a second is right. */
final class UnfinishedCourse extends Conflict {
  UnfinishedCourse(UUID other) {
    super(
        COURSE.unfinished(other.toString()),
        List.of(FieldError.of("patientId", COURSE.unfinished(other.toString()))));
  }
}
