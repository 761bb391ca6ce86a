package org.chairside.patient;

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
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Two records of one person, merged and separated. */
@Path("/")
@OneTransaction
class MergeResource {

  private final RecordMerging merging;
  private final PatientMerges merges;
  private final Patients patients;

  MergeResource(RecordMerging merging, PatientMerges merges, Patients patients) {
    this.merging = merging;
    this.merges = merges;
    this.patients = patients;
  }

  /**
   * Another record of the same person.
   *
   * @param otherId the record that is merged into the one of the path
   * @param reason how it is known that both are one person
   */
  public record NewMerge(
      @NotNull UUID otherId, @NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /** Why two records are of two people after all. */
  public record MergeUndo(@NotBlank @Size(max = 1000) @ReasonInWords String reason) {}

  /**
   * A merge of two records.
   *
   * @param survivorId the record that stays in use
   * @param mergedId the one that points to it
   * @param undoneAt null while it is in force
   */
  public record MergeView(
      UUID id,
      UUID survivorId,
      UUID mergedId,
      String reason,
      Instant createdAt,
      @Nullable UUID createdBy,
      @Nullable Instant undoneAt,
      @Nullable UUID undoneBy,
      @Nullable String undoReason) {

    static MergeView of(PatientMerge merge) {
      return new MergeView(
          merge.id(),
          merge.survivorId(),
          merge.mergedId(),
          merge.reason(),
          merge.createdAt(),
          merge.createdBy(),
          merge.undoneAt(),
          merge.undoneBy(),
          merge.undoReason());
    }
  }

  @POST
  @Path("/patients/{id}/merges")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS, Role.ADMINS})
  @ResponseStatus(201)
  public MergeView merge(UUID id, @Valid @NotNull NewMerge wanted) {
    return MergeView.of(merging.merge(id, wanted.otherId(), wanted.reason()));
  }

  /** Every merge that concerns the patient, undone or not. */
  @GET
  @Path("/patients/{id}/merges")
  @Authenticated
  public List<MergeView> list(UUID id) {
    return merges.of(patients.get(id).id()).stream().map(MergeView::of).toList();
  }

  @POST
  @Path("/patients/{id}/merges/{mergeId}/undo")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS, Role.ADMINS})
  public MergeView undo(UUID id, UUID mergeId, @Valid @NotNull MergeUndo undo) {
    return MergeView.of(merging.undo(id, mergeId, undo.reason()));
  }
}
