package org.chairside.flag;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.chairside.course.NewRecommendation;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Flags: raised, acknowledged, resolved. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class FlagResource {

  private final Flags flags;
  private final FlagRegister register;
  private final FlagDecisions decisions;

  FlagResource(Flags flags, FlagRegister register, FlagDecisions decisions) {
    this.flags = flags;
    this.register = register;
    this.decisions = decisions;
  }

  /** A flag that a person raises. */
  public record NewFlag(@NotNull Severity severity, @NotBlank @Size(max = 1000) String reason) {}

  /**
   * What a clinician decided.
   *
   * @param recommendation with ADJUST, what the course's next sessions are to give
   */
  public record Resolution(
      @NotNull Disposition disposition,
      @Nullable @Size(max = 4000) String note,
      @Nullable @Valid NewRecommendation recommendation) {}

  /**
   * What a clinician decided on several flags at once.
   *
   * @param recommendation with ADJUST, what the course's next sessions are to give; it is recorded
   *     once
   */
  public record JointResolution(
      @NotEmpty @Size(max = 100) List<@NotNull UUID> flagIds,
      @NotNull Disposition disposition,
      @Nullable @Size(max = 4000) String note,
      @Nullable @Valid NewRecommendation recommendation) {}

  /**
   * Flags, the most urgent first and among those the oldest.
   *
   * @param escalatedTo somebody of the staff, or {@code me}: only what was escalated to them
   */
  @GET
  @Path("/flags")
  public Page<FlagView> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("severity") @Nullable String severity,
      @QueryParam("clinic") @Nullable String clinic,
      @QueryParam("escalatedTo") @Nullable String escalatedTo,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Flags.Selection wanted =
        new Flags.Selection(
            Query.anyOf("status", FlagStatus.class, status),
            Query.anyOf("severity", Severity.class, severity),
            Query.id("clinic", clinic),
            "me".equals(escalatedTo)
                ? Actor.current().staffId()
                : Query.id("escalatedTo", escalatedTo));
    int most = Page.limit(limit);
    return Page.of(
            flags.matching(wanted, Cursor.after(cursor), most + 1), most, f -> new Cursor(f.id()))
        .map(FlagView::of);
  }

  @GET
  @Path("/flags/{id}")
  public FlagView get(UUID id) {
    return FlagView.of(flags.get(id));
  }

  @POST
  @Path("/sessions/{id}/flags")
  @OfferedActionEndpoint(OfferedAction.RAISE_FLAG)
  @ResponseStatus(201)
  public FlagView raise(UUID id, @Valid @NotNull NewFlag wanted) {
    return FlagView.of(register.raise(id, wanted.severity(), wanted.reason()));
  }

  @POST
  @Path("/flags/{id}/acknowledge")
  public FlagView acknowledge(UUID id) {
    return FlagView.of(decisions.acknowledge(id));
  }

  @POST
  @Path("/flags/{id}/resolve")
  @RolesAllowed(Role.CLINICIANS)
  public FlagView resolve(UUID id, @Valid @NotNull Resolution resolution) {
    return FlagView.of(
        decisions.resolve(
            id, resolution.disposition(), resolution.note(), resolution.recommendation()));
  }

  /** Resolves all of the flags, or where one of them cannot be resolved none. */
  @POST
  @Path("/flags/resolve")
  @RolesAllowed(Role.CLINICIANS)
  public List<FlagView> resolveAll(@Valid @NotNull JointResolution resolution) {
    return decisions
        .resolveAll(
            resolution.flagIds(),
            resolution.disposition(),
            resolution.note(),
            resolution.recommendation())
        .stream()
        .map(FlagView::of)
        .toList();
  }
}
