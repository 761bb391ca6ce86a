package org.chairside.course;

import static org.chairside.course.CourseMessages.COURSE;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chairside.course.ProtocolCodes.OrderDoubt;
import org.chairside.patient.Patient;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;

/** Changes what a course orders while it runs. */
@ApplicationScoped
public class OrderRevisions {

  // The same factor as for a recommended dose.
  private static final BigDecimal FAR = new BigDecimal(2);

  private final Courses courses;
  private final ProtocolCodes protocols;
  private final EventLog events;
  private final Clock clock;

  OrderRevisions(Courses courses, ProtocolCodes protocols, EventLog events, Clock clock) {
    this.courses = courses;
    this.protocols = protocols;
    this.events = events;
    this.clock = clock;
  }

  /**
   * How far the course is.
   *
   * @param begun sessions that were given or have begun: they keep the order they began with
   * @param booked sessions that have not begun
   */
  public record Standing(int begun, int booked) {}

  /**
   * Changes the order for the sessions that have not begun.
   *
   * @param course locked together with its patient
   * @throws Conflict where the patient has died, or the course has ended
   * @throws Invalid where the order cannot be so, or nothing changes; an implausible dose is
   *     confirmed with a reason
   */
  public void revise(
      Course course, Patient patient, OrderChange change, Standing standing, String reason) {
    patient.requireAlive();
    course.requireNotCancelled();
    if (standing.booked() == 0 && standing.begun() >= course.sessions()) {
      throw new Conflict(COURSE.completed());
    }
    Course.Order before = course.order();
    List<String> fields = change.changed(before);
    if (fields.isEmpty()) {
      throw new Invalid("dosePerKg", COURSE.somethingMustChange());
    }
    Course.Order after = change.appliedTo(before);
    int sessions = Course.sessions(after.phases());
    if (sessions < standing.begun()) {
      throw new Invalid("phases", COURSE.sessionsBegun(standing.begun(), sessions));
    }
    if (change.changesDose(before)) {
      OrderedDose.require("dosePerKg", doubts(before, after, patient), change.doseReason());
    }
    course.revise(after, change.changesDose(before), reason, clock.instant());
    courses.flush();
    events.add(
        new CourseEvent.CourseRevised(course.clinicId(), course.id(), reason, List.copyOf(fields)));
  }

  private List<OrderDoubt> doubts(Course.Order before, Course.Order after, Patient patient) {
    List<OrderDoubt> doubts =
        new ArrayList<>(
            protocols.doubts(
                after.protocol(), after.dosePerKg(), after.infusionMinutes(), patient.weightKg()));
    if (after.dosePerKg().compareTo(before.dosePerKg().multiply(FAR)) > 0) {
      doubts.add(
          new OrderDoubt(
              "dose-far-from-order", COURSE.farFromOrder(before.dosePerKg().stripTrailingZeros())));
    }
    return doubts;
  }
}
