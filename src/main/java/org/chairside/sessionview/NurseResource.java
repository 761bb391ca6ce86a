package org.chairside.sessionview;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.session.InfusionSession;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.SessionEvent;
import org.chairside.session.Sessions;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/** The nurse a session is assigned to, who is notified first of its flags. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS, Role.SCHEDULERS})
class NurseResource {

  private final Sessions sessions;
  private final StaffMembers staff;
  private final EventLog events;
  private final SessionViews views;

  NurseResource(Sessions sessions, StaffMembers staff, EventLog events, SessionViews views) {
    this.sessions = sessions;
    this.staff = staff;
    this.events = events;
    this.views = views;
  }

  /** The nurse. */
  public record AssignedNurse(@NotNull UUID staffId) {}

  @PUT
  @Path("/sessions/{id}/nurse")
  @OfferedActionEndpoint(OfferedAction.ASSIGN_NURSE)
  public SessionView assign(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull AssignedNurse nurse) {
    InfusionSession session = sessions.lock(id);
    Versioned.require(ifMatch, session.version());
    if (!staff.isWorking(nurse.staffId(), Role.NURSE)) {
      throw new Invalid("staffId", FIELD.activeNurse());
    }
    session.assign(nurse.staffId());
    events.add(new SessionEvent.NurseAssigned(session.clinicId(), id, nurse.staffId()));
    sessions.flush();
    return views.of(session);
  }
}
