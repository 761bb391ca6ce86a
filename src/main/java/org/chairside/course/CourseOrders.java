package org.chairside.course;

import static org.chairside.course.CourseMessages.COURSE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.course.CourseSessions.Counts;
import org.chairside.message.Message;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** Orders, holds, releases and cancels courses. */
@ApplicationScoped
public class CourseOrders {

  private final Courses courses;
  private final Patients patients;
  private final Clinics clinics;
  private final ProtocolCodes protocols;
  private final CourseSessions sessions;
  private final EventLog events;
  private final Event<CourseEvent.CourseCancelled> cancelled;
  private final Clock clock;

  CourseOrders(
      Courses courses,
      Patients patients,
      Clinics clinics,
      ProtocolCodes protocols,
      CourseSessions sessions,
      EventLog events,
      Event<CourseEvent.CourseCancelled> cancelled,
      Clock clock) {
    this.courses = courses;
    this.patients = patients;
    this.clinics = clinics;
    this.protocols = protocols;
    this.sessions = sessions;
    this.events = events;
    this.cancelled = cancelled;
    this.clock = clock;
  }

  /**
   * Orders a course; patient, clinic and protocol must be the organization's.
   *
   * @param override why the patient needs it beside another course that is not finished, or null
   * @throws UnfinishedCourse naming such a course, where there is no reason
   */
  public Course order(Course.Order order, @Nullable String override) {
    Patient patient = patients.findById(order.patientId());
    if (patient == null) {
      throw new Invalid("patientId", COURSE.patientOfOrganization());
    }
    if (clinics.findById(order.clinicId()) == null) {
      throw new Invalid("clinicId", COURSE.clinicOfOrganization());
    }
    if (!protocols.isPublished(order.protocol())) {
      throw new Invalid("protocol", COURSE.publishedProtocol());
    }
    OrderedDose.require(
        "dosePerKg",
        protocols.doubts(
            order.protocol(), order.dosePerKg(), order.infusionMinutes(), patient.weightKg()),
        order.doseReason());
    List<UUID> unfinished = unfinished(order.patientId());
    if (!unfinished.isEmpty() && override == null) {
      throw new UnfinishedCourse(unfinished.getFirst());
    }
    Course course = new Course(order, Actor.current().stamp(clock.instant()));
    courses.persistAndFlush(course);
    events.add(
        new CourseEvent.CourseOrdered(
            course.clinicId(), course.id(), unfinished.isEmpty() ? null : override, unfinished));
    return course;
  }

  /** The patient's courses that may still give a session, whatever the drug is called there. */
  private List<UUID> unfinished(UUID patientId) {
    // of two orders at once the second one sees the first
    patients.lock(patientId).requireAlive();
    List<Course> open =
        courses.ofPatient(patientId).stream()
            .filter(course -> course.status() != Course.CourseState.CANCELLED)
            .toList();
    Map<UUID, Counts> counts = sessions.counts(open.stream().map(Course::id).toList());
    return open.stream()
        .filter(course -> !isDone(course, counts.getOrDefault(course.id(), Counts.NONE)))
        .map(Course::id)
        .toList();
  }

  private static boolean isDone(Course course, Counts counts) {
    return counts.booked() == 0 && counts.completed() >= course.sessions();
  }

  Course hold(UUID id, String reason) {
    Course course = courses.lock(id);
    course.hold(reason);
    events.add(new CourseEvent.CourseHeld(course.clinicId(), id, Message.ofColumn(reason)));
    return flushed(course);
  }

  /** Holds the course where it is running; a course that is held or cancelled stays as it is. */
  public void holdIfActive(UUID id, String reason) {
    if (courses.lock(id).status() == Course.CourseState.ACTIVE) {
      hold(id, reason);
    }
  }

  Course release(UUID id, String reason) {
    Course course = courses.lock(id);
    patients.get(course.patientId()).requireAlive();
    course.release(reason);
    events.add(new CourseEvent.CourseReleased(course.clinicId(), id, reason));
    return flushed(course);
  }

  Course cancel(UUID id, String reason) {
    Course course = courses.lock(id);
    course.cancel(reason);
    var event = new CourseEvent.CourseCancelled(course.clinicId(), id, reason);
    events.add(event);
    cancelled.fire(event);
    return flushed(course);
  }

  private Course flushed(Course course) {
    courses.flush();
    return course;
  }
}
