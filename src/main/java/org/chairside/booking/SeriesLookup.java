package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.Recommendations;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.planning.SeriesRequest.Usual;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/** Looks up a course with everything that planning needs. */
@ApplicationScoped
public class SeriesLookup {

  private final Courses courses;
  private final Recommendations recommendations;
  private final Clinics clinics;
  private final Patients patients;
  private final Sessions sessions;
  private final Clock clock;

  SeriesLookup(
      Courses courses,
      Recommendations recommendations,
      Clinics clinics,
      Patients patients,
      Sessions sessions,
      Clock clock) {
    this.courses = courses;
    this.recommendations = recommendations;
    this.clinics = clinics;
    this.patients = patients;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The course, for reading only. */
  public Series look(UUID courseId) {
    Course course = courses.get(courseId);
    return series(course, patients.get(course.patientId()), clinics.get(course.clinicId()));
  }

  /** The course and its patient, locked against concurrent bookings; the clinic keeps its zone. */
  public Series lock(UUID courseId) {
    Course course = courses.lock(courseId);
    Patient patient = patients.lock(course.patientId());
    return series(course, patient, clinics.getInItsZone(course.clinicId()));
  }

  private Series series(Course course, Patient patient, Clinic clinic) {
    List<InfusionSession> standing = sessions.ofCourse(course.id());
    Instant now = clock.instant();
    InfusionSession last =
        standing.isEmpty() ? sessions.lastBefore(patient.id(), now) : standing.getLast();
    DoseRecommendation recommended = recommendations.inForce(course);
    boolean here = last != null && last.clinicId().equals(course.clinicId());
    return new Series(
        course,
        clinic,
        patient,
        standing,
        sessions.countBefore(
            patient.id(), course.id(), standing.isEmpty() ? now : standing.getFirst().startsAt()),
        recommended == null ? course.infusionMinutes() : recommended.infusionMinutes(),
        last == null || !here ? Usual.NONE : new Usual(last.chairId(), last.nurseId()));
  }
}
