package org.chairside.change;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.booking.Move;
import org.chairside.booking.Moves;
import org.chairside.change.Rescheduling.Moved;
import org.chairside.message.Message;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.problem.WholeMinutes;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.session.ClosingCode;
import org.chairside.session.InfusionSession;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.SessionStatus;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Moves sessions, cancels them or marks them as missed. */
@Path("/")
@OneTransaction
@InTurn
class ChangeResource {

  private final Rescheduling rescheduling;
  private final Cancellations cancellations;
  private final ChairChanges chairChanges;
  private final Sessions sessions;
  private final SessionSummaries summaries;

  ChangeResource(
      Rescheduling rescheduling,
      Cancellations cancellations,
      ChairChanges chairChanges,
      Sessions sessions,
      SessionSummaries summaries) {
    this.rescheduling = rescheduling;
    this.cancellations = cancellations;
    this.chairChanges = chairChanges;
    this.sessions = sessions;
    this.summaries = summaries;
  }

  /**
   * Why a session is canceled or was missed.
   *
   * @param code one of those that can be counted; where it is left out, a reason that is itself a
   *     code is taken for it
   */
  public record ClosingReason(
      @NotBlank @Size(max = 1000) String reason, @Nullable ClosingCode code) {}

  /**
   * Where a session is to be.
   *
   * @param chairId its own, or a free one, where left out
   * @param moveLater true: the later sessions of the course move too, as little as needed
   * @param preview true: returns what it would do and writes nothing
   */
  public record NewTime(
      @NotNull @WholeMinutes Instant start,
      @Nullable UUID chairId,
      @Nullable Boolean moveLater,
      @Nullable Boolean preview) {}

  /** Where the patient sits from now on, and why. */
  public record OtherChair(
      @NotNull UUID chairId, @NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /**
   * A session that was moved, or would be.
   *
   * @param moves every session that changes its time or chair, this one first
   */
  public record Rescheduled(
      UUID id,
      UUID courseId,
      int number,
      SessionStatus status,
      UUID chairId,
      @Nullable UUID nurseId,
      Instant start,
      Instant end,
      boolean preview,
      List<SessionMove> moves,
      List<Message> notices) {}

  /** From where to where a session moves. */
  public record SessionMove(
      UUID sessionId,
      int number,
      Instant fromStart,
      UUID fromChairId,
      Instant start,
      Instant end,
      UUID chairId,
      @Nullable UUID nurseId) {

    static SessionMove of(Move move) {
      return new SessionMove(
          move.session().id(),
          move.session().number(),
          move.fromStart(),
          move.fromChair(),
          move.start(),
          move.start().plus(Moves.phases(move.session()).stay()),
          move.chairId(),
          move.nurseId());
    }
  }

  @POST
  @Path("/sessions/{id}/reschedule")
  @OfferedActionEndpoint(OfferedAction.RESCHEDULE)
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
  public Rescheduled reschedule(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull NewTime wanted) {
    Versioned.check(ifMatch, sessions.get(id).version());
    boolean preview = Boolean.TRUE.equals(wanted.preview());
    Moved moved =
        rescheduling.reschedule(
            id, wanted.start(), wanted.chairId(), Boolean.TRUE.equals(wanted.moveLater()), preview);
    List<SessionMove> moves = moved.moves().stream().map(SessionMove::of).toList();
    InfusionSession session = moved.moves().getFirst().session();
    SessionMove own = moves.getFirst();
    return new Rescheduled(
        session.id(),
        session.courseId(),
        session.number(),
        session.status(),
        own.chairId(),
        own.nurseId(),
        own.start(),
        own.end(),
        preview,
        moves,
        moved.notices());
  }

  @POST
  @Path("/sessions/{id}/cancel")
  @OfferedActionEndpoint(OfferedAction.CANCEL)
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
  public SessionSummary cancel(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ClosingReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return summary(cancellations.cancel(id, why.code(), why.reason()));
  }

  @POST
  @Path("/sessions/{id}/no-show")
  @OfferedActionEndpoint(OfferedAction.NO_SHOW)
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
  public SessionSummary miss(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ClosingReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return summary(cancellations.miss(id, why.code(), why.reason()));
  }

  /** Moves a patient who has arrived to another chair. */
  @POST
  @Path("/sessions/{id}/change-chair")
  @OfferedActionEndpoint(OfferedAction.CHANGE_CHAIR)
  @RolesAllowed({Role.NURSES, Role.CLINICIANS})
  public SessionSummary changeChair(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull OtherChair wanted) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return summary(chairChanges.change(id, wanted.chairId(), wanted.reason()));
  }

  private SessionSummary summary(InfusionSession session) {
    return summaries.of(List.of(session)).getFirst();
  }
}
