package org.chairside.undo;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.Sessions;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionViews;
import org.jspecify.annotations.Nullable;

/** Takes steps of a session back that were taken by mistake. */
@Path("/")
@OneTransaction
@InTurn
class UndoResource {

  private final ChairsideUndo chairside;
  private final Reinstatement reinstatement;
  private final Sessions sessions;
  private final SessionViews views;

  UndoResource(
      ChairsideUndo chairside, Reinstatement reinstatement, Sessions sessions, SessionViews views) {
    this.chairside = chairside;
    this.reinstatement = reinstatement;
    this.sessions = sessions;
    this.views = views;
  }

  /** Why a step is taken back. */
  public record UndoReason(@NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /** Back to booked; refused where vital signs or side effects are charted. */
  @POST
  @Path("/sessions/{id}/undo-check-in")
  @OfferedActionEndpoint(OfferedAction.UNDO_CHECK_IN)
  @RolesAllowed({Role.NURSES, Role.CLINICIANS})
  public SessionView checkIn(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull UndoReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return views.of(chairside.checkIn(id, why.reason()));
  }

  /** Back to infusing, paused or stopped, as before the end of the infusion. */
  @POST
  @Path("/sessions/{id}/undo-finish")
  @OfferedActionEndpoint(OfferedAction.UNDO_FINISH)
  @RolesAllowed({Role.NURSES, Role.CLINICIANS})
  public SessionView finish(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull UndoReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return views.of(chairside.finish(id, why.reason()));
  }

  /** Back to the recovery; refused after the signature. */
  @POST
  @Path("/sessions/{id}/undo-discharge")
  @OfferedActionEndpoint(OfferedAction.UNDO_DISCHARGE)
  @RolesAllowed({Role.NURSES, Role.CLINICIANS})
  public SessionView discharge(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull UndoReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return views.of(chairside.discharge(id, why.reason()));
  }

  /** Back to booked, or to checked in; refused where the place is taken or a rule is broken. */
  @POST
  @Path("/sessions/{id}/undo-cancel")
  @OfferedActionEndpoint(OfferedAction.UNDO_CANCEL)
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
  public SessionView cancel(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull UndoReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return views.of(reinstatement.cancellation(id, why.reason()));
  }

  /** Back to booked; refused where the place is taken. */
  @POST
  @Path("/sessions/{id}/undo-no-show")
  @OfferedActionEndpoint(OfferedAction.UNDO_NO_SHOW)
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
  public SessionView noShow(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull UndoReason why) {
    Versioned.check(ifMatch, sessions.get(id).version());
    return views.of(reinstatement.noShow(id, why.reason()));
  }
}
