package org.chairside.amendment;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.chairside.amendment.ChartMove.Decision;
import org.chairside.amendment.ChartMove.EntryKind;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Page;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.Sessions;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionViews;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Entries made in error: marked, or moved to the session they belong to. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class AmendmentResource {

  private final Amendments amendments;
  private final ChartMoves moves;
  private final Sessions sessions;
  private final SessionViews views;

  AmendmentResource(
      Amendments amendments, ChartMoves moves, Sessions sessions, SessionViews views) {
    this.amendments = amendments;
    this.moves = moves;
    this.sessions = sessions;
    this.views = views;
  }

  /** Why an entry should not be in this chart. */
  public record EntryInError(@NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /** To which session an entry belongs, and why. */
  public record NewChartMove(
      @NotNull EntryKind kind,
      @NotNull UUID entryId,
      @NotNull UUID toSessionId,
      @NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /**
   * A move of an entry.
   *
   * @param decision null while it waits for a second person
   * @param movedEntryId the entry in the other session, or null
   */
  public record ChartMoveView(
      UUID id,
      EntryKind kind,
      UUID entryId,
      UUID fromSessionId,
      UUID toSessionId,
      String reason,
      Instant proposedAt,
      @Nullable UUID proposedBy,
      @Nullable Decision decision,
      @Nullable Instant decidedAt,
      @Nullable UUID decidedBy,
      @Nullable UUID movedEntryId) {

    static ChartMoveView of(ChartMove move) {
      return new ChartMoveView(
          move.id(),
          move.kind(),
          move.entryId(),
          move.fromSessionId(),
          move.toSessionId(),
          move.reason(),
          move.createdAt(),
          move.createdBy(),
          move.decision(),
          move.decidedAt(),
          move.decidedBy(),
          move.movedEntryId());
    }
  }

  @POST
  @Path("/sessions/{id}/observations/{observationId}/entered-in-error")
  @OfferedActionEndpoint(OfferedAction.ENTERED_IN_ERROR)
  public SessionView observationInError(
      UUID id, UUID observationId, @Valid @NotNull EntryInError error) {
    return views.of(
        amendments.enteredInError(EntryKind.OBSERVATION, id, observationId, error.reason()));
  }

  @POST
  @Path("/sessions/{id}/side-effects/{sideEffectId}/entered-in-error")
  @OfferedActionEndpoint(OfferedAction.ENTERED_IN_ERROR)
  public SessionView sideEffectInError(
      UUID id, UUID sideEffectId, @Valid @NotNull EntryInError error) {
    return views.of(
        amendments.enteredInError(EntryKind.SIDE_EFFECT, id, sideEffectId, error.reason()));
  }

  /** The moves out of the session and into it, oldest first. */
  @GET
  @Path("/sessions/{id}/chart-moves")
  @Authenticated
  public Page<ChartMoveView> moves(UUID id) {
    UUID sessionId = sessions.get(id).id();
    return new Page<>(moves.of(sessionId).stream().map(ChartMoveView::of).toList(), null);
  }

  /** Proposes a move; a second person confirms or declines it. */
  @POST
  @Path("/sessions/{id}/chart-moves")
  @OfferedActionEndpoint(OfferedAction.ENTERED_IN_ERROR)
  @ResponseStatus(201)
  public ChartMoveView propose(UUID id, @Valid @NotNull NewChartMove move) {
    return ChartMoveView.of(
        amendments.propose(move.kind(), id, move.entryId(), move.toSessionId(), move.reason()));
  }

  @POST
  @Path("/chart-moves/{id}/confirm")
  public ChartMoveView confirm(UUID id) {
    return ChartMoveView.of(amendments.confirm(id));
  }

  @POST
  @Path("/chart-moves/{id}/decline")
  public ChartMoveView decline(UUID id) {
    return ChartMoveView.of(amendments.decline(id));
  }
}
