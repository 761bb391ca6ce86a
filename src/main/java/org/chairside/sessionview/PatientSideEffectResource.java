package org.chairside.sessionview;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.charting.SideEffectView;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffects;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** A patient's side effects over all sessions. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class PatientSideEffectResource {

  private final Patients patients;
  private final Sessions sessions;
  private final SideEffects sideEffects;

  PatientSideEffectResource(Patients patients, Sessions sessions, SideEffects sideEffects) {
    this.patients = patients;
    this.sessions = sessions;
    this.sideEffects = sideEffects;
  }

  /** A side effect with the session in which it was. */
  public record PatientSideEffect(
      UUID sessionId, int sessionNumber, UUID courseId, SideEffectView sideEffect) {

    static PatientSideEffect of(SideEffect effect, InfusionSession session) {
      return new PatientSideEffect(
          session.id(),
          session.number(),
          session.courseId(),
          SideEffectView.of(effect, session, null));
    }
  }

  /** The side effects in force of all the patient's sessions, the newest first. */
  @GET
  @Path("/patients/{id}/side-effects")
  public Page<PatientSideEffect> ofPatient(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<SideEffect> rows = inForce(patients.get(id).id(), Cursor.after(cursor), most + 1);
    Page<SideEffect> page = Page.of(rows, most, effect -> new Cursor(effect.id()));
    Map<UUID, InfusionSession> bySession =
        sessions
            .withSegments(page.items().stream().map(SideEffect::sessionId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    return page.map(
        effect ->
            PatientSideEffect.of(
                effect, Objects.requireNonNull(bySession.get(effect.sessionId()))));
  }

  private List<SideEffect> inForce(UUID patientId, @Nullable UUID after, int most) {
    SideEffect last =
        after == null
            ? null
            : sideEffects
                .findByIdOptional(after)
                .orElseThrow(() -> new Invalid("cursor", FIELD.cursor()));
    List<SideEffect> rows = sideEffects.ofPatient(patientId, last, most);
    // with one query for all their grades
    sideEffects.grades(rows);
    return rows;
  }
}
