package org.chairside.death;

import static org.chairside.death.DeathMessages.DEATH;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.change.Cancellations;
import org.chairside.course.Course;
import org.chairside.course.CourseOrders;
import org.chairside.course.Courses;
import org.chairside.hold.BookingHolds;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.waitlist.WaitlistActions;

/** What is planned for a patient, and how it ends. */
@ApplicationScoped
class Plans {

  private final Courses courses;
  private final CourseOrders orders;
  private final BookingHolds holds;
  private final SessionCalendar calendar;
  private final Cancellations cancellations;
  private final WaitlistActions waitlist;

  Plans(
      Courses courses,
      CourseOrders orders,
      BookingHolds holds,
      SessionCalendar calendar,
      Cancellations cancellations,
      WaitlistActions waitlist) {
    this.courses = courses;
    this.orders = orders;
    this.holds = holds;
    this.calendar = calendar;
    this.cancellations = cancellations;
    this.waitlist = waitlist;
  }

  // Courses before their patient, as everybody does who books.
  List<Course> lock(UUID patientId) {
    return courses.ofPatient(patientId).stream().map(course -> courses.lock(course.id())).toList();
  }

  // Off the waitlist first, so that no freed time is offered to the same patient.
  Ended end(UUID patientId, List<Course> ofPatient, Instant now) {
    List<UUID> withdrawn = waitlist.withdrawAll(patientId);
    List<UUID> held = ofPatient.stream().filter(Course::isActive).map(Course::id).toList();
    held.forEach(id -> orders.holdIfActive(id, DEATH.courseHeld().code()));
    ofPatient.forEach(course -> holds.releaseAll(course.id(), now));
    List<InfusionSession> all = calendar.everOfPatient(patientId);
    List<UUID> booked =
        all.stream().filter(InfusionSession::isBooked).map(InfusionSession::id).toList();
    List<UUID> open =
        all.stream()
            .filter(session -> session.status().isPresent())
            .map(InfusionSession::id)
            .toList();
    booked.forEach(cancellations::cancelForDeath);
    return new Ended(booked, held, withdrawn, open);
  }
}
