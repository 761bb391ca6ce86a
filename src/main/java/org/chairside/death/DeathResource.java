package org.chairside.death;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.PartialDate;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Patients who have died. {@code If-Match} names the version of the patient. */
@Path("/")
@OneTransaction
@InTurn
class DeathResource {

  private final DeathRecording recording;
  private final DeathRecords records;
  private final Patients patients;

  DeathResource(DeathRecording recording, DeathRecords records, Patients patients) {
    this.recording = recording;
    this.records = records;
    this.patients = patients;
  }

  /**
   * A patient has died.
   *
   * @param diedOn the date as far as it is known: {@code 2026}, {@code 2026-11} or {@code
   *     2026-11-02}; null where it is unknown
   */
  public record NewDeath(@Nullable @Size(max = 10) String diedOn) {}

  /** Why it was an error. */
  public record DeathRetraction(@NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /**
   * A death that was recorded, with what ended by it.
   *
   * @param diedOn the date as far as it is known; null where it is unknown
   * @param canceledSessions the booked sessions that were canceled
   * @param heldCourses the courses that were put on hold
   * @param withdrawnEntries the entries taken off the waitlist
   * @param openSessions sessions in which the patient had arrived; they stay, to be closed by hand
   * @param retractedAt null while it is in force
   */
  public record DeathView(
      UUID id,
      UUID patientId,
      @Nullable String diedOn,
      List<UUID> canceledSessions,
      List<UUID> heldCourses,
      List<UUID> withdrawnEntries,
      List<UUID> openSessions,
      Instant createdAt,
      @Nullable UUID createdBy,
      @Nullable Instant retractedAt,
      @Nullable UUID retractedBy,
      @Nullable String retractReason) {

    static DeathView of(DeathRecord death) {
      PartialDate on = death.diedOn();
      return new DeathView(
          death.id(),
          death.patientId(),
          on == null ? null : on.text(),
          death.ended().canceledSessions(),
          death.ended().heldCourses(),
          death.ended().withdrawnEntries(),
          death.ended().openSessions(),
          death.createdAt(),
          death.createdBy(),
          death.retractedAt(),
          death.retractedBy(),
          death.retractReason());
    }
  }

  @POST
  @Path("/patients/{id}/deaths")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  @ResponseStatus(201)
  public DeathView record(
      UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull NewDeath death) {
    String on = death.diedOn();
    return DeathView.of(
        recording.record(
            id, ifMatch, on == null || on.isBlank() ? null : PartialDate.read("diedOn", on)));
  }

  /** Every death recorded of the patient, retracted or not. */
  @GET
  @Path("/patients/{id}/deaths")
  @Authenticated
  public List<DeathView> list(UUID id) {
    return records.of(patients.get(id).id()).stream().map(DeathView::of).toList();
  }

  @POST
  @Path("/patients/{id}/deaths/{deathId}/retract")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public DeathView retract(
      UUID id,
      UUID deathId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull DeathRetraction why) {
    return DeathView.of(recording.retract(id, ifMatch, deathId, why.reason()));
  }
}
