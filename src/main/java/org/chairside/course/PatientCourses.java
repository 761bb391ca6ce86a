package org.chairside.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.PatientRows;
import org.chairside.platform.event.EventLog;

/** The courses of a patient, as they go to another record of the same person. */
@ApplicationScoped
class PatientCourses implements PatientRows {

  private final Courses courses;
  private final EventLog events;

  PatientCourses(Courses courses, EventLog events) {
    this.courses = courses;
    this.events = events;
  }

  @Override
  public String table() {
    return "course";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return courses.ofPatient(patientId).stream().map(Course::id).toList();
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    for (Course course : courses.byIds(ids)) {
      course.giveTo(patientId);
      events.add(new CourseEvent.CoursePatientChanged(course.clinicId(), course.id(), patientId));
    }
  }
}
