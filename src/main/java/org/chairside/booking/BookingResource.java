package org.chairside.booking;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.booking.SeriesBooking.Booked;
import org.chairside.booking.SeriesBooking.Held;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.hold.BookingHolds;
import org.chairside.hold.HoldView;
import org.chairside.message.Message;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.WholeMinutes;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.hibernate.validator.constraints.Range;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Holding and booking a course's sessions. */
@Path("/")
@OneTransaction
@InTurn
@RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
class BookingResource {

  private static final int HOLD_MINUTES = 10;

  private final SeriesBooking bookings;
  private final BookingHolds holds;
  private final SessionSummaries summaries;

  BookingResource(SeriesBooking bookings, BookingHolds holds, SessionSummaries summaries) {
    this.bookings = bookings;
    this.holds = holds;
    this.summaries = summaries;
  }

  /**
   * The sessions to book, all of them or none.
   *
   * @param holdId books what is held instead; then no sessions are given
   */
  public record NewBooking(
      @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid NewSession> sessions,
      @Nullable UUID holdId) {}

  /**
   * One session to book.
   *
   * @param end as in the proposal; optional, since course and clinic determine the length
   */
  public record NewSession(
      @NotNull @WholeMinutes Instant start, @NotNull UUID chairId, @Nullable Instant end) {
    Place place() {
      return new Place(start, chairId);
    }
  }

  /**
   * The sessions booked, in the order asked for.
   *
   * @param notices rules that could not be checked, and notes about sessions that begin within the
   *     hour or have begun
   */
  public record Booking(List<SessionSummary> sessions, List<Message> notices) {}

  /**
   * Places to keep for the course.
   *
   * @param minutes for how long; 10 where left out
   */
  public record NewHold(
      @NotEmpty @Size(max = 100) List<@NotNull @Valid NewSession> sessions,
      @Nullable @Range(min = 1, max = 60) Integer minutes) {}

  @POST
  @Path("/courses/{id}/bookings")
  @ResponseStatus(201)
  public Booking book(UUID id, @Valid @NotNull NewBooking wanted) {
    Booked booked = booked(id, wanted);
    return new Booking(summaries.of(booked.sessions()), booked.notices());
  }

  private Booked booked(UUID id, NewBooking wanted) {
    List<NewSession> places = wanted.sessions();
    UUID hold = wanted.holdId();
    if (places != null && hold == null) {
      return bookings.book(id, places.stream().map(NewSession::place).toList());
    }
    if (places == null && hold != null) {
      return bookings.book(id, hold);
    }
    throw new Invalid("sessions", BOOKING.sessionsOrHold());
  }

  @POST
  @Path("/courses/{id}/holds")
  @ResponseStatus(201)
  public HoldView hold(UUID id, @Valid @NotNull NewHold wanted) {
    Duration length =
        Duration.ofMinutes(wanted.minutes() == null ? HOLD_MINUTES : wanted.minutes());
    Held held =
        bookings.hold(id, wanted.sessions().stream().map(NewSession::place).toList(), length);
    return HoldView.of(held.hold(), held.notices());
  }

  @GET
  @Path("/holds/{id}")
  public HoldView held(UUID id) {
    return HoldView.of(holds.get(id), List.of());
  }

  @POST
  @Path("/holds/{id}/release")
  public HoldView release(UUID id) {
    return HoldView.of(bookings.release(id), List.of());
  }
}
