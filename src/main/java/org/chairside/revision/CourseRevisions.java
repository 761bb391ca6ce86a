package org.chairside.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chairside.booking.CourseSequences.Sequence;
import org.chairside.booking.Series;
import org.chairside.booking.SeriesLookup;
import org.chairside.change.Cancellations;
import org.chairside.course.Course;
import org.chairside.course.OrderChange;
import org.chairside.course.OrderRevisions;
import org.chairside.course.OrderRevisions.Standing;
import org.chairside.platform.web.Versioned;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Revises a course's order, and says which booked sessions do not fit it any more. */
@ApplicationScoped
class CourseRevisions {

  private final SeriesLookup lookup;
  private final OrderRevisions orders;
  private final Cancellations cancellations;
  private final Sessions sessions;

  CourseRevisions(
      SeriesLookup lookup, OrderRevisions orders, Cancellations cancellations, Sessions sessions) {
    this.lookup = lookup;
    this.orders = orders;
    this.cancellations = cancellations;
    this.sessions = sessions;
  }

  /**
   * What came of it.
   *
   * @param unfit booked sessions that do not fit the order
   * @param cancelled sessions beyond the ordered number that were canceled with it
   */
  record Revised(Course course, List<UnfitSession> unfit, List<UUID> cancelled) {}

  /**
   * Revises the order for the sessions that have not begun. No session is moved, and none is
   * canceled unless the caller says so.
   *
   * @param cancelBeyond whether booked sessions beyond the ordered number are canceled
   */
  Revised revise(
      UUID courseId,
      @Nullable String ifMatch,
      OrderChange change,
      String reason,
      boolean cancelBeyond) {
    // bookings, moves and cancellations of the course wait for this
    Series series = lookup.lock(courseId);
    Course course = series.course();
    Versioned.require(ifMatch, course.version());
    List<InfusionSession> standing = series.standing();
    int booked = (int) standing.stream().filter(InfusionSession::isBooked).count();
    orders.revise(
        course, series.patient(), change, new Standing(standing.size() - booked, booked), reason);
    List<UUID> cancelled =
        cancelBeyond
            ? OrderFit.beyond(course, standing).stream().map(InfusionSession::id).toList()
            : List.of();
    cancelled.forEach(id -> cancellations.cancel(id, ClosingCode.OTHER, reason));
    Sequence sequence = new Sequence(course, sessions.ofCourse(courseId));
    return new Revised(course, new OrderFit(sequence, series.wall()).unfit(), cancelled);
  }
}
