package org.chairside.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.booking.BookingDesk.Place;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Booking a course's sessions, calling them off, marking them as missed. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
public class BookingResource {

  private final BookingDesk desk;
  private final SessionSummaries summaries;

  BookingResource(BookingDesk desk, SessionSummaries summaries) {
    this.desk = desk;
    this.summaries = summaries;
  }

  /** The sessions to book, all of them or none. */
  public record NewBooking(@NotEmpty @Size(max = 100) List<@NotNull @Valid NewSession> sessions) {}

  /**
   * One session to book.
   *
   * @param end as a proposal gives it; the course and the clinic tell the length, so that it may be
   *     left out
   */
  public record NewSession(@NotNull Instant start, @NotNull UUID chairId, @Nullable Instant end) {}

  /** The sessions booked, in the order asked for. */
  public record Booking(List<SessionSummary> sessions) {}

  /**
   * Why a session is called off or was missed.
   *
   * @param reason in words
   * @param code the same so that it can be counted; where it is left out, a reason that is itself a
   *     code stands for it, and any other reason is OTHER
   */
  public record ClosingReason(
      @NotBlank @Size(max = 1000) String reason, @Nullable ClosingCode code) {}

  @POST
  @Path("/courses/{id}/bookings")
  @ResponseStatus(201)
  public Booking book(UUID id, @Valid @NotNull NewBooking wanted) {
    List<Place> places =
        wanted.sessions().stream().map(s -> new Place(s.start(), s.chairId())).toList();
    return new Booking(summaries.of(desk.book(id, places)));
  }

  @POST
  @Path("/sessions/{id}/cancel")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
  public SessionSummary cancel(UUID id, @Valid @NotNull ClosingReason why) {
    return summary(desk.cancel(id, why.code(), why.reason()));
  }

  @POST
  @Path("/sessions/{id}/no-show")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
  public SessionSummary miss(UUID id, @Valid @NotNull ClosingReason why) {
    return summary(desk.miss(id, why.code(), why.reason()));
  }

  private SessionSummary summary(InfusionSession session) {
    return summaries.of(List.of(session)).getFirst();
  }
}
