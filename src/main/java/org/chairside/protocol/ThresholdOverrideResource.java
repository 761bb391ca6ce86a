package org.chairside.protocol;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.monitoring.ThresholdOverride;
import org.chairside.monitoring.ThresholdOverride.Threshold;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Page;
import org.chairside.protocol.OverrideRow.Limit;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Patient-specific limits, set by a clinician with a reason and an expiry. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class ThresholdOverrideResource {

  private final ThresholdOverrides overrides;

  ThresholdOverrideResource(ThresholdOverrides overrides) {
    this.overrides = overrides;
  }

  /**
   * A limit for this patient.
   *
   * @param protocol the code of the protocol
   * @param rule the code of the rule, such as {@code systolic-high}
   * @param severity the level of the rule
   * @param threshold which threshold of that level
   * @param value the limit in the threshold's unit
   * @param expiresAt until when it holds, at most 366 days from now
   */
  public record NewThresholdOverride(
      @NotBlank @Size(max = 100) String protocol,
      @NotBlank @Size(max = 100) String rule,
      @NotNull Severity severity,
      @NotNull Threshold threshold,
      @NotNull VitalSign sign,
      @NotNull BigDecimal value,
      @NotBlank @Size(max = 1000) @ReasonInWords String reason,
      @NotNull Instant expiresAt) {}

  /** Why it ends before it expires. */
  public record Revocation(@NotBlank @Size(max = 1000) String reason) {}

  /** A limit as people see it. */
  public record ThresholdOverrideView(
      UUID id,
      UUID patientId,
      String protocol,
      String rule,
      Severity severity,
      Threshold threshold,
      VitalSign sign,
      BigDecimal value,
      String reason,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable UUID revokedBy,
      @Nullable String revocationReason,
      Instant createdAt,
      @Nullable UUID createdBy) {

    static ThresholdOverrideView of(OverrideRow row) {
      ThresholdOverride limit = row.override();
      return new ThresholdOverrideView(
          limit.id(),
          row.patientId(),
          row.protocolCode(),
          limit.rule(),
          limit.severity(),
          limit.threshold(),
          limit.sign(),
          limit.value(),
          row.reason(),
          row.expiresAt(),
          row.revokedAt(),
          row.revokedBy(),
          row.revocationReason(),
          row.createdAt(),
          row.createdBy());
    }
  }

  /** Every limit ever set for the patient, the latest first. */
  @GET
  @Path("/patients/{id}/threshold-overrides")
  public Page<ThresholdOverrideView> list(UUID id) {
    List<OverrideRow> all = overrides.of(id);
    return new Page<>(all.stream().map(ThresholdOverrideView::of).toList(), null);
  }

  @POST
  @Path("/patients/{id}/threshold-overrides")
  @RolesAllowed(Role.CLINICIANS)
  @ResponseStatus(201)
  public ThresholdOverrideView set(UUID id, @Valid @NotNull NewThresholdOverride wanted) {
    Limit limit =
        new Limit(
            wanted.rule(), wanted.severity(), wanted.threshold(), wanted.sign(), wanted.value());
    return ThresholdOverrideView.of(
        overrides.set(id, wanted.protocol(), limit, wanted.reason(), wanted.expiresAt()));
  }

  @POST
  @Path("/patients/{id}/threshold-overrides/{overrideId}/revoke")
  @RolesAllowed(Role.CLINICIANS)
  public ThresholdOverrideView revoke(
      UUID id, UUID overrideId, @Valid @NotNull Revocation revocation) {
    return ThresholdOverrideView.of(overrides.revoke(id, overrideId, revocation.reason()));
  }
}
